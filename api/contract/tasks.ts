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
  caseTitle,
} from './common.ts';
import { AwaitedTask, EarlierStep, Question, TakeBack } from './going-back.ts';
import { CardLevel } from './supervision.ts';
import { CallbackTries, Wait } from './waits.ts';

export const TaskOutcome = Type.Object({
  code: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  kind: StringEnum(['forward', 'back', 'side', 'end']),
  requires: Type.Array(Type.String()),
});
export type TaskOutcome = Type.Static<typeof TaskOutcome>;

export const TaskView = StringEnum(['mine', 'pool', 'team', 'delegated', 'done', 'copied']);
export type TaskView = Type.Static<typeof TaskView>;

/** Somebody else does a task for its owner (委派): `pending`, or `resolved` and back with the owner. */
export const TaskDelegation = Type.Object({
  state: StringEnum(['pending', 'resolved']),
  owner: Named,
  delegate: Named,
  by: Nullable(Named),
  at: InstantText,
  /** What the delegate is asked for. */
  reason: Type.String(),
  /** What the delegate answered. */
  comment: Nullable(Type.String()),
  resolvedAt: Nullable(InstantText),
});
export type TaskDelegation = Type.Static<typeof TaskDelegation>;

/** A row of the inbox. */
export const Task = Type.Object({
  id: Id,
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  address: Nullable(Type.String()),
  /** Degrees (CGCS2000); null when only words say where it is. */
  longitude: Nullable(Type.Number()),
  latitude: Nullable(Type.Number()),
  stage: Nullable(Stage),
  element: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  unit: Nullable(Named),
  role: Nullable(Type.String()),
  assignee: Nullable(Named),
  claimedAt: Nullable(InstantText),
  channel: Channel,
  category: Nullable(Type.String()),
  className: Nullable(Type.String()),
  classNameEn: Nullable(Type.String()),
  urgency: Urgency,
  createdAt: InstantText,
  closedAt: Nullable(InstantText),
  dueAt: Nullable(InstantText),
  warnAt: Nullable(InstantText),
  clockState: ClockState,
  /** Milliseconds of the limit's own time left (negative: overdue), null when there is no clock. */
  remainingMillis: Nullable(Type.Number()),
  limitUnit: Nullable(Limit.properties.unit),
  returns: Type.Integer(),
  outcomes: Type.Array(TaskOutcome),
  outcome: Nullable(Type.String()),
  state: StringEnum(['open', 'completed', 'cancelled', 'returned', 'vanished']),
  version: Type.Integer(),
  delegation: Nullable(TaskDelegation),
  waitsFor: Nullable(AwaitedTask),
  /** Level of the supervision card of its case that is not closed. */
  card: Nullable(CardLevel),
  /** The reader has flagged it (标记); nobody else sees that. */
  flagged: Type.Boolean(),
});
export type Task = Type.Static<typeof Task>;
export const TaskList = ListOf(Task);
export type TaskList = Type.Static<typeof TaskList>;

const Code = Type.String({ maxLength: 100 });
const Label = Type.String({ maxLength: 300 });

