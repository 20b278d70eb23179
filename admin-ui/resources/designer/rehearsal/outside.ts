import type { Command } from '../../../../bpmn/engine/commands.ts';
import { ownerOf } from '../../../../bpmn/engine/ids.ts';
import type { WorkingCalendar } from '../../../../domain/calendar/working-calendar.ts';
import type { JudgingRules } from '../../../../domain/clocks/judge-clock.ts';
import { stateOf, type Rehearsal } from './rehearsal.ts';
import { clocksOf, judged, type RehearsedClock } from './rehearsed-clocks.ts';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

export type OpenedTask = CommandOf<'open-task'>;
export type CalledService = CommandOf<'call-service'>;
export type OpenedSubscription = CommandOf<'open-subscription'>;

/** A time at which the case goes on by itself. */
export interface RehearsedTimer {
  readonly timer: string;
  readonly element: string;
  /** Null while a clock stands still, or no calendar says when. */
  readonly due: number | null;
}

export interface RehearsedIncident {
  readonly instance: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
}

/** What the engine has asked of the outside and what is still open: what a person can let happen. */
export interface Outside {
  readonly tasks: readonly OpenedTask[];
  readonly services: readonly CalledService[];
  readonly timers: readonly RehearsedTimer[];
  readonly subscriptions: readonly OpenedSubscription[];
  readonly incidents: readonly RehearsedIncident[];
  readonly clocks: readonly RehearsedClock[];
  readonly end: CommandOf<'end-case'> | null;
}

interface Book {
  readonly tasks: Map<string, OpenedTask>;
  readonly services: Map<string, CalledService>;
  readonly timers: Map<string, CommandOf<'arm-timer' | 'arm-clock-timer'>>;
  readonly subscriptions: Map<string, OpenedSubscription>;
  end: CommandOf<'end-case'> | null;
}

const entries: {
  readonly [T in Command['type']]?: (book: Book, command: CommandOf<T>) => void;
} = {
  'open-task': ({ tasks }, command) => {
    tasks.set(command.instance, command);
  },
  'close-task': ({ tasks }, command) => {
    tasks.delete(command.instance);
  },
  'call-service': ({ services }, command) => {
    services.set(command.instance, command);
  },
  'cancel-service': ({ services }, command) => {
    services.delete(command.instance);
  },
  'arm-timer': ({ timers }, command) => {
    timers.set(command.timer, command);
  },
  'arm-clock-timer': ({ timers }, command) => {
    timers.set(command.timer, command);
  },
  'disarm-timer': ({ timers }, command) => {
    timers.delete(command.timer);
  },
  'open-subscription': ({ subscriptions }, command) => {
    subscriptions.set(command.subscription, command);
  },
  'close-subscription': ({ subscriptions }, command) => {
    subscriptions.delete(command.subscription);
  },
  'end-case': (book, command) => {
    Object.assign(book, { end: command });
  },
};

function enter<T extends Command['type']>(
  book: Book,
  command: CommandOf<T> & { readonly type: T },
): void {
  entries[command.type]?.(book, command);
}

/** What has happened is not open any more: the engine does not ask to close it. */
function strike(book: Book, event: Rehearsal['steps'][number]['event']): void {
  if (event.type === 'timer') {
    book.timers.delete(event.timer);
  } else if (event.type === 'message') {
    book.subscriptions.delete(event.subscription);
  } else if (event.type === 'service-completed' || event.type === 'service-error') {
    book.services.delete(event.instance);
  } else if (event.type === 'reopen') {
    Object.assign(book, { end: null });
  }
}

export interface Judging {
  readonly calendar: WorkingCalendar | null;
  readonly rules: JudgingRules;
}

const thresholds = { warn: 'warnAt', due: 'dueAt', escalate: 'escalateAt' } as const;

function dueOf(
  command: CommandOf<'arm-timer' | 'arm-clock-timer'>,
  clocks: readonly RehearsedClock[],
  { calendar, rules }: Judging,
): number | null {
  if (command.type === 'arm-timer') {
    return command.due;
  }
  const clock = clocks.findLast(({ name }) => name === command.clock);
  return clock === undefined || calendar === null
    ? null
    : judged(clock, calendar, rules)[thresholds[command.threshold]];
}

const inOrder = (one: RehearsedTimer, other: RehearsedTimer): number =>
  (one.due ?? Number.POSITIVE_INFINITY) - (other.due ?? Number.POSITIVE_INFINITY);

/** Everything that stands open around a rehearsed case; timers by what falls due first. */
export function outsideOf(rehearsal: Rehearsal, judging: Judging): Outside {
  const book: Book = {
    tasks: new Map(),
    services: new Map(),
    timers: new Map(),
    subscriptions: new Map(),
    end: null,
  };
  for (const { event, commands } of rehearsal.steps) {
    strike(book, event);
    for (const command of commands) {
      enter(book, command);
    }
  }
  const clocks = clocksOf(rehearsal.steps);
  const state = stateOf(rehearsal);
  const isAlive = (instance: string): boolean =>
    state.active.includes(ownerOf(instance) ?? Number.NaN);
  const timers = [...book.timers.values()]
    .map((command) => ({
      timer: command.timer,
      element: command.element,
      due: dueOf(command, clocks, judging),
    }))
    .toSorted(inOrder);
  const incidents = state.instances.all.flatMap(({ id, element, incident }) =>
    incident === undefined
      ? []
      : [{ instance: String(id), element, code: incident.code, message: incident.message }],
  );
  return {
    tasks: [...book.tasks.values()],
    services: [...book.services.values()].filter(
      ({ instance }) => instance.endsWith('.undo') || isAlive(instance),
    ),
    timers,
    subscriptions: [...book.subscriptions.values()],
    incidents,
    clocks,
    end: book.end,
  };
}
