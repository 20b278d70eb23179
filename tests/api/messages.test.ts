import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../activities/logger.ts';
import { createTrimMessages } from '../../activities/trim/messages.ts';
import { compileProcedure } from '../../api/compile-procedure.ts';
import {
  BroadcastedSignal,
  PublishedMessage,
  UnclaimedMessageList,
} from '../../api/contract/messages.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { publishProcedure } from '../../migrations/publish-procedure.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let db: Db;
let system: Client;
let admin: Client;

const flow = (source: string, target: string): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;
const message = (name: string): string => `<bpmn:messageEventDefinition messageRef="${name}" />`;
const procedure = (id: string, roots: string, content: string): string =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="x">${roots}<bpmn:process id="${id}" name="${id}" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
const named = (...names: readonly string[]): string =>
  names.map((name) => `<bpmn:message id="${name}" name="${name}" />`).join('');

/** A message with its number starts it; it ends with the answer that has the same. */
const inquiry = procedure(
  'inquiry',
  named('ask', 'answer'),
  `<bpmn:startEvent id="s">${message('ask')}</bpmn:startEvent><bpmn:intermediateCatchEvent id="wait"><bpmn:extensionElements><bh:correlation value="=number" /></bpmn:extensionElements>${message('answer')}</bpmn:intermediateCatchEvent><bpmn:endEvent id="e" />${flow('s', 'wait')}${flow('wait', 'e')}`,
);
/** A message starts it; it ends by a signal. */
const shelter = procedure(
  'shelter',
  `${named('gather')}<bpmn:signal id="all-clear" name="all-clear" />`,
  `<bpmn:startEvent id="s">${message('gather')}</bpmn:startEvent><bpmn:intermediateCatchEvent id="wait"><bpmn:signalEventDefinition signalRef="all-clear" /></bpmn:intermediateCatchEvent><bpmn:endEvent id="e" />${flow('s', 'wait')}${flow('wait', 'e')}`,
);
/** A signal starts it. */
const cleaning = procedure(
  'cleaning',
  '<bpmn:signal id="all-clear" name="all-clear" />',
  `<bpmn:startEvent id="s"><bpmn:signalEventDefinition signalRef="all-clear" /></bpmn:startEvent><bpmn:endEvent id="e" />${flow('s', 'e')}`,
);

const retrieval = (name: string, path: string): string =>
  `<bpmn:correlationPropertyRetrievalExpression messageRef="${name}"><bpmn:messagePath>=${path}</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression>`;
/** The first order that it is brought begins its conversation: it ends with the payment of that order. */
const trade = procedure(
  'trade',
  `${named('open', 'order', 'payment')}<bpmn:correlationProperty id="p-order" name="order">${retrieval('order', 'number')}${retrieval('payment', 'reference')}</bpmn:correlationProperty><bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="trade" /><bpmn:correlationKey id="k"><bpmn:correlationPropertyRef>p-order</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>`,
  `<bpmn:startEvent id="s">${message('open')}</bpmn:startEvent><bpmn:intermediateCatchEvent id="ordered">${message('order')}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="paid">${message('payment')}</bpmn:intermediateCatchEvent><bpmn:endEvent id="e" />${flow('s', 'ordered')}${flow('ordered', 'paid')}${flow('paid', 'e')}`,
);

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  db = api.app.services.database;
  system = await api.as('integration');
  admin = await api.as('admin');
  for (const xml of [inquiry, shelter, cleaning, trade]) {
    const answer = await publishProcedure(
      db,
      { xml, forms: [], publishedBy: null },
      compileProcedure,
    );
    if (answer.code !== 'published') throw new Error(JSON.stringify(answer));
  }
}, 120_000);
afterAll(async () => {
  await api.close();
});

const until = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await pause(100);
  }
  throw new Error(`Expected ${what}, but it did not happen`);
};

const send = async (messageId: string, body: object) =>
  system.post('/api/messages', { messageId, ...body });
const sent = async (messageId: string, body: object): Promise<PublishedMessage> =>
  read(PublishedMessage, await send(messageId, body));

