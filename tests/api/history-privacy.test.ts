import { Client as EngineClient, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseWorkflowId } from '../../workflows/contract.ts';
import { startTestApi, type TestApi } from './test-api.ts';
import { step, townOf, type Town, type TownStep } from './town.ts';

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

/** All that the engine keeps of a case, as it lies in its store. */
const historyOf = async (caseId: string): Promise<string> => {
  const history = await engine.workflow.getHandle(caseWorkflowId(caseId)).fetchHistory();
  return Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()).toString(
    'utf8',
  );
};

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
});
