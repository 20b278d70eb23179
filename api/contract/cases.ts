import { Type } from 'typebox';
import {
  Channel,
  ClockState,
  Id,
  InstantText,
  ListOf,
  Limit,
  Named,
  Nullable,
  OfferedAction,
  Stage,
  StringEnum,
  Urgency,
  Verdict,
  caseTitle,
} from './common.ts';
import { TakeBack } from './going-back.ts';
import { CaseInterventions } from './interventions.ts';
import { CardLevel, CardProposal, SupervisionCard } from './supervision.ts';
import { CaseTask } from './tasks.ts';
import { Wait } from './waits.ts';

export const CaseState = StringEnum(['opening', 'open', 'suspended', 'closed', 'void']);

export const CaseSummary = Type.Object({
  id: Id,
  number: Type.String({ description: 'JC-… once filed, else LS-…' }),
  reportNumber: Type.String(),
  ...caseTitle,
  stage: Nullable(Stage),
  state: CaseState,
  channel: Channel,
  category: Nullable(Type.String()),
  className: Nullable(Type.String()),
  classNameEn: Nullable(Type.String()),
  urgency: Urgency,
  address: Nullable(Type.String()),
  grid: Nullable(Named),
  unit: Nullable(Named),
  createdAt: InstantText,
  endedAt: Nullable(InstantText),
  /** Of the clock that runs and falls due first, else of the one that stands still or stopped last. */
  dueAt: Nullable(InstantText),
  clockState: ClockState,
  /** Milliseconds of the limit's own time left (negative: overdue) and its unit. */
  remainingMillis: Nullable(Type.Number()),
  limitUnit: Nullable(Limit.properties.unit),
  /** Level of the supervision card that is not closed. */
  card: Nullable(CardLevel),
});
export type CaseSummary = Type.Static<typeof CaseSummary>;
export const CaseList = ListOf(CaseSummary);

export const ClockCause = Type.Object({
  code: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  by: Nullable(Named),
  seq: Nullable(Type.Integer({ description: 'ledger entry that caused it' })),
});
const ClockSegment = Type.Object({
  kind: StringEnum(['running', 'paused', 'void']),
  from: InstantText,
  to: Nullable(InstantText),
  cause: ClockCause,
});
export const Clock = Type.Object({
  id: Id,
  name: Type.String(),
  stage: Nullable(Stage),
  unit: Nullable(Named),
  person: Nullable(Named),
  limit: Nullable(Limit),
  state: ClockState,
  startedAt: Nullable(InstantText),
  warnAt: Nullable(InstantText),
  dueAt: Nullable(InstantText),
  stoppedAt: Nullable(InstantText),
  remainingMillis: Nullable(Type.Number()),
  extensions: Type.Integer(),
  calendarVersion: Type.String(),
  missingYear: Nullable(Type.Integer()),
  segments: Type.Array(ClockSegment),
  /** The same clock under today's calendar and rules (two-dated clocks). */
  recomputed: Type.Object({
    dueAt: Nullable(InstantText),
    state: ClockState,
    calendarVersion: Type.String(),
  }),
});
export type Clock = Type.Static<typeof Clock>;
export const ClockList = Type.Object({ data: Type.Array(Clock), serverTime: InstantText });

export const StageProgress = Type.Object({
  stage: Stage,
  state: StringEnum(['done', 'current', 'future', 'skipped']),
  count: Type.Integer(),
  enteredAt: Nullable(InstantText),
  leftAt: Nullable(InstantText),
  /** Time used in it, milliseconds of the clock on the wall. */
  usedMillis: Nullable(Type.Number()),
  clockState: ClockState,
  by: Nullable(Named),
});
export type StageProgress = Type.Static<typeof StageProgress>;

export const AttachmentRef = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  purpose: Nullable(Type.String()),
  by: Nullable(Named),
  at: InstantText,
});
export type AttachmentRef = Type.Static<typeof AttachmentRef>;

const Comment = Type.Object({ id: Id, text: Type.String(), by: Named, at: InstantText });
const CaseRef = Type.Object({ id: Id, number: Type.String() });

/** An open ad-hoc sub-process: people decide what is done in it, and when it is enough. */
export const AdHocActivities = Type.Object({
  id: Id,
  element: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  /** What can be started now, in the order of the diagram. */
  activities: Type.Array(
    Type.Interface([Verdict], {
      element: Type.String(),
      kind: Type.String(),
      name: Type.String(),
      nameEn: Type.String(),
      role: Nullable(Type.String()),
    }),
  ),
  /** Null where the diagram says itself when it ends. */
  end: Nullable(Verdict),
  /** Whether what runs is withdrawn when it ends; else its end is waited for. */
  cancelsRemaining: Type.Boolean(),
});
export type AdHocActivities = Type.Static<typeof AdHocActivities>;

