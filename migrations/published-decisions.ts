import { sql } from 'kysely';
import type { Db } from './functions/call-function.ts';
import { sha256 } from './sha256.ts';

/** DMN as it is given to be published; findings call it by its name. */
export interface DecisionText {
  readonly name: string;
  readonly text: string;
}

/** A decision model in the graph of a version, and the text that it comes from. */
export interface PinnedDecision {
  /** Id of the process whose business rule tasks ask it. */
  readonly process: string;
  readonly model: string;
  /** Of the model. */
  readonly name: string;
  /** SHA-256 of the text. */
  readonly hash: string;
}

interface Version {
  readonly key: string;
  readonly version: number;
}

/** Keeps the texts that are new, and which of them the version asks. */
export const keepDecisions = async (
  db: Db,
  { key, version }: Version,
  published: {
    readonly decisions: readonly PinnedDecision[];
    /** Those of called procedures are kept already. */
    readonly texts: readonly DecisionText[];
  },
): Promise<void> => {
  const { decisions, texts } = published;
  const pinned = new Map(decisions.map((decision) => [decision.hash, decision]));
  const rows = texts.flatMap(({ text }) => {
    const hash = sha256(text);
    const decision = pinned.get(hash);
    return decision === undefined
      ? []
      : [{ hash, model: decision.model, name: decision.name, text }];
  });
  if (rows.length > 0)
    await db
      .insertInto('decision_text')
      .values(rows)
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  if (decisions.length > 0)
    await db
      .insertInto('procedure_decision')
      .values(
        decisions.map(({ process, model, hash }) => ({
          procedure_key: key,
          version,
          process,
          model,
          hash,
        })),
      )
      .execute();
};

/** What versions, one of each procedure, ask; by key, in the order of processes and models. */
export const pinnedDecisions = async (
  db: Db,
  versions: readonly Version[],
): Promise<ReadonlyMap<string, readonly PinnedDecision[]>> => {
  if (versions.length === 0) return new Map();
  const pairs = versions.map(({ key, version }) => sql`(${key}, ${version}::integer)`);
  const rows = await db
    .selectFrom('procedure_decision as d')
    .innerJoin('decision_text as t', 't.hash', 'd.hash')
    .where(sql<boolean>`(d.procedure_key, d.version) in (${sql.join(pairs)})`)
    .select(['d.procedure_key', 'd.process', 'd.model', 't.name', 'd.hash'])
    .execute();
  const byKey = Map.groupBy(rows, (row) => row.procedure_key);
  return new Map(
    [...byKey].map(([key, found]) => [
      key,
      found
        .map(({ process, model, name, hash }) => ({ process, model, name, hash }))
        .toSorted(inOrder),
    ]),
  );
};

/** The same everywhere, whatever the database sorts by. */
export const inOrder = (one: PinnedDecision, other: PinnedDecision): number => {
  const [left, right] = [one, other].map(({ process, model }) => JSON.stringify([process, model]));
  return (left ?? '') < (right ?? '') ? -1 : 1;
};
