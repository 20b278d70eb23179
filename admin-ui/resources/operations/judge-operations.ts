import type { Operations } from '../../../api/contract/operations.ts';

export type Subject = 'engine' | 'queue' | 'database' | 'disk';
export type Judgement = 'fine' | 'warn' | 'bad';

const minute = 60_000;
/** A command that waits for so long is stuck: the sender tries again within seconds. */
const stuckAfter = 5 * minute;
const slowAfter = minute / 2;
const fullConnections = 0.9;
const scarce = { warn: 0.15, bad: 0.05 } as const;

const engineOf = ({ engine }: Operations): Judgement =>
  engine === null || engine.workers.length === 0 ? 'bad' : 'fine';

const queueOf = ({ at, queue, cases }: Operations): Judgement => {
  const age = queue.oldestAt === null ? 0 : Date.parse(at) - Date.parse(queue.oldestAt);
  if (age > stuckAfter) return 'bad';
  return age > slowAfter || cases.openIncidents > 0 ? 'warn' : 'fine';
};

const databaseOf = ({ database }: Operations): Judgement => {
  if (database.steps.some(({ executedAt }) => executedAt === null)) return 'bad';
  const { connections, mostConnections, longestMillis } = database;
  const full = connections > mostConnections * fullConnections;
  return full || (longestMillis ?? 0) > minute ? 'warn' : 'fine';
};

const diskOf = ({ disks }: Operations): Judgement => {
  const least = Math.min(1, ...disks.map(({ freeBytes, totalBytes }) => freeBytes / totalBytes));
  if (least < scarce.bad) return 'bad';
  return least < scarce.warn ? 'warn' : 'fine';
};

/** What each part is called from its figures alone. */
export const judge = (data: Operations): { readonly [S in Subject]: Judgement } => ({
  engine: engineOf(data),
  queue: queueOf(data),
  database: databaseOf(data),
  disk: diskOf(data),
});
