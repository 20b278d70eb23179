import { Type } from 'typebox';
import { Form } from './tasks.ts';
import { Id, InstantText, Named, Nullable, StringEnum } from './common.ts';

/** What may be kept of one draft; texts are held to the limits of publishing when it is submitted. */
export const draftLimits = {
  characters: 4_000_000,
  /** Of a request: characters of Chinese have three. */
  bytes: 16 * 1024 * 1024,
  reason: 2000,
  forms: 200,
  decisions: 50,
} as const;

/** Key of a procedure: the id of its process in the diagram. */
const ProcedureKey = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,99}$' });

/**
 * `draft` is written, `review` waits for a second person, `approved` waits to be published; `published` and
 * `discarded` are over. One draft of a procedure is not over.
 */
const DraftState = StringEnum(['draft', 'review', 'approved', 'published', 'discarded']);

const Decision = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    text: Type.String({ maxLength: draftLimits.characters }),
  },
  { additionalProperties: false },
);

/** Who did a step of the way to publishing, and when. */
const Deed = Type.Object({ by: Named, at: InstantText });

/** What may be done with a draft by the reader now; null: yes, else the code of the reason why not. */
const DraftActions = Type.Object({
  save: Nullable(Type.String()),
  takeOver: Nullable(Type.String()),
  discard: Nullable(Type.String()),
  submit: Nullable(Type.String()),
  withdraw: Nullable(Type.String()),
  approve: Nullable(Type.String()),
  return: Nullable(Type.String()),
  publish: Nullable(Type.String()),
});
export type DraftActions = Type.Static<typeof DraftActions>;

/** A draft in a list: without its texts. */
export const DraftSummary = Type.Object({
  id: Id,
  key: Id,
  name: Type.String(),
  nameEn: Type.String(),
  /** The version that it changes; null for a new procedure. */
  basedOn: Nullable(Type.Integer()),
  state: DraftState,
  /** Raised by each save: what a save and each further step are held to. */
  version: Type.Integer(),
  created: Deed,
  saved: Deed,
  /** Who writes it now; null: nobody, the next who saves it does. */
  editor: Nullable(Deed),
  submitted: Nullable(Deed),
  /** Of `draft`: the return with its reason; of `approved` and `published`: the approval. */
  reviewed: Nullable(
    Type.Interface([Deed], {
      verdict: StringEnum(['approved', 'returned']),
      reason: Type.String(),
    }),
  ),
  published: Nullable(Type.Interface([Deed], { version: Type.Integer() })),
  actions: DraftActions,
});
export type DraftSummary = Type.Static<typeof DraftSummary>;
export const DraftList = Type.Object({ data: Type.Array(DraftSummary), total: Type.Integer() });

export const Draft = Type.Interface([DraftSummary], {
  xml: Type.String(),
  forms: Type.Array(Form),
  /** DMN texts that business rule tasks of the diagram ask. */
  decisions: Type.Array(Decision),
});
export type Draft = Type.Static<typeof Draft>;

export const ProcedureKeyParams = Type.Object({ key: ProcedureKey });

/**
 * A draft of what stands in a version (the current one where nothing is said), with its forms and decisions. For a
 * key that nothing is published under: of the texts that are given, or of an empty diagram. 409 `already-exists`
 * with `params.draft` when one is open.
 */
export const CreateDraft = Type.Object(
  {
    basedOn: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    nameEn: Type.Optional(Type.String({ maxLength: 100 })),
    xml: Type.Optional(Type.String({ maxLength: draftLimits.characters })),
  },
  { additionalProperties: false },
);
export type CreateDraft = Type.Static<typeof CreateDraft>;

const DraftVersion = Type.Integer({ minimum: 1 });

/**
 * `version` is the one read before: 409 `stale-version` when it was saved elsewhere, 409 `draft-edited-by-other`
 * (`params`: `person`, `name`, `since`) when somebody else writes it. What is not given stays.
 */
export const SaveDraft = Type.Object(
  {
    version: DraftVersion,
    xml: Type.Optional(Type.String({ minLength: 1, maxLength: draftLimits.characters })),
    forms: Type.Optional(Type.Array(Form, { maxItems: draftLimits.forms })),
    decisions: Type.Optional(Type.Array(Decision, { maxItems: draftLimits.decisions })),
  },
  { additionalProperties: false },
);
export type SaveDraft = Type.Static<typeof SaveDraft>;

/** Of take-over, submit, withdraw, discard and publish. */
export const DraftStep = Type.Object({ version: DraftVersion }, { additionalProperties: false });
export type DraftStep = Type.Static<typeof DraftStep>;

export const ApproveDraft = Type.Object(
  {
    version: DraftVersion,
    reason: Type.Optional(Type.String({ maxLength: draftLimits.reason })),
  },
  { additionalProperties: false },
);
export type ApproveDraft = Type.Static<typeof ApproveDraft>;

export const ReturnDraft = Type.Object(
  {
    version: DraftVersion,
    reason: Type.String({ minLength: 1, maxLength: draftLimits.reason }),
  },
  { additionalProperties: false },
);
export type ReturnDraft = Type.Static<typeof ReturnDraft>;

/** One thing to say about a draft (`bpmn/model/finding.ts`); some come with a walk, for `playWalk`. */
export const DraftFinding = Type.Object({
  severity: StringEnum(['error', 'warning', 'hint']),
  code: Type.String(),
  elementId: Nullable(Type.String()),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  document: Type.Optional(Type.String()),
  walk: Type.Optional(Type.Array(Type.Unknown())),
});
export type DraftFinding = Type.Static<typeof DraftFinding>;

/** What publishing would say of the draft as it is kept now; errors refuse submitting and publishing. */
export const DraftFindings = Type.Object({
  version: Type.Integer(),
  findings: Type.Array(DraftFinding),
});
export type DraftFindings = Type.Static<typeof DraftFindings>;

/** The version that cases get from now on. */
export const PublishedDraft = Type.Object({
  key: Id,
  version: Type.Integer(),
  hash: Type.String(),
});
export type PublishedDraft = Type.Static<typeof PublishedDraft>;