const caseOf = async (key: string) =>
  until(`a case of ${key}`, async () =>
    db
      .selectFrom('case')
      .select(['id', 'procedure_key', 'state', 'variables'])
      .where('business_key', '=', key)
      .executeTakeFirst(),
  );
const closed = async (id: string) =>
  until(`the end of ${id}`, async () =>
    db
      .selectFrom('case')
      .select(['id', 'variables'])
      .where('id', '=', id)
      .where('state', '=', 'closed')
      .executeTakeFirst(),
  );
const waits = async (id: string): Promise<void> => {
  await until(`${id} to wait`, async () =>
    db.selectFrom('subscription').select('id').where('case_id', '=', id).executeTakeFirst(),
  );
};
const received = async (id: string, type: 'message-received' | 'signal-received') =>
  (
    await db
      .selectFrom('ledger_entry')
      .select('seq')
      .where('case_id', '=', id)
      .where('type', '=', type)
      .execute()
  ).length;
const cleanings = async () =>
  db.selectFrom('case').select('id').where('procedure_key', '=', 'cleaning').execute();
const unclaimed = async (filter: object = {}) =>
  read(
    UnclaimedMessageList,
    await admin.get(`/api/messages?filter=${encodeURIComponent(JSON.stringify(filter))}`),
  );

