import { useMemo } from 'react';
import type { BoardTask } from '../../../api/contract/board.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import { trackGeometry } from '../../clocks/track-geometry.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useServerMinute } from '../../clocks/use-ticking.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { workingSpans } from '../../clocks/working-spans.ts';
import { useTranslate } from 'ra-core';

export interface PiecesProps {
  readonly task: BoardTask;
  readonly calendar: WorkingCalendar | null;
}

/** The pieces of a task's clock in the width of a column; the whole of it is on the page of the case. */
export function Pieces({ task, calendar }: PiecesProps) {
  const translate = useTranslate();
  const tongue = useTongue();
  const now = useServerMinute();
  const { pieces } = useMemo(
    () =>
      trackGeometry(
        {
          dueAt: task.dueAt === null ? null : Date.parse(task.dueAt),
          stoppedAt: null,
          segments: task.segments.map(({ kind, from, to, cause }) => ({
            kind,
            from: Date.parse(from),
            to: to === null ? null : Date.parse(to),
            cause: { code: cause, by: null, seq: null },
          })),
        },
        now,
        workingSpans(task.limitUnit, calendar),
      ),
    [task, now, calendar],
  );
  const shown = pieces.filter((piece) => piece.kind !== 'off');
  const words = shown.map(
    ({ kind, millis }) =>
      `${translate(`clocks.track.legend.${kind}`)} ${durationWords(millis, tongue, { round: 'down', days: false, seconds: false })}`,
  );
  if (shown.length === 0) return <span className="pieces none bh-3">–</span>;
  return (
    <span className="pieces" title={words.join(', ')}>
      <span className="bh-sr">{words.join(', ')}</span>
      {shown.map((piece) => (
        <i key={piece.from} className={piece.kind} style={{ flexGrow: piece.width }} />
      ))}
    </span>
  );
}