/** Who reported, by the first report of the case. */
export const Reporter = Type.Object({
  name: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  wantsCallback: Type.Boolean(),
});
export type Reporter = Type.Static<typeof Reporter>;

/** As everybody who sees the case may read it. */
const MaskedReporter = Type.Interface([Reporter], {
  /** Whether the reader may ask for it in full (`GET /api/cases/:id/reporter`). */
  inFull: Type.Boolean(),
});

export const CaseDetail = Type.Interface([CaseSummary], {
  description: Type.String(),
  location: Type.Object({
    longitude: Nullable(Type.Number()),
    latitude: Nullable(Type.Number()),
    address: Nullable(Type.String()),
    grid: Nullable(Named),
  }),
  reporter: Nullable(MaskedReporter),
  condition: Nullable(
    Type.Object({
      id: Id,
      text: Type.String(),
      textEn: Type.String(),
      limit: Limit,
      closingText: Type.String(),
      closingTextEn: Type.String(),
    }),
  ),
  stages: Type.Array(StageProgress),
  clocks: Type.Array(Clock),
  tasks: Type.Array(CaseTask),
  /** What it waits for without anybody having a task. */
  waits: Type.Array(Wait),
  adHoc: Type.Array(AdHocActivities),
  /** Null for whoever may not intervene. */
  interventions: Nullable(CaseInterventions),
  /** Tasks that the reader has completed and the case can go back to, newest first. */
  takeBack: Type.Array(
    Type.Interface([TakeBack], {
      id: Id,
      element: Type.String(),
      name: Type.String(),
      nameEn: Type.String(),
      at: Nullable(InstantText),
    }),
  ),
  procedure: Type.Object({
    key: Type.String(),
    version: Type.Integer(),
    hash: Type.String(),
    name: Type.String(),
    nameEn: Type.String(),
  }),
  actions: Type.Array(OfferedAction),
  attachments: Type.Array(AttachmentRef),
  comments: Type.Array(Comment),
  /** What came in, also with cases that were merged into this one: `caseId` says with which. */
  reports: Type.Array(
    Type.Object({ id: Id, number: Type.String(), channel: Channel, at: InstantText, caseId: Id }),
  ),
  /** The case that this one repeats and was merged into. */
  original: Nullable(CaseRef),
  /** Cases that repeat this one and were merged into it. */
  duplicates: Type.Array(CaseRef),
  /** Supervision cards, the newest first; at most one is not closed. */
  cards: Type.Array(SupervisionCard),
  /** Drafted ones, the newest first; at most one waits for approval. */
  cardProposals: Type.Array(CardProposal),
  incidents: Type.Array(
    Type.Object({
      id: Id,
      element: Type.String(),
      code: Type.String(),
      message: Type.String(),
      at: InstantText,
    }),
  ),
  round: Type.Integer(),
  endCode: Nullable(Type.String()),
  assessment: Nullable(Type.Record(Type.String(), Type.Unknown())),
  serverTime: InstantText,
});
export type CaseDetail = Type.Static<typeof CaseDetail>;

export const LedgerEntry = Type.Object({
  seq: Type.Integer(),
  step: Nullable(Type.Integer()),
  at: InstantText,
  actor: Type.Object({
    id: Nullable(Id),
    name: Nullable(Type.String()),
    nameEn: Nullable(Type.String()),
    role: Nullable(Type.String()),
    unit: Nullable(Type.String()),
  }),
  origin: Type.String(),
  type: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** Persons whose ids the parameters hold. */
  people: Type.Array(Named),
  taskId: Type.Optional(Id),
  elementId: Type.Optional(Type.String()),
  hash: Type.String(),
});
export type LedgerEntry = Type.Static<typeof LedgerEntry>;
export const Ledger = Type.Object({
  data: Type.Array(LedgerEntry),
  total: Type.Integer(),
  next: Nullable(Type.String()),
});

export const Marking = Type.Object({
  seq: Type.Integer(),
  active: Type.Array(Type.String()),
  completed: Type.Array(Type.String()),
  cancelled: Type.Array(Type.String()),
  /** Sequence flows that a token took. */
  taken: Type.Array(Type.String()),
});
export type Marking = Type.Static<typeof Marking>;

export const Audit = Type.Object({
  chain: Type.Object({
    ok: Type.Boolean(),
    entries: Type.Integer(),
    firstBroken: Nullable(Type.Integer()),
  }),
  replay: Type.Object({ ok: Type.Boolean(), firstDifference: Nullable(Type.String()) }),
  history: Type.Object({ ok: Nullable(Type.Boolean()), checked: Type.Boolean() }),
});
export type Audit = Type.Static<typeof Audit>;

/** `{ type, ...params }`; which params a type takes is in `domain/actions`. */
export const CaseActionRequest = Type.Object(
  { type: Type.String({ minLength: 1, maxLength: 64 }) },
  { additionalProperties: true },
);