/** One field of a form; forms are data beside the procedure (`migrations/seeds/forms`). */
export const FormField = Type.Object({
  name: Code,
  type: StringEnum([
    'text',
    'textarea',
    'boolean',
    'integer',
    'number',
    'choice',
    'date-time',
    'unit',
    'person',
    'class',
    'condition',
    'case',
    'attachments',
    'rating',
    'limit',
  ]),
  label: Label,
  labelEn: Label,
  help: Type.Optional(Type.String({ maxLength: 1000 })),
  helpEn: Type.Optional(Type.String({ maxLength: 1000 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  minimum: Type.Optional(Type.Number({ maximum: 1_000_000 })),
  /** Of a limit: of its amount. */
  maximum: Type.Optional(Type.Number({ maximum: 1_000_000 })),
  /** Of a limit: the units that may be chosen; absent: all. */
  units: Type.Optional(Type.Array(Limit.properties.unit)),
  /** Of a limit: the variable of the case that holds the most that may be given; a task's form has it as its maximum. */
  atMost: Type.Optional(Code),
  minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  choices: Type.Optional(Type.Array(Type.Object({ value: Code, label: Label, labelEn: Label }))),
  /** Of a text: what is said often, to be pressed instead of typed. */
  phrases: Type.Optional(Type.Array(Type.Object({ text: Label, textEn: Label }))),
  /** The field goes to the workflow as a variable that expressions may read; all others stay in Postgres. */
  variable: Type.Optional(Type.Boolean()),
  /** What the field holds before anybody types: what was last entered at another element, or a variable of the case. */
  prefill: Type.Optional(
    Type.Union([Type.Object({ element: Id, field: Code }), Type.Object({ variable: Code })]),
  ),
  /** Codes of the outcomes for which the field is shown; absent: always. */
  outcomes: Type.Optional(Type.Array(Code)),
});
export type FormField = Type.Static<typeof FormField>;
export const Form = Type.Object({ key: Code, fields: Type.Array(FormField) });
export type Form = Type.Static<typeof Form>;

/** The form of one task: what may be submitted, what is filled in already, and its fields with words. */
export const TaskForm = Type.Interface([Form], {
  /**
   * JSON Schema 2020-12 of `data`; ids of `POST /api/attachments` have `format: "attachment"`.
   * `$defs` holds for each outcome what it requires besides.
   */
  schema: Type.Record(Type.String(), Type.Unknown()),
  /** Prefilled: earlier entries, facts of the case, proposals. */
  values: Type.Record(Type.String(), Type.Unknown()),
});
export type TaskForm = Type.Static<typeof TaskForm>;

/** A task on the page of its case, with what settles who has it; all other actions are those of its own page. */
export const CaseTask = Type.Interface([Task], { actions: Type.Array(OfferedAction) });
export type CaseTask = Type.Static<typeof CaseTask>;

export const TaskDetail = Type.Interface([Task], {
  /** Null: there is nothing to fill in. */
  form: Nullable(TaskForm),
  /** Earlier instances a return may go to, newest first; then the interruptions that it may undo. */
  returnTargets: Type.Array(
    Type.Interface([EarlierStep], {
      /** Undoing an interruption enters nothing: what was interrupted goes on. */
      effect: StringEnum(['enter', 'undo-interruption']),
    }),
  ),
  /** Earlier steps that it may ask, newest first; whoever did one answers. */
  askTargets: Type.Array(EarlierStep),
  /** What it has asked and waits for the answer to, or what it is to answer. */
  question: Nullable(Question),
  /** Null unless the reader has completed it and the case can go back to it. */
  takeBack: Nullable(TakeBack),
  /** Of a task that was taken away before it was done: who did, and why. */
  takenAway: Nullable(Type.Object({ by: Nullable(Named), reason: Type.String() })),
  actions: Type.Array(OfferedAction),
  /** Of a call-back: which try this is. */
  tries: Nullable(CallbackTries),
});
export type TaskDetail = Type.Static<typeof TaskDetail>;

export const CompleteTask = Type.Object(
  {
    outcome: Type.String({ minLength: 1, maxLength: 64 }),
    data: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
    comment: Type.Optional(Type.String({ maxLength: 2000 })),
    attachments: Type.Optional(Type.Array(Id, { maxItems: 50 })),
    version: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type CompleteTask = Type.Static<typeof CompleteTask>;

/** Committed and visible in every list when it answers. */
export const StepResult = Type.Object({
  seq: Type.Integer(),
  step: Type.Integer(),
  stage: Nullable(Stage),
  caseState: Type.String(),
  tasks: Type.Array(
    Type.Object({
      id: Id,
      element: Type.String(),
      stage: Nullable(Stage),
      role: Nullable(Type.String()),
      unit: Nullable(Type.String()),
      person: Nullable(Type.String()),
    }),
  ),
});
export type StepResult = Type.Static<typeof StepResult>;

export const TaskCounts = Type.Object({
  views: Type.Record(Type.String(), Type.Integer()),
  stages: Type.Record(Type.String(), Type.Integer()),
  overdue: Type.Integer(),
  /** Of those done today, all that did not end late. */
  doneInTime: Type.Integer(),
});
export type TaskCounts = Type.Static<typeof TaskCounts>;

/** Body of claim and release; `version`: refuse when the task has changed since. */
export const ClaimTask = Type.Object(
  { version: Type.Optional(Type.Integer({ minimum: 0 })) },
  { additionalProperties: false },
);
export const TaskClaim = Type.Object({
  id: Id,
  version: Type.Integer(),
  seq: Nullable(Type.Integer()),
});

/** 202: stored; the engine did not answer in time, the step is carried out when it does. */
export const PendingStep = Type.Object({ commandId: Id, state: StringEnum(['pending']) });
export type PendingStep = Type.Static<typeof PendingStep>;

export const PreviewTask = Type.Object(
  {
    outcome: Type.String({ minLength: 1, maxLength: 64 }),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
);
/** Who gets it next and until when. */
export const TaskPreview = Type.Object({
  /** Fields, not filled in yet, that decide what follows: until they are, nothing of it is told. */
  dependsOn: Type.Array(
    Type.Object({ name: Type.String(), label: Type.String(), labelEn: Type.String() }),
  ),
  next: Type.Array(
    Type.Object({
      element: Type.String(),
      name: Type.String(),
      stage: Nullable(Stage),
      role: Nullable(Type.String()),
      unit: Nullable(Named),
      person: Nullable(Named),
      limit: Nullable(Limit),
      dueAt: Nullable(InstantText),
    }),
  ),
  /** What the case would wait for before anybody gets it. */
  waits: Type.Array(Wait),
  ends: Nullable(Type.String()),
  clock: Nullable(
    Type.Object({
      effect: StringEnum(['stops', 'pauses', 'runs-on', 'restarts']),
      onTime: Nullable(Type.Boolean()),
      remainingMillis: Nullable(Type.Number()),
    }),
  ),
  /** Clocks that the procedure would extend, by how much and until when. */
  extended: Type.Array(
    Type.Object({ clock: Type.String(), limit: Limit, dueAt: Nullable(InstantText) }),
  ),
});
export type TaskPreview = Type.Static<typeof TaskPreview>;
