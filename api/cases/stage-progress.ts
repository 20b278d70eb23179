import type { Kysely } from 'kysely';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { stages as order, type Stage } from '../../domain/stages.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Clock, StageProgress } from '../contract/cases.ts';
import type { Named } from '../contract/common.ts';
import { isRecord } from '../is-record.ts';

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
  readonly ended: boolean;
  readonly now: number;
}

const stateOf = (passage: Passage | undefined, isBehind: boolean): StageProgress['state'] => {
  if (passage === undefined) return isBehind ? 'skipped' : 'future';
  return passage.leftAt === null ? 'current' : 'done';
};

const iso = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();

/** Every stage of the procedure in the order of the loop, with how it was passed. */
export const stageProgress = ({
  graph,
  stored,
  clocks,
  finishers,
  ended,
  now,
}: ProgressFacts): StageProgress[] => {
  const passages = new Map(passagesOf(stored).map((passage) => [passage.stage, passage]));
  const wanted = stagesOfProcedure(graph);
  const furthest = wanted.findLastIndex((stage) => passages.has(stage));
  return wanted.map((stage, index) => {
    const passage = passages.get(stage);
    const left = passage?.leftAt ?? (ended ? null : now);
    return {
      stage,
      state: stateOf(passage, ended || index < furthest),
      count: passage?.count ?? 0,
      enteredAt: iso(passage?.enteredAt),
      leftAt: iso(passage?.leftAt),
      usedMillis: passage === undefined || left === null ? null : left - passage.enteredAt,
      clockState: clockStateOf(stage, clocks),
      by: finishers.get(stage) ?? null,
    };
  });
};
