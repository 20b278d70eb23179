import { useTranslate } from 'ra-core';
import { useMemo } from 'react';
import type { Clock } from '../../api/contract/cases.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { useWords } from '../messages/use-words.ts';
import { limitOf, useCauseWords } from './cause-words.ts';
import {
  dateWords,
  dayHeadWords,
  dueWords,
  timeOfDay,
  wallDay,
  type DateRule,
} from './date-words.ts';
import { countsWorkingTime, durationWords, limitWords } from './duration-words.ts';
import {
  trackGeometry,
  type PieceKind,
  type TrackClock,
  type TrackGeometry,
  type TrackMark,
  type TrackPiece,
} from './track-geometry.ts';
import { dayLabels, timeLabels } from './track-labels.ts';
import { useServerTime } from './use-ticking.ts';
import { useDateRule } from './use-wording.ts';
import { workingSpans } from './working-spans.ts';
import './track.css';

/** The track grows so often, milliseconds. */
const trackStep = 10_000;

/** By which calendar the due time is drawn (architecture decision 5). */
export type Basis = 'judged' | 'recomputed';

const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));

function trackClock(clock: Clock, basis: Basis): TrackClock {
  return {
    dueAt: instant(basis === 'judged' ? clock.dueAt : clock.recomputed.dueAt),
    stoppedAt: instant(clock.stoppedAt),
    segments: clock.segments.map(({ kind, from, to, cause }) => ({
      kind,
      from: Date.parse(from),
      to: instant(to),
      cause,
    })),
  };
}

type OwnWords = (millis: number, round: 'down' | 'up') => string;

function pieceWords(piece: TrackPiece, own: OwnWords, paused: (time: string) => string): string {
  const time = own(piece.millis, piece.kind === 'overdue' ? 'up' : 'down');
  return piece.kind === 'paused' ? paused(time) : time;
}

/** By about how much room they take: words that do not fit are not shown. */
function roomFor(words: string): 'short' | 'long' | 'longest' {
  if (words.length <= 6) {
    return 'short';
  }
  return words.length <= 12 ? 'long' : 'longest';
}

function Piece({ piece, own }: { readonly piece: TrackPiece; readonly own: OwnWords }) {
  const translate = useTranslate();
  const words =
    piece.kind === 'off'
      ? ''
      : pieceWords(piece, own, (time) => translate('clocks.track.paused', { time }));
  return (
    <i className={piece.kind} style={{ width: `${piece.width}%` }}>
      <span className={roomFor(words)}>{words}</span>
    </i>
  );
}

/** The room that a letter takes. */
const letterRoom = '18px';

/** Letters that would lie on one another are moved apart, to the right, whatever the width of the track. */
function spread(
  marks: readonly TrackMark[],
): readonly { readonly mark: TrackMark; readonly at: string }[] {
  let least: string | null = null;
  return marks.map((mark) => {
    const left: string = least === null ? `${mark.left}%` : `max(${mark.left}%, ${least})`;
    least = `${left} + ${letterRoom}`;
    return { mark, at: `min(${left}, 100%)` };
  });
}

