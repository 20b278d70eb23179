import type { Finding } from '../bpmn/model/finding.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import type { Db } from './functions/call-function.ts';
import { sha256 } from './sha256.ts';

/** Parses and validates a diagram; `called` are the published procedures that it may call, by key. */
export type CompileProcedure = (
  xml: string,
  called: Readonly<Record<string, Procedure>>,
) => Promise<{
  readonly procedure: Procedure | null;
  readonly findings: readonly Finding[];
}>;

export interface PublishRequest {
  readonly xml: string;
  /** `Form[]` of the contract, pinned with the version. */
  readonly forms: readonly { readonly key: string }[];
  /** Null for the delivered procedures. */
  readonly publishedBy: string | null;
}

export type PublishAnswer =
  | {
      /** `unchanged`: the current version says the same. */
      readonly code: 'published' | 'unchanged';
      readonly key: string;
      readonly version: number;
      readonly hash: string;
      readonly findings: readonly Finding[];
    }
  | { readonly code: 'procedure-invalid'; readonly findings: readonly Finding[] };

/**
 * Compiles a diagram and keeps it as the next version of its procedure, immutable, named by the
 * SHA-256 of its canonical graph; called procedures are pinned inside (decision 6). Running cases
 * are not touched. Findings of severity `error` refuse it; nothing is written then.
 */
export const publishProcedure = async (
  db: Db,
  request: PublishRequest,
  compile: CompileProcedure,
): Promise<PublishAnswer> => {
  const { procedure, findings } = await compile(request.xml, await publishedProcedures(db));
  if (procedure === null || findings.some((finding) => finding.severity === 'error')) {
    return { code: 'procedure-invalid', findings };
  }
  const kept = await db
    .transaction()
    .execute(async (transaction) => keep(transaction, request, procedure));
  return { ...kept, findings };
};

/** The current version of every procedure, by key. */
const publishedProcedures = async (db: Db): Promise<Readonly<Record<string, Procedure>>> => {
  const rows = await db
    .selectFrom('procedure as p')
    .innerJoin('procedure_version as v', (join) =>
      join.onRef('v.procedure_key', '=', 'p.key').onRef('v.version', '=', 'p.current_version'),
    )
    .select(['p.key', 'v.graph'])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.key, asProcedure(row.graph)]));
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this file writes graphs
const asProcedure = (graph: unknown): Procedure => graph as Procedure;

const keep = async (
  db: Db,
  request: PublishRequest,
  procedure: Procedure,
): Promise<{ code: 'published' | 'unchanged'; key: string; version: number; hash: string }> => {
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
    if (kept.hash === hash && kept.xml_hash === xmlHash && canonicalJson(kept.forms) === forms) {
      return { code: 'unchanged', key, version: current, hash };
    }
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
  await db
    .updateTable('procedure')
    .set({ current_version: version, name: procedure.name, name_en: procedure.nameEn })
    .where('key', '=', key)
    .execute();
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
