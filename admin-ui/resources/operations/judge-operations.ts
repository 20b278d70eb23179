import type { Operations } from '../../../api/contract/operations.ts';

export type Subject = 'engine' | 'queue' | 'services' | 'database' | 'backup' | 'disk';
export type Judgement = 'fine' | 'warn' | 'bad';

const minute = 60_000;
/** A command that waits for so long is stuck: the sender tries again within seconds. */
const stuckAfter = 5 * minute;
const slowAfter = minute / 2;
const fullConnections = 0.9;
const scarce = { warn: 0.15, bad: 0.05 } as const;

/** A service that fails so often in a row is not mended by trying again. */
const lastingFailures = 3;

/** Whether a worker runs other code than another, or another version than the process that answers. */
export const differingBuilds = ({ engine, version }: Operations): boolean => {
  const builds = (engine?.workers ?? []).map(({ build }) => build);
  const texts = new Set(builds.map((build) => JSON.stringify(build)));
  return texts.size > 1 || builds.some((build) => build !== null && build.version !== version);
};

const engineOf = (data: Operations): Judgement => {
  if (data.engine === null || data.engine.workers.length === 0) return 'bad';
  return differingBuilds(data) ? 'warn' : 'fine';
};

export const judgeService = ({ failures }: Operations['services'][number]): Judgement => {
  if (failures >= lastingFailures) return 'bad';
  return failures > 0 ? 'warn' : 'fine';
};

const severity: readonly Judgement[] = ['fine', 'warn', 'bad'];

const servicesOf = ({ services }: Operations): Judgement =>
  severity[Math.max(0, ...services.map((each) => severity.indexOf(judgeService(each))))] ?? 'fine';

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

const backupOf = ({ backup }: Operations): Judgement =>
  backup.overdue || backup.lastFailure !== null ? 'warn' : 'fine';

const diskOf = ({ disks }: Operations): Judgement => {
  const least = Math.min(1, ...disks.map(({ freeBytes, totalBytes }) => freeBytes / totalBytes));
  if (least < scarce.bad) return 'bad';
  return least < scarce.warn ? 'warn' : 'fine';
};

/** What each part is called from its figures alone. */
export const judge = (data: Operations): { readonly [S in Subject]: Judgement } => ({
  engine: engineOf(data),
  queue: queueOf(data),
  services: servicesOf(data),
  database: databaseOf(data),
  backup: backupOf(data),
  disk: diskOf(data),
});