/** The picture; the same is said in words below it, so it is hidden from screen readers. */
function Bars({
  geometry,
  clock,
  own,
}: {
  readonly geometry: TrackGeometry;
  readonly clock: TrackClock;
  readonly own: OwnWords;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  return (
    <div className="bh-track" aria-hidden="true">
      <div className="days">
        {dayLabels(geometry, (at) => wallDay(at, rule.zone)).map((day) => (
          <span
            key={day.at}
            className={day.minor ? 'minor' : ''}
            style={{ '--at': `${day.left}%` }}
          >
            {dayHeadWords(day.at, rule.zone, rule.tongue)}
          </span>
        ))}
      </div>
      <div className="tr">
        {geometry.pieces.map((piece) => (
          <Piece key={`${piece.from}${piece.kind}`} piece={piece} own={own} />
        ))}
        {spread(geometry.marks).map(({ mark, at }) => (
          <em
            key={mark.letter}
            className={mark.effect === 'due' ? 'due' : ''}
            style={{ '--at': at }}
          >
            {mark.letter}
          </em>
        ))}
      </div>
      <div className="hrs">
        {timeLabels(geometry, clock.dueAt).map((label) => (
          <span key={label.at} className={label.kind} style={{ '--at': `${label.left}%` }}>
            {label.kind === 'due'
              ? translate('clocks.track.dueMark', { time: timeOfDay(label.at, rule.zone) })
              : timeOfDay(label.at, rule.zone)}
          </span>
        ))}
      </div>
    </div>
  );
}

function markTime(mark: TrackMark, rule: DateRule): string {
  const begin = dateWords(mark.at, rule);
  if (mark.to === null) return begin;
  const isOneDay = wallDay(mark.at, rule.zone) === wallDay(mark.to, rule.zone);
  // A time alone would be read as of the day before it.
  return `${begin} → ${isOneDay ? timeOfDay(mark.to, rule.zone) : dueWords(mark.to, rule)}`;
}

interface CauseRowProps {
  readonly mark: TrackMark;
  readonly clock: Clock;
  readonly own: OwnWords;
  readonly onEntry: (seq: number) => void;
}

/** Who caused it, and the way to the entry that says so; falling due is nobody's act. */
function Causer({ mark, onEntry }: Pick<CauseRowProps, 'mark' | 'onEntry'>) {
  const translate = useTranslate();
  const { name } = useWords();
  if (mark.cause === null) {
    return null;
  }
  const { seq, by } = mark.cause;
  const words = by === null ? translate('clocks.track.system') : name(by);
  return seq === null ? (
    <span className="bh-3 who">{words}</span>
  ) : (
    <button
      type="button"
      className="who"
      onClick={() => {
        onEntry(seq);
      }}
    >
      {translate('clocks.track.entry', { seq })} {words}
    </button>
  );
}

function CauseRow({ mark, clock, own, onEntry }: CauseRowProps) {
  const translate = useTranslate();
  const rule = useDateRule();
  const causeWords = useCauseWords();
  const given = mark.effect === 'extended' ? limitOf(mark) : clock.limit;
  const limit = given === null ? '' : limitWords(given, rule.tongue);
  const effect = given === null && mark.effect === 'extended' ? 'extendedOnly' : mark.effect;
  const time = mark.millis === null ? '' : own(mark.millis, 'down');
  return (
    <li>
      <em className={mark.effect === 'due' ? 'due' : ''}>{mark.letter}</em>
      <span className="tm">{markTime(mark, rule)}</span>
      <b className={mark.effect}>{translate(`clocks.track.effect.${effect}`, { time, limit })}</b>
      <span className="cause">{causeWords(mark, clock)}</span>
      <Causer mark={mark} onEntry={onEntry} />
    </li>
  );
}

const legendOrder: readonly PieceKind[] = ['running', 'paused', 'overdue', 'void', 'off'];

function Legend({ pieces }: { readonly pieces: readonly TrackPiece[] }) {
  const translate = useTranslate();
  const present = new Set(pieces.map((piece) => piece.kind));
  return (
    <p className="bh-track-legend" aria-hidden="true">
      {legendOrder
        .filter((kind) => present.has(kind))
        .map((kind) => (
          <span key={kind}>
            <i className={kind} />
            {translate(`clocks.track.legend.${kind}`)}
          </span>
        ))}
    </p>
  );
}

/** The pieces in words, for those who cannot see the picture. */
function Spoken({ geometry, own }: { readonly geometry: TrackGeometry; readonly own: OwnWords }) {
  const translate = useTranslate();
  const rule = useDateRule();
  return (
    <ol className="bh-sr">
      {geometry.pieces.map((piece) => (
        <li key={`${piece.from}${piece.kind}`}>
          {translate('clocks.track.piece', {
            kind: translate(`clocks.track.legend.${piece.kind}`),
            from: dateWords(piece.from, rule),
            to: dateWords(piece.to, rule),
            time: own(piece.to - piece.from, 'down'),
          })}
        </li>
      ))}
    </ol>
  );
}

export interface ClockTrackProps {
  readonly clock: Clock;
  /** The calendar in force; null while it is not known: then no gap is drawn. */
  readonly calendar: WorkingCalendar | null;
  readonly basis: Basis;
  /** A cause was chosen: go to its ledger entry. */
  readonly onEntry: (seq: number) => void;
}

/**
 * Why a clock stands where it stands (screens section 5): pieces in order, length by working time,
 * gaps squeezed, and the lettered list of causes, each joined to its ledger entry.
 */
export function ClockTrack({ clock, calendar, basis, onEntry }: ClockTrackProps) {
  const translate = useTranslate();
  const rule = useDateRule();
  const now = useServerTime(trackStep);
  const unit = clock.limit?.unit ?? null;
  const drawn = useMemo(() => trackClock(clock, basis), [clock, basis]);
  const geometry = useMemo(
    () => trackGeometry(drawn, now, workingSpans(unit, calendar)),
    [drawn, now, unit, calendar],
  );
  const own: OwnWords = (millis, round) =>
    durationWords(millis, rule.tongue, { round, days: !countsWorkingTime(unit), seconds: true });
  if (geometry.pieces.length === 0) {
    return <p className="bh-3">{translate('clocks.track.empty')}</p>;
  }
  return (
    <div className="bh-track-body">
      <Bars geometry={geometry} clock={drawn} own={own} />
      <Spoken geometry={geometry} own={own} />
      <ol className="bh-causes">
        {geometry.marks.map((mark) => (
          <CauseRow key={mark.letter} mark={mark} clock={clock} own={own} onEntry={onEntry} />
        ))}
      </ol>
      <Legend pieces={geometry.pieces} />
    </div>
  );
}
