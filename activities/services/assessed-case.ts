import type {
  AssessedCase,
  ClockFacts,
  CountedSoFar,
  HeldTask,
} from '../../domain/evaluation/case-facts.ts';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { Selectable } from 'kysely';
import type { TaskTable } from '../../migrations/schema/task.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

/** A case as the evaluation sees it, and the round that it is in; null when there is no such case. */
export interface FactsOfCase {
  readonly round: number;
  readonly facts: AssessedCase;
}

type Variables = Readonly<Record<string, unknown>>;

const numberIn = (variables: Variables, name: string): number => {
  const value = variables[name];
  return typeof value === 'number' ? value : 0;
};

type TaskRow = Selectable<TaskTable>;

/** Completed by an outcome that leads on (not back, aside or out). */
const wentForward = ({ state, outcome, outcomes }: TaskRow): boolean =>
  state === 'completed' &&
  Array.isArray(outcomes) &&
  outcomes.some(
    (offered) => isRecord(offered) && offered['code'] === outcome && offered['kind'] === 'forward',
  );

/**
 * Reads what is recorded of a case that is about to end with `end`: clocks, tasks, counts that the
 * procedure kept. The end is the moment of the last procedure entry, so that a repeated call finds
 * the same.
 */
export const factsOfCase = async (
  db: Db,
  caseId: string,
  end: string,
): Promise<FactsOfCase | null> => {
  const row = await db
    .selectFrom('case')
    .select(['created_at', 'filed_at', 'round', 'variables'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const reopened = await reopenedAt(db, caseId, row.round);
  const since = reopened ?? new Date(0);
  const ledger = await ledgerFactsOf(db, caseId, since);
  const clocks = await clocksOf(db, caseId);
  const tasks = await tasksOf(db, caseId, since);
  const variables = isRecord(row.variables) ? row.variables : {};
  const dispatches = tasks.filter((task) => task.stage === 'dispatch' && wentForward(task)).length;
  return {
    round: row.round,
    facts: {
      createdAt: row.created_at.getTime(),
      endedAt: (ledger.last ?? row.created_at).getTime(),
      end,
      before:
        reopened === null
          ? null
          : {
              until: reopened.getTime(),
              filed: row.filed_at !== null && row.filed_at < reopened,
              takenUp: tasks.some(({ stage }) => stage === 'handle'),
              counted: await countedBefore(db, caseId, row.round),
            },
      filed: row.filed_at !== null,
      clocks,
      tasks: tasks.map((task) => heldTask(task, since)),
      dispatches,
      counted: countedIn(variables),
      extensions: clocks
        .flatMap((clock) => clock.entries)
        .filter((entry) => entry.type === 'extend' && entry.at >= since.getTime()).length,
      parkings: Number(ledger.parkings),
      callback: callbackOf(tasks, variables, reopened === null),
    },
  };
};

/** When the round that the case is in began; null in the first one. */
const reopenedAt = async (db: Db, caseId: string, round: number): Promise<Date | null> => {
  if (round === 1) return null;
  const { at } = await db
    .selectFrom('ledger_entry')
    .select(({ fn }) => fn.max<Date | null>('at').as('at'))
    .where('case_id', '=', caseId)
    .where('type', '=', 'case-reopened')
    .executeTakeFirstOrThrow();
  return at;
};

const countedIn = (given: Variables): CountedSoFar => ({
  objections: numberIn(given, 'objections'),
  reworks: numberIn(given, 'reworks'),
  redos: numberIn(given, 'redos'),
});

/** Figures that were written before rounds were told apart had all that was counted by then in the same places. */
const countedBefore = async (db: Db, caseId: string, round: number): Promise<CountedSoFar> => {
  const last = await db
    .selectFrom('assessment')
    .select('figures')
    .where('case_id', '=', caseId)
    .where('round', '<', round)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  const figures = isRecord(last?.figures) ? last.figures : {};
  const { countedSoFar } = figures;
  return countedIn(isRecord(countedSoFar) ? countedSoFar : figures);
};

/** The procedure counts the tries of each round anew, as soon as somebody is to be called back in it. */
const callbackOf = (
  tasks: readonly TaskRow[],
  variables: Variables,
  firstRound: boolean,
): AssessedCase['callback'] => {
  const { solved, satisfaction } = variables;
  const called = firstRound || tasks.some(({ stage }) => stage === 'callback');
  return {
    wanted: variables['wantsCallback'] === true,
    tries: called ? numberIn(variables, 'callbackTries') : 0,
    reached: tasks.some((task) => task.stage === 'callback' && wentForward(task)),
    solved: typeof solved === 'boolean' ? solved : null,
    satisfaction: typeof satisfaction === 'number' ? satisfaction : null,
  };
};

/** A task that was revived was in somebody's hands in both rounds. */
const heldTask = (task: TaskRow, since: Date): HeldTask => ({
  stage: task.stage,
  unit: task.unit_id,
  person: task.closed_by ?? task.claimed_by ?? task.person_id,
  openedAt: Math.max(task.opened_at.getTime(), since.getTime()),
  closedAt: task.closed_at?.getTime() ?? null,
});

const ledgerFactsOf = async (
  db: Db,
  caseId: string,
  since: Date,
): Promise<{ readonly last: Date | null; readonly parkings: string }> =>
  db
    .selectFrom('ledger_entry')
    .select(({ fn }) => [
      fn.max<Date | null>('at').as('last'),
      fn.countAll<string>().filterWhere('type', '=', 'case-parked').as('parkings'),
    ])
    .where('case_id', '=', caseId)
    .where('step', 'is not', null)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();

const tasksOf = async (db: Db, caseId: string, since: Date): Promise<readonly TaskRow[]> =>
  db
    .selectFrom('task')
    .selectAll()
    .where('case_id', '=', caseId)
    .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>=', since)]))
    .orderBy('opened_at')
    .execute();

const clocksOf = async (db: Db, caseId: string): Promise<readonly ClockFacts[]> => {
  const rows = await db
    .selectFrom('clock')
    .select(['name', 'stage', 'unit_id', 'person_id', 'entries'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    stage: row.stage,
    unit: row.unit_id,
    person: row.person_id,
    entries: asEntries(row.entries),
  }));
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the projection from the same type
const asEntries = (entries: unknown): readonly ClockEntry[] => entries as readonly ClockEntry[];
