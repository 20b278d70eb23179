import { Type } from 'typebox';
import { Form } from './tasks.ts';
import { Id, InstantText, Named, Nullable } from './common.ts';

const ProcedureVersionSummary = Type.Object({
  version: Type.Integer(),
  hash: Type.String({ description: 'SHA-256 of the compiled graph' }),
  publishedAt: InstantText,
  publishedBy: Nullable(Named),
  /** Who approved it, a person who had written nothing of it; null for the delivered procedures. */
  reviewedBy: Nullable(Named),
});

export const ProcedureSummary = Type.Object({
  key: Id,
  name: Type.String(),
  nameEn: Type.String(),
  /** What new cases get; null while nothing is published. */
  currentVersion: Nullable(Type.Integer()),
  versions: Type.Array(ProcedureVersionSummary),
  /** Cases in progress, by version. */
  openCases: Type.Record(Type.String(), Type.Integer()),
});
export type ProcedureSummary = Type.Static<typeof ProcedureSummary>;
export const ProcedureList = Type.Object({
  data: Type.Array(ProcedureSummary),
  total: Type.Integer(),
});

/** A decision model that business rule tasks of a version ask. */
const ProcedureDecision = Type.Object({
  model: Id,
  name: Type.String(),
  hash: Type.String({ description: 'SHA-256 of the DMN text' }),
  /** Ids of the processes that ask it: the procedure itself, and those that it calls. */
  processes: Type.Array(Type.String()),
});

/** One immutable version; `Accept: application/xml` gives the BPMN itself. */
export const ProcedureVersion = Type.Object({
  key: Id,
  version: Type.Integer(),
  name: Type.String(),
  nameEn: Type.String(),
  hash: Type.String(),
  xmlHash: Type.String(),
  publishedAt: InstantText,
  publishedBy: Nullable(Named),
  /** The compiled graph: what the engine runs and what replays in the browser. */
  graph: Type.Unknown(),
  forms: Type.Array(Form),
  decisions: Type.Array(ProcedureDecision),
});
export type ProcedureVersion = Type.Static<typeof ProcedureVersion>;
export const ProcedureVersionParams = Type.Object({
  key: Id,
  version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
});
export const ProcedureDecisionParams = Type.Object({
  ...ProcedureVersionParams.properties,
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
