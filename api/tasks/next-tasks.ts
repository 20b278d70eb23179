import type { Command } from '../../bpmn/engine/commands.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { Named, Stage } from '../contract/common.ts';
import type { TaskPreview } from '../contract/tasks.ts';
import type { ApiServices } from '../services.ts';

type Next = TaskPreview['next'][number];
type OpenTask = Extract<Command, { readonly type: 'open-task' }>;
type OpenClock = Extract<Command, { readonly type: 'open-clock' }>;

export interface ClockFacts {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly ClockEntry[];
  readonly judged: JudgedClock;
}

/** What the engine would do now, and the clocks that the case has before. */
export interface Foretold {
  readonly now: number;
  readonly settings: CaseSettings;
  readonly commands: readonly Command[];
  readonly clocks: readonly ClockFacts[];
  readonly calendar: WorkingCalendar | null;
}

const namesOf = async (
  services: ApiServices,
  table: 'unit' | 'person',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> => {
  if (ids.length === 0) return new Map();
  const rows = await services.database
    .selectFrom(table)
    .where('id', 'in', ids)
    .select(['id', 'name', 'name_en'])
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, nameEn: row.name_en }]));
};

/** When a clock that is opened now falls due; one that goes on has only what was left. */
const dueOf = (opened: OpenClock, { now, settings, clocks, calendar }: Foretold): number | null => {
  const limit = parseLimit(opened.limit);
  if (limit === null || calendar === null) return null;
  const earlier = clocks.findLast((clock) => clock.name === opened.clock);
  const goesOn =
    opened.reentry === 'resume' &&
    earlier !== undefined &&
    (earlier.judged.pausedAt !== null || earlier.judged.stoppedAt !== null);
  if (goesOn)
    return judgeClock(
      [...earlier.entries, { type: 'resume', at: now, cause: { code: 'resumed' } }],
      calendar,
      settings,
    ).dueAt;
  const due = dueAt(now, limit, calendar);
  return due.ok ? due.due : null;
};

/** The clock of the task itself, else the one of the body that it is in and that was opened with it. */
const clockFor = (opened: OpenTask, { commands }: Foretold): OpenClock | null => {
  const clocks = commands.filter((command) => command.type === 'open-clock');
  return (
    clocks.find((clock) => clock.instance === opened.instance) ??
    (clocks.length === 1 ? (clocks[0] ?? null) : null)
  );
};

const named = (id: string | null, names: ReadonlyMap<string, Named>): Named | null =>
  id === null ? null : (names.get(id) ?? { id, name: id });

const viewNext = (
  opened: OpenTask,
  foretold: Foretold,
  names: {
    readonly units: ReadonlyMap<string, Named>;
    readonly persons: ReadonlyMap<string, Named>;
  },
): Next => {
  const clock = clockFor(opened, foretold);
  const due = clock === null ? null : dueOf(clock, foretold);
  return {
    element: opened.element,
    name: opened.name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stages of diagrams are checked at publishing
    stage: opened.stage as Stage | null,
    role: opened.role,
    unit: named(opened.unit, names.units),
    person: named(opened.person, names.persons),
    limit: clock === null ? null : parseLimit(clock.limit),
    dueAt: due === null ? null : new Date(due).toISOString(),
  };
};

export const isOpenTask = (command: Command): command is OpenTask => command.type === 'open-task';

/** The tasks that would be opened: who gets each of them, and until when. */
export const nextTasks = async (services: ApiServices, foretold: Foretold): Promise<Next[]> => {
  const opened = foretold.commands.filter(isOpenTask);
  const ids = (of: 'unit' | 'person'): string[] => opened.flatMap((next) => next[of] ?? []);
  const [units, persons] = await Promise.all([
    namesOf(services, 'unit', ids('unit')),
    namesOf(services, 'person', ids('person')),
  ]);
  return opened.map((next) => viewNext(next, foretold, { units, persons }));
};
