import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CaseStarter } from '../../activities/case-starter.ts';
import { CommandSender } from '../../activities/command-sender.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { openReport } from '../../migrations/functions/open-report.ts';
import { broadcastSignal, publishMessage } from '../../migrations/functions/publish-message.ts';
import type { PublishAnswer } from '../../migrations/publish-procedure.ts';
import { reportRequest } from '../migrations/sample-case.ts';
import { settings } from '../workflows/case-inputs.ts';
import { accept, openTaskOf, silent, startEngine, until, type Engine } from './engine.ts';
import { casesOf, publishText, startedBy, starterOf } from './started-case.ts';
import { engineVersion } from '../../workflows/contract.ts';

const twoPools = readFileSync(new URL('two-pools.bpmn', import.meta.url), 'utf8');

let engine: Engine;
let db: Db;
beforeAll(async () => {
  engine = await startEngine();
  db = engine.db;
});
afterAll(async () => {
  await engine.close();
});

const publish = async (xml: string, process?: string): Promise<PublishAnswer> =>
  publishText(db, xml, process === undefined ? {} : { process });

const starter = (): CaseStarter => starterOf(db);

/** The variables that the cases started with. */
const startedWith = async (procedure: string): Promise<readonly string[]> =>
  (await casesOf(db, procedure)).map(({ variables }) => JSON.stringify(variables)).toSorted();
/** By what the cases are to start, as their workflows are told. */
const causesOf = async (procedure: string): Promise<readonly unknown[]> => {
  const { rows } = await sql<{ cause: { readonly id: string } }>`
    select c.payload #> '{input,begin,cause}' as cause from command c
    join "case" k on k.id = c.case_id where k.procedure_key = ${procedure}`.execute(db);
  return rows.map(({ cause }) => cause).toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
const saying = (...ids: readonly string[]): readonly unknown[] =>
  ids.map((id) => expect.stringContaining(`"from":"${id}"`) as unknown);

const awaiting = (message: string): string =>
  startedBy(
    'changing',
    '<bpmn:messageEventDefinition id="e" messageRef="m" />',
    `<bpmn:message id="m" name="${message}" />`,
  );

describe('cases that messages and signals start', () => {
  it('speak to each other from pool to pool, to their ends', async () => {
    for (const process of ['asker', 'helper'])
      expect(await publish(twoPools, process)).toMatchObject({ code: 'published', key: process });
    const stopWorker = await engine.startWorker();
    const stop = new AbortController();
    const { client } = engine.reseedServices;
    const { reseed, mend } = engine;
    const sender = new CommandSender({ db, client, log: silent, reseed, mend });
    const running = [sender.run(stop.signal), starter().run(stop.signal)];
    onTestFinished(async () => {
      stop.abort();
      await Promise.all(running);
      await stopWorker();
    });
    await openAsker('asker-1');
    const helper = await until('the message to start a case', async () =>
      (await casesOf(db, 'helper')).at(0),
    );
    expect(helper).toMatchObject({ title: 'Help wanted', business_key: 'asker-1' });
    const task = await until('its task', async () => openTaskOf(db, helper.id, 'work'));
    await accept(engine, helper.id, {
      id: 'work-done',
      person: 'p-handler',
      action: { type: 'complete', task, outcome: 'done', variables: { result: 'fixed' } },
    });
    const closed = async (id: string) =>
      db
        .selectFrom('case')
        .select(['variables'])
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .executeTakeFirst();
    const asker = await until('the asker to end with the answer', async () => closed('asker-1'));
    expect(asker.variables).toMatchObject({ answer: 'fixed' });
    await until('the helper to end by the signal', async () => closed(helper.id));
    const heard = await db
      .selectFrom('ledger_entry')
      .select('params')
      .where('case_id', '=', helper.id)
      .where('type', '=', 'signal-received')
      .execute();
    expect(heard).toMatchObject([{ params: { signal: 'storm' } }]);
  }, 120_000);

  it('are one a business key as long as it runs, and go on with what waited', async () => {
    const xml = startedBy(
      'keyed',
      '<bpmn:messageEventDefinition id="e" messageRef="m" />',
      '<bpmn:message id="m" name="keyed-ask" />',
    );
    await publish(xml);
    const send = async (id: string, correlation: string | null) =>
      publishMessage(db, { id, message: 'keyed-ask', correlation, variables: { from: id } });
    await send('k1', 'lamp-7');
    await send('k2', 'lamp-7');
    await send('k3', 'lamp-8');
    await send('k4', null);
    await send('k5', null);
    await Promise.all([starter().startDue(), starter().startDue()]);
    expect(await startedWith('keyed')).toEqual(saying('k1', 'k3', 'k4', 'k5'));
    expect(await causesOf('keyed')).toEqual([
      { type: 'message', message: 'keyed-ask', id: 'k1', correlation: 'lamp-7' },
      { type: 'message', message: 'keyed-ask', id: 'k3', correlation: 'lamp-8' },
      { type: 'message', message: 'keyed-ask', id: 'k4' },
      { type: 'message', message: 'keyed-ask', id: 'k5' },
    ]);
    await db
      .updateTable('case')
      .set({ state: 'closed', ended_at: new Date() })
      .where('business_key', '=', 'lamp-7')
      .execute();
    expect(await starter().startDue()).toBe(1);
    expect(await startedWith('keyed')).toEqual(saying('k1', 'k2', 'k3', 'k4', 'k5'));
    expect(await starter().startDue()).toBe(0);
  });

  it('are opened by a signal once for each procedure, at once or never', async () => {
    const signal = '<bpmn:signal id="s" name="flood" />';
    const event = '<bpmn:signalEventDefinition id="e" signalRef="s" />';
    await broadcastSignal(db, { id: 'early', kind: 'signal', message: 'flood' });
    await publish(startedBy('pumps', event, signal));
    await publish(startedBy('notices', event, signal));
    await broadcastSignal(db, {
      id: 'flood-1',
      kind: 'signal',
      message: 'flood',
      variables: { level: 'red' },
    });
    await broadcastSignal(db, { id: 'flood-1', kind: 'signal', message: 'flood' });
    expect(await starter().startDue()).toBe(2);
    for (const procedure of ['pumps', 'notices'])
      expect(await casesOf(db, procedure)).toMatchObject([{ variables: { level: 'red' } }]);
  });

  it('start by what the current version says', async () => {
    await publish(awaiting('old-name'));
    await publish(awaiting('new-name'));
    for (const message of ['old-name', 'new-name'])
      await publishMessage(db, { id: message, message, correlation: null, variables: {} });
    expect(await starter().startDue()).toBe(1);
    expect(await casesOf(db, 'changing')).toHaveLength(1);
  });
});

/** As the API opens a case of a procedure that starts by itself. */
async function openAsker(caseId: string): Promise<void> {
  const { hash } = await db
    .selectFrom('procedure_version')
    .select('hash')
    .where('procedure_key', '=', 'asker')
    .executeTakeFirstOrThrow();
  const sample = reportRequest(caseId);
  const variables = { caseId };
  const actor = { person: 'p-acceptor', origin: 'person' };
  const begin = { kind: 'start', variables, actor };
  await openReport(db, {
    ...sample,
    case: { ...sample.case, procedureKey: 'asker', graphHash: hash, settings, variables },
    command: {
      ...sample.command,
      payload: { input: { caseId, engineVersion, graphHash: hash, settings, begin } },
    },
    sendAfterSeconds: 0,
  });
}
