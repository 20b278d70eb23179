import { Type } from 'typebox';
import { InstantText, Nullable, StringEnum } from './common.ts';

/** A process that takes the work of cases from the engine; its name is host and process number. */
const WorkerState = Type.Object({ name: Type.String(), lastSeen: Nullable(InstantText) });

/** Null of `engine`: it does not answer. `workflows` runs that are open there. */
const EngineState = Type.Object({
  latencyMillis: Type.Number(),
  workflows: Nullable(Type.Integer()),
  workers: Type.Array(WorkerState),
});

const DatabaseState = Type.Object({
  bytes: Type.Number(),
  connections: Type.Integer(),
  mostConnections: Type.Integer(),
  /** Of the statement that has been running longest, without its text; null when none runs. */
  longestMillis: Nullable(Type.Number()),
  latencyMillis: Type.Number(),
  steps: Type.Array(Type.Object({ name: Type.String(), executedAt: Nullable(InstantText) })),
});

/** Commands that no workflow has answered yet: the command sender brings them. */
const QueueState = Type.Object({
  waiting: Type.Integer(),
  /** Of them those that were tried before. */
  retried: Type.Integer(),
  oldestAt: Nullable(InstantText),
});

const DiskState = Type.Object({
  place: StringEnum(['data', 'files']),
  freeBytes: Type.Number(),
  totalBytes: Type.Number(),
});

/** Commands of an hour: how many were answered, and how long half and 95 in 100 of them took. */
const HourOfCommands = Type.Object({
  hour: InstantText,
  answered: Type.Integer(),
  medianMillis: Nullable(Type.Number()),
  slowMillis: Nullable(Type.Number()),
  incidents: Type.Integer(),
});

export const Operations = Type.Object({
  at: InstantText,
  engine: Nullable(EngineState),
  database: DatabaseState,
  queue: QueueState,
  cases: Type.Object({ open: Type.Integer(), openIncidents: Type.Integer() }),
  messages: Type.Object({ unclaimed: Type.Integer(), oldestAt: Nullable(InstantText) }),
  imports: Type.Object({ waiting: Type.Integer(), running: Type.Integer() }),
  disks: Type.Array(DiskState),
  /** The last 24 hours, oldest first. */
  hours: Type.Array(HourOfCommands),
});
export type Operations = Type.Static<typeof Operations>;
