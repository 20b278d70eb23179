import type { Finding } from '../bpmn/model/finding.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import type { Db } from './functions/call-function.ts';
import { sha256 } from './sha256.ts';

/** Parses and validates a diagram. */
export type CompileProcedure = (xml: string) => Promise<{
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
  const { procedure, findings } = await compile(request.xml);
  if (procedure === null || findings.some((finding) => finding.severity === 'error')) {
    return { code: 'procedure-invalid', findings };
  }
  return db.transaction().execute(async (transaction) => {
    const pinned = await pinCalled(transaction, procedure);
    if (pinned.missing.length > 0) {
      return {
        code: 'procedure-invalid',
        findings: [...findings, ...pinned.missing.map(calledProcedureUnknown)],
      };
    }
    return { ...(await keep(transaction, request, pinned.procedure)), findings };
  });
};

const calledProcedureUnknown = (missing: MissingCall): Finding => ({
  severity: 'error',
  code: 'called-procedure-unknown',
  elementId: missing.element,
  params: { called: missing.key },
});

interface MissingCall {
  readonly element: string;
  readonly key: string;
}

/** The procedure with the current version of every published procedure that it calls inside. */
const pinCalled = async (
  db: Db,
  procedure: Procedure,
): Promise<{ readonly procedure: Procedure; readonly missing: readonly MissingCall[] }> => {
  const called: Record<string, Procedure> = { ...procedure.called };
  const missing: MissingCall[] = [];
  for (const element of Object.values(procedure.elements)) {
    if (element.kind === 'callActivity' && called[element.calledElement] === undefined) {
      const graph = await currentGraph(db, element.calledElement);
      if (graph === null) missing.push({ element: element.id, key: element.calledElement });
      else Object.assign(called, graph.called, { [graph.id]: { ...graph, called: {} } });
    }
  }
  return { procedure: { ...procedure, called }, missing };
};

const currentGraph = async (db: Db, key: string): Promise<Procedure | null> => {
  const row = await db
    .selectFrom('procedure as p')
    .innerJoin('procedure_version as v', (join) =>
      join.onRef('v.procedure_key', '=', 'p.key').onRef('v.version', '=', 'p.current_version'),
    )
    .select('v.graph')
    .where('p.key', '=', key)
    .executeTakeFirst();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this file writes graphs
  return row === undefined ? null : (row.graph as Procedure);
};

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
