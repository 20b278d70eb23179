import type { Kysely } from 'kysely';
import { marking } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { stages as order, type Stage } from '../../domain/stages.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Clock, StageProgress } from '../contract/cases.ts';
import type { Named } from '../contract/common.ts';
import { isRecord } from '../../domain/is-record.ts';

interface Passage {
  readonly stage: string;
  readonly count: number;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

const isPassage = (value: unknown): value is Passage =>
  isRecord(value) && typeof value['stage'] === 'string' && typeof value['enteredAt'] === 'number';

const passagesOf = (stored: unknown): Passage[] =>
  Array.isArray(stored) ? stored.filter(isPassage) : [];

/** Who finished the last task of each stage. */
export const stageFinishers = async (
  database: Kysely<Database>,
  caseId: string,
): Promise<ReadonlyMap<string, Named>> => {
  const rows = await database
    .selectFrom('task')
    .innerJoin('person', 'person.id', 'task.closed_by')
    .where('case_id', '=', caseId)
    .where('state', '=', 'completed')
    .where('stage', 'is not', null)
    .distinctOn('stage')
    .select(['stage', 'person.id', 'person.name', 'person.name_en'])
    .orderBy('stage')
    .orderBy('closed_at', 'desc')
    .execute();
  return new Map(
    rows.flatMap((row) =>
      row.stage === null ? [] : [[row.stage, { id: row.id, name: row.name, nameEn: row.name_en }]],
    ),
  );
};

const stagesOfProcedure = (graph: Procedure): Stage[] => {
  const used = new Set(Object.values(graph.elements).flatMap((element) => element.stage ?? []));
  return order.filter((stage) => used.has(stage));
};

/** Of several clocks of a stage the one that stopped last, or still runs, speaks. */
const clockStateOf = (stage: Stage, clocks: readonly Clock[]): StageProgress['clockState'] =>
  clocks.findLast((clock) => clock.stage === stage)?.state ?? 'none';

export interface ProgressFacts {
  readonly graph: Procedure;
  readonly stored: unknown;
  readonly clocks: readonly Clock[];
  readonly finishers: ReadonlyMap<string, Named>;
  /** Stages in which something was completed, also without a person. */
  readonly passed: ReadonlySet<string>;
  readonly ended: boolean;
  readonly now: number;
}

/** Stages that automatic elements completed: reporting and assessing have no task. */
export const passedStages = (graph: Procedure, state: CaseState): ReadonlySet<string> => {
  const { completed } = marking(graph, state);
  return new Set(completed.flatMap((id) => graph.elements[id]?.stage ?? []));
};

const stateOf = (
  passage: Passage | undefined,
  without: { readonly passed: boolean; readonly behind: boolean },
): StageProgress['state'] => {
  if (passage === undefined && without.passed) return 'done';
  if (passage === undefined) return without.behind ? 'skipped' : 'future';
  return passage.leftAt === null ? 'current' : 'done';
};

const iso = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();

/** Time spent in a stage so far; null when it was not entered, or never left before the end. */
const usedOf = (passage: Passage | undefined, { ended, now }: ProgressFacts): number | null => {
  if (passage === undefined) return null;
  const until = passage.leftAt ?? (ended ? null : now);
  return until === null ? null : until - passage.enteredAt;
};

/** Every stage of the procedure in the order of the loop, with how it was passed. */
export const stageProgress = (facts: ProgressFacts): StageProgress[] => {
  const { graph, stored, clocks, finishers, passed, ended } = facts;
  const passages = new Map(passagesOf(stored).map((passage) => [passage.stage, passage]));
  const wanted = stagesOfProcedure(graph);
  const furthest = wanted.findLastIndex((stage) => passages.has(stage));
  return wanted.map((stage, index) => {
    const passage = passages.get(stage);
    return {
      stage,
      state: stateOf(passage, { passed: passed.has(stage), behind: ended || index < furthest }),
      count: passage?.count ?? (passed.has(stage) ? 1 : 0),
      enteredAt: iso(passage?.enteredAt),
      leftAt: iso(passage?.leftAt),
      usedMillis: usedOf(passage, facts),
      clockState: clockStateOf(stage, clocks),
      by: finishers.get(stage) ?? null,
    };
  });
};
