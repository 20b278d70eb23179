import type { Finding } from '../bpmn/model/finding.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { SoundnessFinding } from '../bpmn/simulate/soundness-findings.ts';
import { zoneOffset } from '../domain/calendar/zone-offset.ts';
import type { Form } from '../domain/forms/form.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import { databaseClock } from './database-clock.ts';
import type { Db } from './functions/call-function.ts';
import { keepDecisions, pinnedDecisions } from './published-decisions.ts';
import type { DecisionText, PinnedDecision } from './published-decisions.ts';
import { replaceStarts } from './replace-starts.ts';
import { sha256 } from './sha256.ts';

export interface PublishRequest {
  readonly xml: string;
  /** Which process, where the diagram has several that run: each is published by itself. */
  readonly process?: string;
  /** Of the tasks of this diagram. */
  readonly forms: readonly Form[];
  /** DMN that business rule tasks of this diagram ask; none when it is not given. */
  readonly decisions?: readonly DecisionText[];
  /** Null for the delivered procedures. */
  readonly publishedBy: string | null;
  /** From when on its start events count; the time of the database where nothing is said. */
  readonly at?: number;
  /** Where months are counted that its start events speak of; UTC where nothing is said. */
  readonly timeZone?: string;
}

/** What a call activity may call: the current version of a procedure, with its forms and decisions. */
export interface CallableProcedure {
  readonly graph: Procedure;
  readonly forms: readonly Form[];
  readonly decisions: readonly PinnedDecision[];
}

/** Some come with a walk, which an editor can play. */
export type PublishFinding = Finding | SoundnessFinding;

/** Parses and validates what is to be published; `callable` are the published procedures by key. */
export type CompileProcedure = (
  request: Pick<PublishRequest, 'xml' | 'forms' | 'decisions' | 'process'>,
  callable: Readonly<Record<string, CallableProcedure>>,
) => Promise<{
  readonly procedure: Procedure | null;
  /** The forms to pin with the version, those of called procedures too. */
  readonly forms: readonly Form[];
  /** The decisions to pin with the version, those of called procedures too. */
  readonly decisions: readonly PinnedDecision[];
  readonly findings: readonly PublishFinding[];
}>;

export type PublishAnswer =
  | {
      /** `unchanged`: the current version says the same. */
      readonly code: 'published' | 'unchanged';
      readonly key: string;
      readonly version: number;
      readonly hash: string;
      readonly findings: readonly PublishFinding[];
    }
  | { readonly code: 'procedure-invalid'; readonly findings: readonly PublishFinding[] };

/** The version that holds from now on. */
export type KeptVersion = Pick<
  Extract<PublishAnswer, { readonly hash: string }>,
  'code' | 'key' | 'version' | 'hash'
>;

/**
 * Compiles a diagram and keeps it as the next version of its procedure, immutable, named by the
 * SHA-256 of its canonical graph; called procedures and decision models are pinned inside, forms and the
 * texts of decisions with it (decision 6).
 * Running cases are not touched. Findings of severity `error` refuse it; nothing is written then. What else
 * has to hold or to be written with it is the business of `within`: when it throws, nothing is.
 */
export const publishProcedure = async (
  db: Db,
  request: PublishRequest,
  compile: CompileProcedure,
  within?: (transaction: Db, kept: KeptVersion) => Promise<void>,
): Promise<PublishAnswer> => {
  const compiled = await compile(request, await callableProcedures(db));
  const { procedure, forms, decisions, findings } = compiled;
  if (procedure === null || findings.some((finding) => finding.severity === 'error')) {
    return { code: 'procedure-invalid', findings };
  }
  const kept = await db.transaction().execute(async (transaction) => {
    const texts = request.decisions ?? [];
    const version = await keep(transaction, { ...request, forms, decisions, texts }, procedure);
    await within?.(transaction, version);
    return version;
  });
  return { ...kept, findings };
};

/** The current version of every procedure, by key. */
export const callableProcedures = async (
  db: Db,
): Promise<Readonly<Record<string, CallableProcedure>>> => {
  const rows = await db
    .selectFrom('procedure as p')
    .innerJoin('procedure_version as v', (join) =>
      join.onRef('v.procedure_key', '=', 'p.key').onRef('v.version', '=', 'p.current_version'),
    )
    .select(['p.key', 'v.version', 'v.graph', 'v.forms'])
    .execute();
  const decisions = await pinnedDecisions(db, rows);
  return Object.fromEntries(
    rows.map((row) => [row.key, asCallable(row, decisions.get(row.key) ?? [])]),
  );
};

const asCallable = (
  row: { readonly graph: unknown; readonly forms: unknown },
  decisions: readonly PinnedDecision[],
): CallableProcedure =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this file writes them
  ({ ...row, decisions }) as CallableProcedure;

/** A request as it was compiled. */
type Compiled = Omit<PublishRequest, 'decisions'> & {
  readonly decisions: readonly PinnedDecision[];
  readonly texts: readonly DecisionText[];
};

const keep = async (db: Db, request: Compiled, procedure: Procedure): Promise<KeptVersion> => {
  const graph = canonicalJson(procedure);
  const hash = sha256(graph);
  const key = procedure.id;
  await db
    .insertInto('procedure')
    .values({ key, name: procedure.name, name_en: procedure.nameEn, current_version: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  // two publishers of one procedure take turns here
  const { current_version: current } = await db
    .selectFrom('procedure')
    .select('current_version')
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const xmlHash = sha256(request.xml);
  const forms = canonicalJson(request.forms);
  if (current !== null) {
    const kept = await db
      .selectFrom('procedure_version')
      .select(['hash', 'xml_hash', 'forms'])
      .where('procedure_key', '=', key)
      .where('version', '=', current)
      .executeTakeFirstOrThrow();
    const pinned = (await pinnedDecisions(db, [{ key, version: current }])).get(key) ?? [];
    const same =
      kept.hash === hash &&
      kept.xml_hash === xmlHash &&
      canonicalJson(kept.forms) === forms &&
      canonicalJson(pinned) === canonicalJson(request.decisions);
    if (same) return { code: 'unchanged', key, version: current, hash };
  }
  const version = (await lastVersion(db, key)) + 1;
  await db
    .insertInto('procedure_version')
    .values({
      procedure_key: key,
      version,
      xml: request.xml,
      xml_hash: xmlHash,
      graph,
      hash,
      forms,
      published_by: request.publishedBy,
    })
    .execute();
  await keepDecisions(db, { key, version }, request);
  await db
    .updateTable('procedure')
    .set({ current_version: version, name: procedure.name, name_en: procedure.nameEn })
    .where('key', '=', key)
    .execute();
  const at = request.at ?? (await databaseClock(db));
  const { timeZone = 'UTC' } = request;
  await replaceStarts(db, procedure, { at, offset: zoneOffset(at, timeZone) });
  return { code: 'published', key, version, hash };
};

const lastVersion = async (db: Db, key: string): Promise<number> => {
  const { last } = await db
    .selectFrom('procedure_version')
    .select(({ fn }) => fn.max<number | null>('version').as('last'))
    .where('procedure_key', '=', key)
    .executeTakeFirstOrThrow();
  return last ?? 0;
};
