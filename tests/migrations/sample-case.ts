import { readChains } from '../../api/cases/read-chains.ts';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { ledgerDigest } from '../../domain/ledger/ledger-hash.ts';
import {
  verifyChain,
  type ChainedEntry,
  type ChainVerdict,
} from '../../domain/ledger/verify-chain.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import {
  openReport,
  type OpenReportAnswer,
  type OpenReportRequest,
} from '../../migrations/functions/open-report.ts';
import {
  recordProgress,
  type ProgressRecord,
  type RecordedEntry,
  type RecordedTask,
} from '../../migrations/functions/record-progress.ts';
import { freshTown } from './fresh-database.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A database with the demonstration's people and a procedure that cases can name. */
export const townDatabase = async (): Promise<Db> => {
  const db = await freshTown();
  await db
    .insertInto('procedure')
    .values({ key: 'sample', name: '样例', name_en: 'Sample', current_version: null })
    .execute();
  await db
    .insertInto('procedure_version')
    .values({
      procedure_key: 'sample',
      version: 1,
      xml: '<x/>',
      xml_hash: sha256('<x/>'),
      graph: '{}',
      hash: 'graph-1',
      forms: '[]',
      published_by: null,
    })
    .execute();
  return db;
};

export const calendarInForce = async (db: Db): Promise<string> =>
  (
    await db
      .selectFrom('calendar_version')
      .select('id')
      .where('in_force', '=', true)
      .executeTakeFirstOrThrow()
  ).id;

export const reportRequest = (
  caseId: string,
  change: {
    readonly externalId?: string;
    readonly idempotencyKey?: string;
    readonly bodyHash?: string;
    readonly attachments?: OpenReportRequest['attachments'];
  } = {},
): OpenReportRequest => ({
  report: {
    id: `r-${caseId}`,
    channel: 'phone',
    externalId: change.externalId ?? null,
    title: '路灯不亮',
    description: '建设路口路灯不亮',
    category: null,
    longitude: 119.43,
    latitude: 32.27,
    address: '建设路 1 号',
    grid: 'g-jianshe-01',
    reporterName: '某人',
    reporterPhone: null,
    wantsCallback: true,
    occurredAt: null,
    urgency: 'normal',
    details: {},
    createdBy: 'p-acceptor',
  },
  case: {
    id: caseId,
    conditionId: null,
    unit: 'u-centre',
    procedureKey: 'sample',
    procedureVersion: 1,
    graphHash: 'graph-1',
    settings: {},
    variables: {},
  },
  command: {
    id: `start-${caseId}`,
    principal: 'p-acceptor',
    idempotencyKey: change.idempotencyKey ?? null,
    bodyHash: change.bodyHash ?? 'body',
    payload: { input: { caseId } },
  },
  actor: { person: 'p-acceptor', role: 'acceptor', unit: 'u-centre' },
  origin: 'person',
  reportDigest: sha256('report'),
  day: '20261122',
  bigrams: ['路灯', '灯不', '不亮'],
  ...(change.attachments === undefined ? {} : { attachments: change.attachments }),
});

export const openCase = async (db: Db, caseId = 'c1'): Promise<OpenReportAnswer> =>
  openReport(db, reportRequest(caseId));

export const noon = Date.UTC(2026, 10, 20, 4);

export const openTask = (
  caseId: string,
  instance: string,
  change: Partial<RecordedTask> = {},
): RecordedTask => ({
  id: `${caseId}.${instance}`,
  instance,
  element: `element-${instance}`,
  name: `Task ${instance}`,
  stage: 'handle',
  role: 'handler',
  unit: 'u-enforcement',
  person: null,
  exclude: [],
  form: null,
  outcomes: [],
  clockId: null,
  openedAt: new Date(noon).toISOString(),
  ...change,
});

/** What a batch of a test says; everything else is empty. */
export interface SampleBatch extends Partial<Omit<ProgressRecord, 'entries' | 'case'>> {
  readonly types?: readonly RecordedEntry['type'][];
  readonly commandIds?: readonly string[];
  readonly case?: Partial<ProgressRecord['case']>;
}

/** A batch with digests and hash as the worker would give it. */
export const batchOf = (
  caseId: string,
  step: number,
  calendarVersion: string,
  { types = ['task-completed'], commandIds = [], case: facts = {}, ...rest }: SampleBatch = {},
): ProgressRecord => {
  const at = rest.at ?? new Date(noon + step * 1000).toISOString();
  const entries = types.map((type, index): RecordedEntry => {
    const content = {
      at,
      actor: { person: null },
      origin: 'system',
      type,
      params: { event: { type: 'timer', timer: `t${String(step)}` } },
      taskId: null,
      elementId: null,
      commandId: commandIds[index] ?? null,
    };
    const digest = ledgerDigest({ ...content, caseId, step, at: Date.parse(at) }, sha256);
    return { ...content, digest };
  });
  const record = {
    caseId,
    step,
    at,
    graphHash: 'graph-1',
    day: '20261120',
    calendarVersion,
    entries,
    case: {
      state: 'open',
      stage: 'handle',
      stages: [],
      variables: {},
      filed: false,
      unit: 'u-enforcement',
      person: null,
      endedAt: null,
      end: null,
      ...facts,
    },
    openTasks: [],
    closedTasks: [],
    clocks: [],
    openIncidents: [],
    subscriptions: [],
    sentMessages: [],
    answers: [],
    result: { clocks: [] },
    ...rest,
  };
  return { batchHash: sha256(canonicalJson(record)), ...record };
};

export const chainOf = async (db: Db, caseId: string): Promise<readonly ChainedEntry[]> =>
  (await readChains(db, [caseId])).get(caseId) ?? [];

/** The chain as stored, checked against the head that the case row keeps. */
export const verdictOf = async (db: Db, caseId: string): Promise<ChainVerdict> => {
  const head = await db
    .selectFrom('case')
    .select(['ledger_seq as seq', 'ledger_hash as hash'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return verifyChain(await chainOf(db, caseId), sha256, head);
};

/** A town with the case `c1`, and what records a step of it. */
interface Town {
  readonly db: Db;
  readonly record: (step: number, batch?: SampleBatch) => ReturnType<typeof recordProgress>;
}

export const townWithCase = async (): Promise<Town> => {
  const db = await townDatabase();
  const calendar = await calendarInForce(db);
  await openCase(db);
  return {
    db,
    record: async (step, batch) => recordProgress(db, batchOf('c1', step, calendar, batch)),
  };
};
