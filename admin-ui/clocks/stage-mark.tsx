import { useTranslate } from 'ra-core';
import type { Stage } from '../../domain/stages.ts';
import './clocks.css';

/** The colour token of a stage; 上报 has none of its own and shares that of 受理. */
const token = (stage: Stage): string => `var(--stage-${stage === 'report' ? 'accept' : stage})`;

/** A stage: its square and its word, never the square alone (screens section 5). */
export function StageMark({
  stage,
  bold,
}: {
  readonly stage: Stage;
  readonly bold?: boolean | undefined;
}) {
  const translate = useTranslate();
  return (
    <span className={bold === true ? 'bh-stage bold' : 'bh-stage'} style={{ color: token(stage) }}>
      {translate(`clocks.stage.${stage}`)}
    </span>
  );
}
