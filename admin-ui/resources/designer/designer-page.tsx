import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useProcedureXml } from '../cases/procedure-queries.ts';
import { Designer } from './designer.tsx';
import { DesignerHead } from './designer-head.tsx';
import { useProcedureSummaries, useSurroundingsOf } from './designer-queries.ts';
import { RehearsalButton } from './rehearsal/rehearsal-button.tsx';
import { createDiagramStore } from './kept-diagram.ts';
import { SurroundingsContext } from './surroundings.ts';

interface OpenedProps {
  readonly procedure: string;
  readonly name: string;
  readonly version: number;
  readonly xml: string;
  readonly readOnly: boolean;
}

/** One procedure that is drawn on: what is changed is kept on this device. */
function Opened({ procedure, name, version, xml, readOnly }: OpenedProps) {
  const { t } = useWords();
  const rule = useDateRule();
  const { user } = useSession();
  const store = useMemo(
    () => createDiagramStore(user.id, procedure, localStorage),
    [user.id, procedure],
  );
  const of = `version-${version}`;
  const [kept] = useState(() => {
    const left = readOnly ? null : store.read();
    return left?.of === of ? left : null;
  });
  const [state, setState] = useState(() => {
    const time = kept === null ? '' : dateWords(kept.at, rule);
    return kept === null ? '' : t('designer.state.restored', { time });
  });
  const keep = (changed: string): void => {
    const at = Date.now();
    const done = store.write({ xml: changed, of, at });
    setState(
      done ? t('designer.state.kept', { time: dateWords(at, rule) }) : t('designer.state.unsaved'),
    );
  };
  return (
    <Designer
      xml={kept?.xml ?? xml}
      readOnly={readOnly}
      onChange={keep}
      renderHead={({ toggleRehearsal, rehearses }) => (
        <DesignerHead
          name={name}
          procedure={procedure}
          state={readOnly ? t('designer.state.readOnly') : state}
        >
          <span className="bh-grow" />
          <RehearsalButton toggle={toggleRehearsal} on={rehearses} />
        </DesignerHead>
      )}
    />
  );
}

interface Begun {
  readonly summary: ProcedureSummary;
  readonly version: number;
  readonly xml: string;
}

/** What is in force under a key; a fault when there is nothing to draw on. */
function useBegun(
  key: string,
  summaries: UseQueryResult<readonly ProcedureSummary[]>,
): {
  readonly begun: Begun | null;
  readonly failed: boolean;
} {
  const summary = summaries.data?.find((known) => known.key === key);
  const version = summary?.currentVersion ?? null;
  const text = useProcedureXml(key, version);
  const begun =
    summary === undefined || version === null || text.data === undefined
      ? null
      : { summary, version, xml: text.data };
  const isMissing = summaries.data !== undefined && version === null;
  return { begun, failed: summaries.isError || text.isError || isMissing };
}

/** `/procedures/:key/design`: the procedure in force, to be drawn on. */
export function DesignerPage() {
  const { t, name } = useWords();
  const { key = '' } = useParams();
  const { permissions } = useSession();
  const summaries = useProcedureSummaries();
  const { begun, failed } = useBegun(key, summaries);
  const around = useSurroundingsOf(key, summaries.data);
  usePageTitle(begun === null ? t('designer.title') : name(begun.summary));
  if (failed) {
    return (
      <p className="bh-waiting" role="alert">
        {t('designer.state.failed')}
      </p>
    );
  }
  if (begun === null) {
    return <p className="bh-waiting bh-later">{t('designer.state.loading')}</p>;
  }
  return (
    <SurroundingsContext value={around}>
      <Opened
        key={`${key} ${begun.version}`}
        procedure={key}
        name={name(begun.summary)}
        version={begun.version}
        xml={begun.xml}
        readOnly={!permissions.includes('procedure.write')}
      />
    </SurroundingsContext>
  );
}