describe('a message from outside', () => {
  it('starts a case by its business key, reaches it while it waits, and once however often it is sent', async () => {
    const ask = { name: 'ask', correlation: 'n-1', variables: { number: 'n-1' } };
    const start = await sent('ask-1', ask);
    expect(start).toMatchObject({ outcome: 'starts', procedure: 'inquiry', caseId: null });
    const opened = await caseOf('n-1');
    await waits(opened.id);
    expect(await sent('ask-1', ask)).toEqual(start);

    const answer = { name: 'answer', correlation: 'n-1', variables: { said: 'yes' } };
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(async () => sent('answer-1', answer)),
    );
    expect(first).toMatchObject({ outcome: 'delivered', caseId: opened.id, procedure: null });
    expect(others).toEqual([first, first]);
    expect((await closed(opened.id)).variables).toMatchObject({ said: 'yes' });
    expect(await received(opened.id, 'message-received')).toBe(1);
    const cases = await db
      .selectFrom('case')
      .select('id')
      .where('business_key', '=', 'n-1')
      .execute();
    expect(cases).toHaveLength(1);
  }, 120_000);

  it('is kept until somebody waits for it, and seen meanwhile without what it carries', async () => {
    const answer = await sent('answer-2', {
      name: 'answer',
      correlation: 'n-2',
      variables: { said: 'secret-word' },
      timeToLive: 'PT2H',
    });
    expect(answer).toMatchObject({ outcome: 'buffered', caseId: null, procedure: null });
    const { data, total } = await unclaimed({ name: 'answer', correlation: 'n-2' });
    expect(total).toBe(1);
    expect(data).toMatchObject([
      { id: answer.id, kind: 'message', state: 'buffered', sentBy: 'integration', fromCase: null },
    ]);
    expect(data[0]).toMatchObject({ variables: ['said'], keptUntil: answer.keptUntil });
    expect(JSON.stringify(data)).not.toContain('secret-word');

    await sent('ask-2', { name: 'ask', correlation: 'n-2', variables: { number: 'n-2' } });
    const opened = await caseOf('n-2');
    expect((await closed(opened.id)).variables).toMatchObject({ said: 'secret-word' });
    expect(await unclaimed({ correlation: 'n-2' })).toMatchObject({ data: [], total: 0 });
  }, 120_000);

  it('that nobody took in its time is told, and taken by nobody', async () => {
    const late = await sent('answer-3', { name: 'answer', correlation: 'n-3' });
    const trimMessages = createTrimMessages(db, createLogger('silent'));
    expect(await trimMessages()).toBe(0);
    await db
      .updateTable('message')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', late.id)
      .execute();
    await trimMessages();
    expect(await trimMessages()).toBe(0);
    const events = await db
      .selectFrom('audit_event')
      .select(['params', 'success'])
      .where('type', '=', 'message-expired')
      .execute();
    expect(events).toEqual([
      { success: false, params: { message: late.id, name: 'answer', starts: null } },
    ]);
    expect(await unclaimed({ state: 'expired' })).toMatchObject({
      data: [{ id: late.id }],
      total: 1,
    });
    const metrics = (await api.nobody.get('/metrics')).body;
    expect(metrics).toContain('bihuan_unclaimed_messages{state="expired"} 1');

    await sent('ask-3', { name: 'ask', correlation: 'n-3', variables: { number: 'n-3' } });
    await waits((await caseOf('n-3')).id);
    expect(await unclaimed({ correlation: 'n-3' })).toMatchObject({ data: [{ id: late.id }] });
    await db
      .updateTable('message')
      .set({ expires_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', late.id)
      .execute();
    await trimMessages();
    expect(await unclaimed({ correlation: 'n-3' })).toMatchObject({ data: [] });
  }, 120_000);

  it('has the value of a key by the names of its properties, in whatever order', async () => {
    const one = await sent('keys-1', {
      name: 'nobody-waits',
      correlationKeys: { order: 7, customer: 'c-1' },
    });
    expect(one.correlation).toBe('{"customer":"c-1","order":7}');
    const single = await sent('keys-2', { name: 'nobody-waits', correlationKeys: { order: 7 } });
    expect(single.correlation).toBe('7');
    const text = await sent('keys-3', { name: 'nobody-waits', correlationKeys: { order: 'o-7' } });
    expect(text.correlation).toBe('o-7');
  });

  it('begins the conversation of a case, which takes what has the same key and waits on for the rest', async () => {
    await sent('open-1', { name: 'open', correlation: 'market' });
    const opened = await caseOf('market');
    await waits(opened.id);
    const order = { name: 'order', variables: { number: 'o-1' } };
    expect(await sent('order-0', order)).toMatchObject({ outcome: 'buffered' });
    const first = await sent('order-1', { ...order, correlationKeys: { order: 'o-1' } });
    expect(first).toMatchObject({ outcome: 'delivered', caseId: opened.id });
    await until('the case to wait for its payment', async () =>
      db
        .selectFrom('subscription')
        .select('id')
        .where('case_id', '=', opened.id)
        .where('message', '=', 'payment')
        .where('correlation', '=', 'o-1')
        .executeTakeFirst(),
    );
    const payment = { name: 'payment', variables: { reference: 'o-2' } };
    expect(await sent('payment-2', { ...payment, correlation: 'o-2' })).toMatchObject({
      outcome: 'buffered',
    });
    expect(await sent('payment-1', { ...payment, correlation: 'o-1' })).toMatchObject({
      outcome: 'delivered',
      caseId: opened.id,
    });
    await closed(opened.id);
  }, 120_000);

  it('is one with its id and with its key: another under either is refused', async () => {
    const body = { name: 'nobody-waits' };
    const keyed = system.with({ 'idempotency-key': 'key-1' });
    const answer = await keyed.post('/api/messages', { ...body, messageId: 'once-1' });
    expect(answer.statusCode).toBe(201);
    const again = await keyed.post('/api/messages', { ...body, messageId: 'once-1' });
    expect(again.json()).toEqual(answer.json());
    expect(problemOf(await send('once-1', { ...body, correlation: 'x' }))).toMatchObject({
      status: 409,
      code: 'event-id-reused',
    });
    const other = await keyed.post('/api/messages', { ...body, messageId: 'once-2' });
    expect(problemOf(other)).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const { total } = await unclaimed({ name: 'nobody-waits' });
    expect(total).toBe(4);
  });

  it.each<[string, object, string]>([
    ['a name of another type', { name: 7 }, '/name'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, '/name'],
    ['an empty name', { name: '' }, '/name'],
    ['a control character', { name: 'a\u0000b' }, '/name'],
    [
      'a control character among the variables',
      { variables: { a: ['\u001B[31m'] } },
      '/variables/a/0',
    ],
    ['variables that are a list', { variables: [1] }, '/variables'],
    ['a key with a list', { correlationKeys: { order: [1] } }, '/correlationKeys/order'],
    ['an empty key', { correlationKeys: {} }, '/correlationKeys'],
    ['a key beside a value', { correlation: 'x', correlationKeys: { a: 'x' } }, '/correlationKeys'],
    ['an id with blanks', { messageId: 'a b' }, '/messageId'],
    ['a time to live that is none', { timeToLive: 'P' }, '/timeToLive'],
    ['a time to live without length', { timeToLive: 'PT0S' }, '/timeToLive'],
    ['a time to live of years', { timeToLive: 'P400D' }, '/timeToLive'],
    ['what nobody knows', { replaces: 'm1' }, '/replaces'],
  ])('with %s is refused', async (_what, change, path) => {
    const problem = problemOf(await send('garbage', { name: 'nobody-waits', ...change }));
    expect(problem).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  });

  it('that takes too much along is refused, and nothing of it stays', async () => {
    const tooLong = await send('large', {
      name: 'too-large',
      variables: { a: 'x'.repeat(17_000) },
    });
    expect(problemOf(tooLong)).toMatchObject({ status: 413, code: 'payload-too-large' });
    const names = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`v${String(at)}`, 1]));
    expect(problemOf(await send('large', { name: 'too-large', variables: names })).status).toBe(
      413,
    );
    const infinite = await api.app.inject({
      method: 'POST',
      url: '/api/messages',
      headers: { 'content-type': 'application/json', ...system.headers },
      payload: '{"name":"too-large","messageId":"large","variables":{"a":[1e999]}}',
    });
    expect(problemOf(infinite)).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(await unclaimed({ name: 'too-large' })).toMatchObject({ total: 0 });
  });

  it('comes from other systems alone, and the list is for administrators', async () => {
    for (const login of ['admin', 'acceptor', 'dispatcher', 'auditor']) {
      const client = await api.as(login);
      const answer = await client.post('/api/messages', { name: 'x', messageId: 'x' });
      expect([login, problemOf(answer).code]).toEqual([login, 'not-permitted']);
    }
    expect(problemOf(await system.get('/api/messages')).code).toBe('not-permitted');
    expect(problemOf(await system.get('/api/cases')).code).toBe('not-permitted');
    expect((await (await api.as('auditor')).get('/api/messages')).statusCode).toBe(200);
  });
});

