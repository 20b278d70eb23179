import type { AssessedCase, ClockFacts, HeldTask } from '../../domain/evaluation/case-facts.ts';
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
  const ledger = await ledgerFactsOf(db, caseId);
  const clocks = await clocksOf(db, caseId);
  const tasks = await tasksOf(db, caseId);
  const variables = isRecord(row.variables) ? row.variables : {};
  return {
    round: row.round,
    facts: {
      createdAt: row.created_at.getTime(),
      endedAt: (ledger.last ?? row.created_at).getTime(),
      end,
      filed: row.filed_at !== null,
      clocks,
      tasks: tasks.map(heldTask),
      dispatches: tasks.filter((task) => task.stage === 'dispatch' && wentForward(task)).length,
      objections: numberIn(variables, 'objections'),
      reworks: numberIn(variables, 'reworks'),
      redos: numberIn(variables, 'redos'),
      extensions: clocks
        .flatMap((clock) => clock.entries)
        .filter((entry) => entry.type === 'extend').length,
      parkings: Number(ledger.parkings),
      callback: callbackOf(tasks, variables),
    },
  };
};

const callbackOf = (tasks: readonly TaskRow[], variables: Variables): AssessedCase['callback'] => {
  const { solved, satisfaction } = variables;
  return {
    wanted: variables['wantsCallback'] === true,
    tries: numberIn(variables, 'callbackTries'),
    reached: tasks.some((task) => task.stage === 'callback' && wentForward(task)),
    solved: typeof solved === 'boolean' ? solved : null,
    satisfaction: typeof satisfaction === 'number' ? satisfaction : null,
  };
};

const heldTask = (task: TaskRow): HeldTask => ({
  stage: task.stage,
  unit: task.unit_id,
  person: task.closed_by ?? task.claimed_by ?? task.person_id,
  openedAt: task.opened_at.getTime(),
  closedAt: task.closed_at?.getTime() ?? null,
});

const ledgerFactsOf = async (
  db: Db,
  caseId: string,
): Promise<{ readonly last: Date | null; readonly parkings: string }> =>
  db
    .selectFrom('ledger_entry')
    .select(({ fn }) => [
      fn.max<Date | null>('at').as('last'),
      fn.countAll<string>().filterWhere('type', '=', 'case-parked').as('parkings'),
    ])
    .where('case_id', '=', caseId)
    .where('step', 'is not', null)
    .executeTakeFirstOrThrow();

const tasksOf = async (db: Db, caseId: string): Promise<readonly TaskRow[]> =>
  db.selectFrom('task').selectAll().where('case_id', '=', caseId).orderBy('opened_at').execute();

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
