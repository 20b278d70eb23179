import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Clock } from '../../api/contract/cases.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { useWords } from '../messages/use-words.ts';
import { ClockChip } from './clock-chip.tsx';
import { ClockTrack, type Basis } from './clock-track.tsx';
import { dueWords } from './date-words.ts';
import { useDateRule } from './use-wording.ts';

const ongoing: ReadonlySet<Clock['state']> = new Set([
  'overdue',
  'warn',
  'fine',
  'paused',
  'undetermined',
]);
const urgency: readonly Clock['state'][] = ['overdue', 'warn', 'undetermined', 'fine', 'paused'];

const isLate = (clock: Clock): boolean =>
  clock.state === 'stopped' && (clock.remainingMillis ?? 0) < 0;
const isHandling = (clock: Clock): boolean => clock.stage === 'handle';

/**
 * The clock that matters: running before paused, red first, then what falls due first. When all
 * have stopped, the last that was late, else that of handling, which is what a limit is about.
 */
export function currentClock(clocks: readonly Clock[]): Clock | null {
  const running = clocks.filter((clock) => ongoing.has(clock.state));
  const first = running.toSorted(
    (one, other) =>
      urgency.indexOf(one.state) - urgency.indexOf(other.state) ||
      Date.parse(one.dueAt ?? '9999-12-31') - Date.parse(other.dueAt ?? '9999-12-31'),
  )[0];
  return first ?? clocks.findLast(isLate) ?? clocks.findLast(isHandling) ?? clocks.at(-1) ?? null;
}

function clockName(translate: ReturnType<typeof useTranslate>, clock: Clock): string {
  return translate(`clocks.name.${clock.name}`, {
    _: clock.stage === null ? clock.name : translate(`clocks.stage.${clock.stage}`),
  });
}

/** What the calendar of today says, in a sentence; only while that is asked. */
function Recomputed({ clock }: { readonly clock: Clock }) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { dueAt, state, calendarVersion } = clock.recomputed;
  const version = calendarVersion;
  if (dueAt === null) {
    return <p className="bh-recomputed">{translate('clocks.track.recomputedNone', { version })}</p>;
  }
  const due = dueWords(Date.parse(dueAt), rule);
  const key = dueAt === clock.dueAt ? 'recomputedSame' : 'recomputedOther';
  return (
    <p className="bh-recomputed">
      {translate(`clocks.track.${key}`, {
        version,
        due,
        state: translate(`clocks.state.${state}`),
      })}
    </p>
  );
}

function Facts({ clock }: { readonly clock: Clock }) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name } = useWords();
  const holder = [clock.unit, clock.person]
    .flatMap((one) => (one === null ? [] : [name(one)]))
    .join(' ');
  const due =
    clock.dueAt === null
      ? translate('clocks.track.dueNone')
      : translate('clocks.track.dueBack', { due: dueWords(Date.parse(clock.dueAt), rule) });
  return (
    <span className="bh-2 bh-sm facts">
      {clockName(translate, clock)}
      {holder === '' ? null : <span className="bh-dot">{holder}</span>}
      {clock.extensions === 0 ? null : (
        <span className="bh-dot">
          {translate('clocks.track.extensions', { count: clock.extensions })}
        </span>
      )}
      <span className="bh-dot">
        {clock.missingYear === null
          ? due
          : translate('clocks.track.missingYear', { year: clock.missingYear })}
      </span>
    </span>
  );
}

export interface WhyCardProps {
  readonly clocks: readonly Clock[];
  readonly calendar: WorkingCalendar | null;
  readonly onEntry: (seq: number) => void;
}

/** Red has a reason: the current clock, its pieces and causes; older clocks can be chosen. */
export function WhyCard({ clocks, calendar, onEntry }: WhyCardProps) {
  const translate = useTranslate();
  const [basis, setBasis] = useState<Basis>('judged');
  const [chosen, setChosen] = useState<string | null>(null);
  const clock = clocks.find((each) => each.id === chosen) ?? currentClock(clocks);
  if (clock === null) {
    return null;
  }
  const title = clock.state === 'overdue' ? 'clocks.track.why' : 'clocks.track.whyNot';
  return (
    <section className="bh-card bh-why" aria-label={translate(title)}>
      <header>
        <h2>{translate(title)}</h2>
        <ClockChip
          state={clock.state}
          dueAt={clock.dueAt}
          remainingMillis={clock.remainingMillis}
          unit={clock.limit?.unit ?? null}
        />
        <Facts clock={clock} />
        <span className="bh-grow" />
        {clocks.length > 1 ? (
          <select
            aria-label={translate('clocks.track.clock')}
            value={clock.id}
            onChange={(event) => {
              setChosen(event.target.value);
            }}
          >
            {clocks.map((each) => (
              <option key={each.id} value={each.id}>
                {clockName(translate, each)} · {translate(`clocks.state.${each.state}`)}
              </option>
            ))}
          </select>
        ) : null}
        <span className="bh-seg">
          {(['judged', 'recomputed'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={basis === each}
              onClick={() => {
                setBasis(each);
              }}
            >
              {translate(each === 'judged' ? 'clocks.track.asJudged' : 'clocks.track.recomputed')}
            </button>
          ))}
        </span>
      </header>
      <div className="body">
        <ClockTrack clock={clock} calendar={calendar} basis={basis} onEntry={onEntry} />
        {basis === 'recomputed' ? <Recomputed clock={clock} /> : null}
      </div>
    </section>
  );
}