describe('a signal from outside', () => {
  it('reaches every case that waits for it, starts what it starts, and happens once', async () => {
    for (const key of ['north', 'south'])
      await sent(`gather-${key}`, { name: 'gather', correlation: key });
    const shelters = [await caseOf('north'), await caseOf('south')];
    for (const { id } of shelters) await waits(id);
    const signal = { name: 'all-clear', signalId: 'clear-1', variables: { by: 'radio' } };
    const first = read(BroadcastedSignal, await system.post('/api/signals', signal));
    expect(first).toMatchObject({ name: 'all-clear', cases: 2, starts: ['cleaning'] });
    expect(read(BroadcastedSignal, await system.post('/api/signals', signal))).toEqual(first);
    for (const { id } of shelters) {
      expect((await closed(id)).variables).toMatchObject({ by: 'radio' });
      expect(await received(id, 'signal-received')).toBe(1);
    }
    const started = await until('a case by the signal', async () => (await cleanings()).at(0));
    await closed(started.id);
    expect(await cleanings()).toHaveLength(1);
  }, 120_000);

  it('is kept for nobody, and refused when it is garbage or from somebody else', async () => {
    const nobody = await system.post('/api/signals', { name: 'unheard', signalId: 'u' });
    expect(read(BroadcastedSignal, nobody)).toMatchObject({ cases: 0, starts: [] });
    const other = await system.post('/api/signals', { name: 'unheard-of', signalId: 'u' });
    expect(problemOf(other).code).toBe('event-id-reused');
    const garbage = await system.post('/api/signals', { name: 'x'.repeat(10_000), signalId: 'v' });
    expect(problemOf(garbage).status).toBe(400);
    const refused = await admin.post('/api/signals', { name: 'unheard', signalId: 'w' });
    expect(problemOf(refused).code).toBe('not-permitted');
  });
});
