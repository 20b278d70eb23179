import { clockStateAt } from '../../../../domain/clocks/clock-state.ts';
import type { ClockState } from '../../../../domain/clocks/judged-clock.ts';
import { dueWords } from '../../../clocks/date-words.ts';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useDateRule, useTongue } from '../../../clocks/use-wording.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import type { Judging } from './outside.ts';
import { judged, type RehearsedClock } from './rehearsed-clocks.ts';

export interface RehearsedClocksProps {
  readonly clocks: readonly RehearsedClock[];
  readonly judging: Judging;
  readonly now: number;
}

function stateWords(t: Words['t'], state: ClockState | null): readonly string[] {
  if (state === null || state === 'undetermined') {
    return [t('designer.rehearsal.noCalendar')];
  }
  if (state === 'overdue') {
    return [t('designer.rehearsal.overdue')];
  }
  return state === 'warn' ? [t('designer.rehearsal.warned')] : [];
}

function ClockLine({
  clock,
  judging: { calendar, rules },
  now,
}: {
  readonly clock: RehearsedClock;
  readonly judging: Judging;
  readonly now: number;
}) {
  const { t } = useWords();
  const tongue = useTongue();
  const rule = useDateRule();
  const verdict = calendar === null ? null : judged(clock, calendar, rules);
  const state = verdict === null ? null : clockStateAt(verdict, now);
  const due = verdict?.dueAt ?? null;
  const limit = verdict?.limit ?? null;
  const dueSaid =
    clock.state === 'running' && due !== null
      ? t('designer.rehearsal.due', { time: dueWords(due, rule) })
      : null;
  const said = [...stateWords(t, state), t(`designer.rehearsal.${clock.state}`), dueSaid];
  return (
    <li>
      <b>{clock.name}</b>
      <span className="bh-3 bh-sm">
        {limit === null ? null : limitWords(limit, tongue)}
        <span className="bh-dot" />
        {said.filter((words) => words !== null).join(', ')}
      </span>
    </li>
  );
}

/** The clocks of a rehearsal, judged by the working calendar in force. */
export function RehearsedClocks({ clocks, judging, now }: RehearsedClocksProps) {
  const { t } = useWords();
  return clocks.length === 0 ? null : (
    <section className="bh-rehearsal-group" aria-label={t('designer.rehearsal.clocks')}>
      <h3>{t('designer.rehearsal.clocks')}</h3>
      <ul>
        {clocks.map((clock) => (
          <ClockLine
            key={`${clock.name} ${clock.entries[0]?.at ?? 0} ${clock.instance}`}
            clock={clock}
            judging={judging}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}
