import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { marking } from '../../../../bpmn/engine/queries.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import { playWalk, type WalkStep } from '../../../../bpmn/simulate/walk.ts';
import { ProcedureDiagram } from '../../../diagram/procedure-diagram.tsx';
import type { DiagramMarking } from '../../../diagram/marking.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface WalkViewProps {
  readonly procedure: Procedure;
  readonly xml: string;
  readonly walk: readonly WalkStep[];
  readonly nameOf: (element: string) => string;
  readonly onClose: () => void;
}

/** Choices that a walk makes stand for the element before the blank in their id. */
const drawn = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.map((id) => id.split(' ', 1)[0] ?? id)),
];

const drawnMarking = ({ active, completed, cancelled, taken }: DiagramMarking): DiagramMarking => ({
  active: drawn(active),
  completed: drawn(completed),
  cancelled: drawn(cancelled),
  taken: drawn(taken),
});

/** The way to what is wrong, step by step. */
export function WalkView({ procedure, xml, walk, nameOf, onClose }: WalkViewProps) {
  const { t } = useWords();
  const states = useMemo(() => playWalk(procedure, walk), [procedure, walk]);
  const [at, setAt] = useState(walk.length - 1);
  const state = states[at];
  const shown = useMemo(
    () =>
      state === undefined
        ? { active: [], completed: [], cancelled: [], taken: [] }
        : drawnMarking(marking(procedure, state)),
    [procedure, state],
  );
  const element = walk[at]?.element ?? '';
  return (
    <section className="bh-designer-canvas" aria-label={t('designer.check.play')}>
      <ProcedureDiagram xml={xml} marking={shown} label={t('designer.check.play')}>
        <span className="bh-walk">
          <b>{t('designer.rehearsal.step', { count: at + 1 })}</b>
          <span className="bh-cut">{nameOf(drawn([element])[0] ?? element)}</span>
          <Button
            size="small"
            disabled={at <= 0}
            onClick={() => {
              setAt(at - 1);
            }}
          >
            {t('designer.rehearsal.back')}
          </Button>
          <Button
            size="small"
            disabled={at >= walk.length - 1}
            onClick={() => {
              setAt(at + 1);
            }}
          >
            {t('designer.rehearsal.forth')}
          </Button>
          <Button size="small" onClick={onClose}>
            {t('designer.rehearsal.close')}
          </Button>
        </span>
      </ProcedureDiagram>
    </section>
  );
}
