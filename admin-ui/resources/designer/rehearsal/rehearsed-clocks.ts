import type { Command } from '../../../../bpmn/engine/commands.ts';
import type { WorkingCalendar } from '../../../../domain/calendar/working-calendar.ts';
import type { ClockEntry } from '../../../../domain/clocks/clock-entry.ts';
import { judgeClock, type JudgingRules } from '../../../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../../../domain/clocks/judged-clock.ts';
import { parseLimit } from '../../../../domain/limits/parse-limit.ts';
import type { RehearsedStep } from './rehearsal.ts';

/** A clock of a rehearsal: its facts in order of time. */
export interface RehearsedClock {
  readonly name: string;
  readonly instance: string;
  readonly element: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly entries: readonly ClockEntry[];
}

type Clocks = readonly RehearsedClock[];
type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;
interface Moment {
  readonly at: number;
  /** The kind of the outcome by which a task was completed in this step. */
  readonly completed: { readonly instance: string; readonly kind: string } | null;
}

const cause = { code: 'rehearsed' };

const withEntry = (
  clocks: Clocks,
  clock: RehearsedClock,
  state: RehearsedClock['state'],
  entry: ClockEntry,
): Clocks =>
  clocks.map((one) => (one === clock ? { ...one, state, entries: [...one.entries, entry] } : one));

function open(clocks: Clocks, command: CommandOf<'open-clock'>, { at }: Moment): Clocks {
  const { clock: name, instance, element } = command;
  const limit = parseLimit(command.limit);
  const earlier = clocks.findLast((clock) => clock.name === name);
  if (limit === null) {
    return clocks;
  }
  if (command.reentry === 'resume' && earlier !== undefined && earlier.state !== 'running') {
    const last = { ...earlier, instance, element };
    const others = clocks.map((clock) => (clock === earlier ? last : clock));
    return withEntry(others, last, 'running', { type: 'resume', at, cause });
  }
  const over =
    earlier?.state === 'paused'
      ? withEntry(clocks, earlier, 'stopped', { type: 'stop', at, cause })
      : clocks;
  const entries: readonly ClockEntry[] = [{ type: 'start', at, limit, cause }];
  return [...over, { name, instance, element, state: 'running', entries }];
}

/** As the worker does: what is expected back pauses with its rest. */
function close(clocks: Clocks, command: CommandOf<'close-clock'>, moment: Moment): Clocks {
  const { at, completed } = moment;
  const clock = clocks.findLast(({ instance }) => instance === command.instance);
  if (clock === undefined || clock.state !== 'running') {
    return clocks;
  }
  const aside = completed?.instance === command.instance ? 'side' : 'back';
  const comesBack = command.how === 'returned' || completed?.kind === aside;
  return comesBack
    ? withEntry(clocks, clock, 'paused', { type: 'pause', at, cause })
    : withEntry(clocks, clock, 'stopped', { type: 'stop', at, cause });
}

function operate(clocks: Clocks, command: CommandOf<'operate-clock'>, { at }: Moment): Clocks {
  const clock = clocks.findLast(({ name }) => name === command.clock);
  if (clock === undefined || clock.state === 'stopped') {
    return clocks;
  }
  if (command.operation === 'extend') {
    const limit = parseLimit(command.limit);
    return limit === null
      ? clocks
      : withEntry(clocks, clock, clock.state, { type: 'extend', at, limit, cause });
  }
  return command.operation === 'pause'
    ? withEntry(clocks, clock, 'paused', { type: 'pause', at, cause })
    : withEntry(clocks, clock, 'running', { type: 'resume', at, cause });
}

type Take = (clocks: Clocks, command: Command, moment: Moment) => Clocks;

const take: Take = (clocks, command, moment) => {
  if (command.type === 'open-clock') {
    return open(clocks, command, moment);
  }
  if (command.type === 'close-clock') {
    return close(clocks, command, moment);
  }
  return command.type === 'operate-clock' ? operate(clocks, command, moment) : clocks;
};

/** The outcome by which a step completed a task, and where it leads. */
function completedIn(
  { event }: RehearsedStep,
  kinds: ReadonlyMap<string, string>,
): Moment['completed'] {
  if (event.type !== 'complete') {
    return null;
  }
  const { instance, outcome = '' } = event;
  return { instance, kind: kinds.get(`${instance} ${outcome}`) ?? 'forward' };
}

/** Where the outcomes of the tasks that a step opens lead. */
const outcomesIn = ({ commands }: RehearsedStep): readonly (readonly [string, string])[] =>
  commands.flatMap((command) =>
    command.type === 'open-task'
      ? command.outcomes.map(({ code, kind }) => [`${command.instance} ${code}`, kind] as const)
      : [],
  );

/** The clocks that the steps have opened, as they stand. */
export function clocksOf(steps: readonly RehearsedStep[]): Clocks {
  const kinds = new Map(steps.flatMap(outcomesIn));
  return steps.reduce<Clocks>((before, step) => {
    const moment = { at: step.at, completed: completedIn(step, kinds) };
    return step.commands.reduce((clocks, command) => take(clocks, command, moment), before);
  }, []);
}

/** What the judge of clocks says of one, by the calendar and the settings of the centre. */
export const judged = (
  { entries }: RehearsedClock,
  calendar: WorkingCalendar,
  rules: JudgingRules,
): JudgedClock => judgeClock(entries, calendar, rules);
