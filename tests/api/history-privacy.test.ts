import { Client as EngineClient, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit } from '../../api/contract/cases.ts';
import { TaskDetail, TaskList } from '../../api/contract/tasks.ts';
import { referenceMark } from '../../domain/ledger/typed-texts.ts';
import { caseWorkflowId } from '../../workflows/contract.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';
import { caseFilter, step, townOf, type Town, type TownStep } from './town.ts';

let api: TestApi;
let town: Town;
let connection: Connection;
let engine: EngineClient;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
  const { address, namespace } = api.config.temporal;
  connection = await Connection.connect({ address });
  engine = new EngineClient({ connection, namespace });
});
afterAll(async () => {
  await connection.close();
  await api.close();
});

/** All that the engine keeps of a case, or of one of its runs, as it lies in its store. */
const historyOf = async (caseId: string, runId?: string): Promise<string> => {
  const history = await engine.workflow.getHandle(caseWorkflowId(caseId), runId).fetchHistory();
  return Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()).toString(
    'utf8',
  );
};

const ledgerOf = async (caseId: string): Promise<string> =>
  (await (await api.as('auditor')).get(`/api/cases/${caseId}/ledger?perPage=200`)).body;

const auditOf = async (caseId: string): Promise<Audit> =>
  read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`));

const proven = { chain: { ok: true }, replay: { ok: true }, history: { ok: true } };

/** What is typed somewhere, each text once. */
class Typed {
  readonly texts: string[] = [];

  say(about: string): string {
    const text = `${about}-王小明-${String(this.texts.length)}`;
    this.texts.push(text);
    return text;
  }

  /** Those that stand in the history. */
  foundIn(history: string): readonly string[] {
    return this.texts.filter((text) => history.includes(text));
  }
}

describe('the history of a case', () => {
  it('has nothing of what was reported and entered on the way through all stages', async () => {
    const typed = new Typed();
    const condition = await town.conditionFor('commander');
    const { category } = condition;
    const caseId = await town.open({
      title: typed.say('title'),
      description: typed.say('description'),
      location: { grid: 'g-jianshe-01', address: typed.say('address') },
      reporter: { name: typed.say('name'), phone: '13812346021', wantsCallback: true },
    });
    typed.texts.push('13812346021');
    const photos = [await town.upload('handler'), await town.upload('handler')];
    const steps: readonly TownStep[] = [
      step('acceptor', 'accept', 'incomplete', { question: typed.say('question') }),
      step('grid', 'verify', 'verified', { finding: typed.say('finding') }),
      step('acceptor', 'accept', 'accept', { category }),
      step('acceptor', 'file', 'file', { category, condition: condition.id }),
      step('dispatcher', 'dispatch', 'dispatch', {
        unit: 'u-enforcement',
        note: typed.say('note'),
      }),
      step('lead', 'assign', 'assign', { person: 'p-handler', note: typed.say('note') }),
      step('handler', 'handle', 'submit', {
        result: typed.say('result'),
        before: photos.slice(0, 1),
        after: photos.slice(1),
      }),
      step('lead', 'confirm-result', 'submit-feedback', { result: typed.say('result') }),
      step('dispatcher', 'feedback', 'pass', { note: typed.say('note') }),
      step('grid', 'check', 'pass', { finding: typed.say('finding') }),
      step('acceptor', 'close', 'close', {
        closingConditionMet: true,
        answer: typed.say('answer'),
      }),
      step('acceptor', 'callback', 'reached', {
        solved: true,
        satisfaction: 5,
        remark: typed.say('remark'),
      }),
      step('commander', 'confirm', 'confirm', { opinion: typed.say('opinion') }),
    ];
    for (const each of steps) await town.finish(caseId, each);
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');

    const history = await historyOf(caseId);
    // What it does hold: ids, and what expressions read.
    expect(history).toContain(caseId);
    expect(history).toContain('u-enforcement');
    expect(typed.foundIn(history)).toEqual([]);
  });

  it('has no reason and no remark of an action, which the ledger keeps', async () => {
    const typed = new Typed();
    const caseId = await town.open();
    const ask = async (login: string, path: string, body: Record<string, unknown>) => {
      const answer = await (await api.as(login)).post(`/api/${path}/actions`, body);
      expect([body['type'], answer.statusCode, answer.body]).toEqual([
        body['type'],
        200,
        answer.body,
      ]);
    };
    const onCase = async (login: string, body: Record<string, unknown>) =>
      ask(login, `cases/${caseId}`, body);
    await town.toHandling(caseId);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await onCase('dispatcher', { type: 'park', until, reason: typed.say('park') });
    await onCase('dispatcher', { type: 'unpark', reason: typed.say('unpark') });
    const limit = { amount: 1, unit: 'workHours' };
    await onCase('dispatcher', { type: 'extend', limit, reason: typed.say('extend') });
    await town.finish(caseId, step('lead', 'assign', 'assign', { person: 'p-handler' }));
    const { id: task } = await town.find('handler', caseId, 'handle');
    const onTask = async (login: string, body: Record<string, unknown>) =>
      ask(login, `tasks/${task}`, body);
    const helper = 'handler-enforcement-2';
    const reason = typed.say('delegate');
    await onTask('handler', { type: 'delegate', person: `p-${helper}`, reason });
    await onTask(helper, { type: 'resolve', comment: typed.say('resolve') });
    const client = await api.as('handler');
    const { returnTargets } = read(TaskDetail, await client.get(`/api/tasks/${task}`));
    const target = returnTargets.find(({ element }) => element === 'assign')?.id;
    await onTask('handler', { type: 'return', target, reason: typed.say('return') });
    await onCase('commander', { type: 'void', reason: typed.say('void') });

    // Whoever acts is answered ahead of the engine, which has more to write.
    await engine.workflow.getHandle(caseWorkflowId(caseId)).result();
    const history = await historyOf(caseId);
    expect(history.split(referenceMark)).toHaveLength(typed.texts.length + 1);
    expect(typed.foundIn(history)).toEqual([]);
    expect(typed.foundIn(await ledgerOf(caseId))).toEqual(typed.texts);
    expect(await auditOf(caseId)).toMatchObject(proven);
  });

  it('has none when the case comes back from its ledger', async () => {
    const typed = new Typed();
    const caseId = await town.open();
    const reject = { reason: typed.say('reject'), advice: typed.say('advice') };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const actions = [
      { type: 'park', until, reason: typed.say('park') },
      { type: 'unpark', reason: typed.say('unpark') },
    ];
    const commander = await api.as('commander');
    for (const body of actions)
      expect((await commander.post(`/api/cases/${caseId}/actions`, body)).statusCode).toBe(200);
    await town.finish(caseId, step('acceptor', 'accept', 'reject', reject));
    await expect.poll(async () => (await town.detail('commander', caseId)).state).toBe('closed');
    const before = await engine.workflow.getHandle(caseWorkflowId(caseId)).describe();
    const done = read(
      TaskList,
      await (await api.as('acceptor')).get(`/api/tasks?view=done&filter=${caseFilter(caseId)}`),
    );
    const answer = await commander.post(`/api/cases/${caseId}/actions`, {
      type: 'reopen',
      target: done.data[0]?.id,
      reason: typed.say('reopen'),
    });
    expect(answer.statusCode).toBe(200);
    const after = await engine.workflow.getHandle(caseWorkflowId(caseId)).describe();
    expect(after.runId).not.toBe(before.runId);

    for (const { runId } of [before, after]) {
      const history = await historyOf(caseId, runId);
      expect(history).toContain(referenceMark);
      expect(typed.foundIn(history)).toEqual([]);
    }
    // What was entered in the form is a submission, not an entry.
    expect(typed.foundIn(await ledgerOf(caseId))).toEqual(typed.texts.slice(2));
    expect(await auditOf(caseId)).toMatchObject(proven);
  });
});
