import type { Stage } from '../../../domain/stages.ts';
import { useWords } from '../../messages/use-words.ts';

interface Point {
  readonly stage: Stage;
  readonly x: number;
  readonly y: number;
  readonly textX: number;
  readonly textY: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly done: boolean;
}

const points: readonly Point[] = [
  { stage: 'accept', x: 160, y: 26, textX: 160, textY: 12, anchor: 'middle', done: true },
  { stage: 'file', x: 223.6, y: 52.4, textX: 239.6, textY: 57.4, anchor: 'start', done: true },
  { stage: 'dispatch', x: 250, y: 116, textX: 266, textY: 121, anchor: 'start', done: true },
  { stage: 'handle', x: 223.6, y: 179.6, textX: 239.6, textY: 184.6, anchor: 'start', done: true },
  { stage: 'check', x: 160, y: 206, textX: 160, textY: 232, anchor: 'middle', done: false },
  { stage: 'close', x: 96.4, y: 179.6, textX: 80.4, textY: 184.6, anchor: 'end', done: false },
  { stage: 'assess', x: 70, y: 116, textX: 54, textY: 121, anchor: 'end', done: false },
];

/** The loop that a case goes around. */
export function LoopDrawing() {
  const { t } = useWords();
  return (
    <svg viewBox="0 0 320 250" className="bh-loop" aria-hidden="true">
      <path d="M160 26a90 90 0 1 1-86 64" className="line" />
      {points.map((point) => (
        <g key={point.stage}>
          <circle cx={point.x} cy={point.y} r="6.5" className={point.done ? 'done' : 'open'} />
          <text x={point.textX} y={point.textY} textAnchor={point.anchor}>
            {t(`clocks.stage.${point.stage}`)}
          </text>
        </g>
      ))}
    </svg>
  );
}
