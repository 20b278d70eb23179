import { useMemo } from 'react';
import { marking } from '../../../../bpmn/engine/queries.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import { settingTable } from '../../../../domain/settings/setting-table.ts';
import { useCalendar } from '../../../clocks/use-calendar.ts';
import { ProcedureDiagram } from '../../../diagram/procedure-diagram.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import type { Judging } from './outside.ts';
import { RehearsalPanel } from './rehearsal-panel.tsx';
import { stateOf } from './rehearsal.ts';
import { useRehearsal } from './use-rehearsal.ts';

export interface RehearsalViewProps {
  readonly procedure: Procedure;
  readonly xml: string;
  readonly nameOf: (element: string) => string;
}

const rules = {
  warnShare: settingTable.warnShare.value,
  escalateAfter: settingTable.escalateAfter.value,
};

/** The clocks are judged by the calendar in force and the settings as they are delivered. */
function useJudging(now: number): Judging {
  const year = new Date(now).getUTCFullYear();
  const calendar = useCalendar([year, year + 1]);
  return useMemo(() => ({ calendar, rules }), [calendar]);
}

/** A rehearsal beside its diagram: the engine that runs cases, here in the browser. */
export function RehearsalView({ procedure, xml, nameOf }: RehearsalViewProps) {
  const { t } = useWords();
  const { user } = useSession();
  const use = useRehearsal(procedure, user.id);
  const judging = useJudging(use.rehearsal.now);
  const state = stateOf(use.rehearsal);
  const shown = useMemo(() => marking(procedure, state), [procedure, state]);
  return (
    <>
      <section className="bh-designer-canvas" aria-label={t('designer.rehearsal.title')}>
        <ProcedureDiagram xml={xml} marking={shown} label={t('designer.rehearsal.title')} />
      </section>
      <RehearsalPanel use={use} judging={judging} nameOf={nameOf} />
    </>
  );
}
