import { Type } from 'typebox';
import { InstantText, Nullable, StringEnum } from './common.ts';

/** Version of the software, newest engine version of its cases, beginning of a hash of its sources. */
const WorkerBuild = Type.Object({
  version: Type.String(),
  engineVersion: Type.Integer(),
  sources: Type.String(),
});

/** A process that takes the work of cases from the engine; its name is process number and host. */
const WorkerState = Type.Object({
  name: Type.String(),
  lastSeen: Nullable(InstantText),
  /** Null: not a worker of this software, or one that does not say it yet. */
  build: Nullable(WorkerBuild),
});

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

/** A service that service tasks call, and what became of its calls; some seconds behind. */
const ServiceState = Type.Object({
  name: Type.String(),
  /** Keys of the procedures in force that call it. */
  procedures: Type.Array(Type.String()),
  succeededAt: Nullable(InstantText),
  failedAt: Nullable(InstantText),
  /** What the last failed call said. */
  error: Nullable(Type.String()),
  /** Calls that failed since one succeeded. */
  failures: Type.Integer(),
});

/** By `npm run backup`; what other tools back up is not known here. */
const BackupState = Type.Object({
  /** The last that was finished; it holds what was there when it began. */
  last: Nullable(
    Type.Object({
      beganAt: InstantText,
      endedAt: InstantText,
      /** Machine and folder. */
      place: Type.String(),
      bytes: Type.Number(),
      /** When it was last restored for trial. */
      triedAt: Nullable(InstantText),
    }),
  ),
  /** Of one that was begun after the last that was finished. */
  lastFailure: Nullable(Type.Object({ at: InstantText, error: Type.String() })),
  /** The setting `backupWarnAfter`, ISO 8601. */
  warnAfter: Type.String(),
  overdue: Type.Boolean(),
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
export type HourOfCommands = Type.Static<typeof HourOfCommands>;

export const Operations = Type.Object({
  at: InstantText,
  /** Of the process that answers. */
  version: Type.String(),
  engine: Nullable(EngineState),
  database: DatabaseState,
  queue: QueueState,
  cases: Type.Object({ open: Type.Integer(), openIncidents: Type.Integer() }),
  messages: Type.Object({ unclaimed: Type.Integer(), oldestAt: Nullable(InstantText) }),
  imports: Type.Object({ waiting: Type.Integer(), running: Type.Integer() }),
  services: Type.Array(ServiceState),
  backup: BackupState,
  disks: Type.Array(DiskState),
  /** The last 24 hours, oldest first; null when the database could not count them. */
  hours: Nullable(Type.Array(HourOfCommands)),
});
export type Operations = Type.Static<typeof Operations>;
