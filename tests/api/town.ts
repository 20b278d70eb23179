import { StoredAttachment } from '../../api/contract/attachments.ts';
import { CaseDetail } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { StepResult, TaskList, type Task } from '../../api/contract/tasks.ts';
import { read, type TestApi } from './test-api.ts';

export const sampleReport = {
  channel: 'phone',
  title: '路灯不亮',
  description: '建设路 12 号门前路灯不亮',
  location: { grid: 'g-jianshe-01' },
};

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const caseFilter = (caseId: string): string =>
  encodeURIComponent(JSON.stringify({ caseId }));

export interface TownStep {
  readonly login: string;
  readonly element: string;
  readonly outcome: string;
  readonly data?: Record<string, unknown>;
}

export const step = (
  login: string,
  element: string,
  outcome: string,
  data: TownStep['data'] = {},
): TownStep => ({ login, element, outcome, data });

/** The people of the demonstration at work, by HTTP alone. */
export class Town {
  readonly #api: TestApi;
  /** A filing condition that nobody has to confirm, and its class. */
  readonly condition: { readonly id: string; readonly category: string };

  constructor(api: TestApi, condition: Town['condition']) {
    this.#api = api;
    this.condition = condition;
  }

  /** A filing condition by who has to confirm. */
  async conditionFor(confirmation: 'commander' | 'leader'): Promise<Town['condition']> {
    return conditionFor(this.#api, confirmation);
  }

  async open(change: Record<string, unknown> = {}): Promise<string> {
    const acceptor = await this.#api.as('acceptor');
    const answer = await acceptor.post('/api/reports', { ...sampleReport, ...change });
    if (answer.statusCode !== 201) {
      throw new Error(`Expected the case to open, but got ${answer.body}`);
    }
    return read(OpenedReport, answer).caseId;
  }

  /** The task of the element as the person finds it: in the pool, or already their own. */
  async find(login: string, caseId: string, element: string): Promise<Task> {
    const client = await this.#api.as(login);
    const lists = await Promise.all(
      ['pool', 'mine'].map(async (view) =>
        read(TaskList, await client.get(`/api/tasks?view=${view}&filter=${caseFilter(caseId)}`)),
      ),
    );
    const tasks = lists.flatMap((list) => list.data);
    const task = tasks.find((candidate) => candidate.element === element);
    if (task !== undefined) return task;
    const there = tasks.map((candidate) => candidate.element).join(', ');
    throw new Error(`Expected ${login} to find ${element}, but found ${there}`);
  }

  async finish(
    caseId: string,
    { login, element, outcome, data = {} }: TownStep,
  ): Promise<StepResult> {
    const { id, version } = await this.find(login, caseId, element);
    const client = await this.#api.as(login);
    const answer = await client.post(`/api/tasks/${id}/complete`, { outcome, data, version });
    if (answer.statusCode !== 200) {
      throw new Error(`Expected ${element} to be finished, but got ${answer.body}`);
    }
    return read(StepResult, answer);
  }

  async upload(login: string): Promise<string> {
    const boundary = 'b0undary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n`;
    const { headers } = await this.#api.as(login);
    const answer = await this.#api.app.inject({
      method: 'POST',
      url: '/api/attachments',
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), png, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return read(StoredAttachment, answer).id;
  }

  async toFiling(caseId: string): Promise<void> {
    const { category } = this.condition;
    await this.finish(caseId, {
      login: 'acceptor',
      element: 'accept',
      outcome: 'accept',
      data: { category },
    });
  }

  async toDispatch(caseId: string, { category, id: condition } = this.condition): Promise<void> {
    await this.toFiling(caseId);
    await this.finish(caseId, {
      login: 'acceptor',
      element: 'file',
      outcome: 'file',
      data: { category, condition },
    });
  }

  async toHandling(caseId: string, condition = this.condition): Promise<void> {
    await this.toDispatch(caseId, condition);
    await this.finish(caseId, {
      login: 'dispatcher',
      element: 'dispatch',
      outcome: 'dispatch',
      data: { unit: 'u-enforcement' },
    });
  }

  /** The unit gives it to the handler by name. */
  async toHandler(caseId: string): Promise<void> {
    await this.toHandling(caseId);
    await this.finish(caseId, step('lead', 'assign', 'assign', { person: 'p-handler' }));
  }

  /** The handler does it, the unit and the dispatcher pass it on. */
  async toCheck(caseId: string): Promise<void> {
    const [before, after] = [await this.upload('handler'), await this.upload('handler')];
    const steps: readonly TownStep[] = [
      step('lead', 'assign', 'assign', { person: 'p-handler' }),
      step('handler', 'handle', 'submit', {
        result: '已更换灯泡',
        before: [before],
        after: [after],
      }),
      step('lead', 'confirm-result', 'submit-feedback', { result: '已修复' }),
      step('dispatcher', 'feedback', 'pass'),
    ];
    for (const each of steps) await this.finish(caseId, each);
  }

  async detail(login: string, caseId: string): Promise<CaseDetail> {
    const client = await this.#api.as(login);
    return read(CaseDetail, await client.get(`/api/cases/${caseId}`));
  }
}

const conditionFor = async (
  api: TestApi,
  confirmation: 'none' | 'commander' | 'leader',
): Promise<Town['condition']> => {
  const row = await api.app.services.database
    .selectFrom('filing_condition')
    .where('confirmation', '=', confirmation)
    .select(['id', 'class_id'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { id: row.id, category: row.class_id };
};

export const townOf = async (api: TestApi): Promise<Town> =>
  new Town(api, await conditionFor(api, 'none'));
