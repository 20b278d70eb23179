import { sql } from 'kysely';
import type { ResourceFacts } from '../../domain/permissions/can.ts';
import { newId } from '../../migrations/new-id.ts';
import { upload } from './form.ts';
import { plantCase, plantTasks, type Planting, type TaskPlanting } from './plant.ts';
import type { TestApi } from './test-api.ts';

/** One matter with everything that hangs on it, and whose it is: what the scopes are compared with. */
export interface WalkRecord {
  readonly name: string;
  readonly caseId: string;
  readonly taskId: string;
  readonly reportId: string;
  readonly attachmentId: string;
  readonly incidentId: string;
  /** Logins for which the case, and its task, are their own. */
  readonly ownCase: readonly string[];
  readonly ownTask: readonly string[];
  /** It is theirs only since a copy was sent to them. */
  readonly copied: boolean;
  readonly case: Omit<ResourceFacts, 'own'>;
  readonly task: Omit<ResourceFacts, 'own'>;
  /** Columns of the rows that announce it. */
  readonly columns: {
    readonly unit: string | null;
    readonly grid: string | null;
    readonly task: Pick<TaskPlanting, 'role' | 'unit'> & { readonly person: string | null };
  };
}

interface Plan {
  readonly name: string;
  readonly case: Planting;
  readonly task: TaskPlanting;
  readonly ownCase: readonly string[];
  readonly ownTask: readonly string[];
  readonly copiedTo?: string;
}

/**
 * Between them, every scope has something inside and something outside: by unit, by grid, by what a
 * person raised, holds, is offered or was sent a copy of.
 */
const plans: readonly Plan[] = [
  {
    name: '执法单位在办',
    case: { unit: 'u-enforcement', grid: 'g-jianshe-01' },
    task: { role: 'handler', unit: 'u-enforcement', person: 'p-handler', stage: 'handle' },
    ownCase: ['handler'],
    ownTask: ['handler'],
  },
  {
    name: '市政单位待派',
    case: { unit: 'u-municipal', grid: 'g-xinhua-01' },
    task: { role: 'lead', unit: 'u-municipal', stage: 'handle' },
    ownCase: ['lead2'],
    ownTask: ['lead2'],
  },
  {
    name: '中心受理之中',
    case: {},
    task: { role: 'acceptor', unit: 'u-centre' },
    ownCase: ['acceptor'],
    ownTask: ['acceptor'],
  },
  {
    name: '网格自报别处',
    case: { grid: 'g-liuxi-01', createdBy: 'p-grid' },
    task: { role: 'handler', unit: 'u-garden', person: 'p-handler-garden-1', stage: 'handle' },
    ownCase: ['grid'],
    ownTask: [],
  },
  {
    name: '网格员的活没有单位',
    case: { unit: 'u-jianshe', grid: 'g-jianshe-01' },
    task: { role: 'grid', unit: null, stage: 'handle' },
    ownCase: ['grid'],
    ownTask: ['grid'],
  },
  {
    name: '抄送市政人员',
    case: { unit: 'u-water' },
    task: { role: 'handler', unit: 'u-water', person: 'p-handler-water-1', stage: 'handle' },
    ownCase: ['handler2'],
    ownTask: ['handler2'],
    copiedTo: 'p-handler2',
  },
];

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const present = (unit: string | null | undefined): string[] =>
  unit === null || unit === undefined ? [] : [unit];

const unitsAbove = async (api: TestApi, units: readonly string[]): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    with recursive above as (
      select parent_id as id from unit where id = any(${[...units]}::text[]) and parent_id is not null
      union select u.parent_id from unit u join above a on a.id = u.id where u.parent_id is not null)
    select id from above`.execute(api.app.services.database);
  return found.rows.map((row) => row.id);
};

/** The report, the file, the incident and the copy of a case, as the other parts would have left them. */
const plantParts = async (
  api: TestApi,
  caseId: string,
  plan: Plan,
): Promise<Pick<WalkRecord, 'reportId' | 'attachmentId' | 'incidentId'>> => {
  const { database } = api.app.services;
  const reportId = newId();
  await database
    .insertInto('report')
    .values({
      id: reportId,
      number: `LS-${caseId.slice(-12)}`,
      case_id: caseId,
      channel: 'phone',
      external_id: null,
      title: plan.name,
      description: '',
      category: null,
      longitude: null,
      latitude: null,
      address: null,
      grid_id: plan.case.grid ?? null,
      reporter_name: null,
      reporter_phone: null,
      wants_callback: false,
      occurred_at: null,
      urgency: 'normal',
      details: '{}',
      created_by: plan.case.createdBy ?? null,
    })
    .execute();
  const attachmentId = await upload(api, await api.as('dispatcher-2'), png);
  await database
    .updateTable('attachment')
    .set({ case_id: caseId })
    .where('id', '=', attachmentId)
    .execute();
  const incidentId = `${caseId}.9.1`;
  await database
    .insertInto('incident')
    .values({
      id: incidentId,
      case_id: caseId,
      instance: '9',
      element: 'accept',
      code: 'service-failed',
      message: 'm',
      state: 'open',
      opened_at: new Date(),
      resolved_at: null,
    })
    .execute();
  if (plan.copiedTo !== undefined)
    await database
      .insertInto('notice')
      .values({
        id: newId(),
        case_id: caseId,
        type: 'copied',
        role: null,
        unit_id: null,
        person_id: plan.copiedTo,
        params: '{}',
        read_at: null,
      })
      .execute();
  return { reportId, attachmentId, incidentId };
};

export const plantRecords = async (api: TestApi): Promise<readonly WalkRecord[]> =>
  Promise.all(
    plans.map(async (plan): Promise<WalkRecord> => {
      const { services } = api.app;
      const planted = await plantCase(services, { ...plan.case, title: plan.name });
      await plantTasks(services, planted, plan.task);
      const units = [...present(planted.unit), ...present(plan.task.unit)];
      const taskUnits = present(plan.task.unit);
      const { reportId, attachmentId, incidentId } = await plantParts(api, planted.id, plan);
      return {
        name: plan.name,
        caseId: planted.id,
        taskId: `${planted.id}.0000001`,
        reportId,
        attachmentId,
        incidentId,
        ownCase: plan.ownCase,
        ownTask: plan.ownTask,
        copied: plan.copiedTo !== undefined,
        case: { units, unitsAbove: await unitsAbove(api, units), grid: planted.grid },
        task: {
          units: taskUnits,
          unitsAbove: await unitsAbove(api, taskUnits),
          grid: planted.grid,
        },
        columns: {
          unit: planted.unit,
          grid: planted.grid,
          task: {
            role: plan.task.role,
            unit: plan.task.unit,
            person: plan.task.person ?? null,
          },
        },
      };
    }),
  );
