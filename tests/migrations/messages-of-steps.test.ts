import { describe, expect, it } from 'vitest';
import type { Db } from '../../migrations/functions/call-function.ts';
import { refuseCommand } from '../../migrations/functions/finish-commands.ts';
import { publishMessage } from '../../migrations/functions/publish-message.ts';
import { recordProgress, type ProgressRecord } from '../../migrations/functions/record-progress.ts';
import { batchOf, calendarInForce, noon, openCase, townDatabase } from './sample-case.ts';

type Waits = ProgressRecord['subscriptions'];
type Sent = ProgressRecord['sentMessages'][number];

const town = async (...caseIds: readonly string[]): Promise<Db> => {
  const db = await townDatabase();
  for (const id of caseIds) await openCase(db, id);
  return db;
};

const waiting = async (db: Db, caseId: string, step: number, subscriptions: Waits) =>
  recordProgress(db, batchOf(caseId, step, await calendarInForce(db), { subscriptions }));

/** What a step sends; each attempt of it is a second later than the one before. */
const sending = async (db: Db, at: readonly [step: number, attempt: number], ...sent: Sent[]) => {
  const [step, attempt] = at;
  return recordProgress(
    db,
    batchOf('c1', step, await calendarInForce(db), {
      at: new Date(noon + step * 60_000 + attempt * 1000).toISOString(),
      sentMessages: sent.map((one) => Object.assign({}, one, { sender: { caseId: 'c1', step } })),
    }),
  );
};

const sent = (number: number, text: string, correlation: string | null = null): Sent => ({
  id: `c1.m${String(number)}`,
  message: 'told',
  correlation,
  variables: { text },
});

const thrown = (number: number, signal: string): Sent => ({
  id: `c1.m${String(number)}`,
  kind: 'signal',
  from: 'c1',
  message: signal,
  correlation: null,
  variables: {},
});

const told = (id: string, correlation: string | null = null) => ({
  id,
  message: 'told',
  correlation,
});

const messages = async (db: Db) =>
  db.selectFrom('message').select(['id', 'variables', 'delivered_to']).orderBy('id').execute();

const commands = async (db: Db) =>
  db
    .selectFrom('command')
    .select(['id', 'case_id', 'payload'])
    .where('kind', '=', 'act')
    .orderBy('id')
    .execute();

describe('messages of a step that comes again with other content', () => {
  it('do not pass for what was sent under their number and is taken, nor is that sent twice', async () => {
    const db = await town('c1', 'c2');
    await waiting(db, 'c2', 1, [told('c2.a')]);
    await sending(db, [1, 0], sent(1, 'first'));
    expect(await sending(db, [1, 1], sent(1, 'second'), sent(2, 'first'))).toMatchObject({
      outcome: 'superseded',
    });
    expect(await messages(db)).toEqual([
      { id: 'c1.m1', variables: { text: 'first' }, delivered_to: 'c2.a' },
      { id: 'c1.m1.1', variables: { text: 'second' }, delivered_to: 'c2.a' },
    ]);
    // and a third time: what stood for the first one stands for it again
    await sending(db, [1, 2], sent(1, 'third'), sent(2, 'second'), sent(3, 'first'));
    expect((await messages(db)).map(({ id, variables }) => [id, variables])).toEqual([
      ['c1.m1', { text: 'first' }],
      ['c1.m1.1', { text: 'second' }],
      ['c1.m1.1.1', { text: 'third' }],
    ]);
    expect((await commands(db)).map(({ id }) => id)).toEqual(['c1.m1', 'c1.m1.1', 'c1.m1.1.1']);
  });

  it('are sent once when the step sends the same again, with later steps too', async () => {
    const db = await town('c1', 'c2');
    await waiting(db, 'c2', 1, [told('c2.a')]);
    await sending(db, [1, 0], sent(1, 'same'));
    await sending(db, [2, 0], sent(2, 'same'));
    await sending(db, [1, 5]);
    await sending(db, [2, 5], sent(1, 'same'), sent(2, 'same'), sent(3, 'same'));
    expect((await messages(db)).map(({ id }) => id)).toEqual(['c1.m1', 'c1.m2', 'c1.m3']);
  });

  it('take back what nobody has yet', async () => {
    const db = await town('c1', 'c2');
    await sending(db, [1, 0], sent(1, 'wrong'), sent(2, 'also wrong'));
    await sending(db, [1, 1], sent(1, 'right'));
    expect(await messages(db)).toEqual([
      { id: 'c1.m1', variables: { text: 'right' }, delivered_to: null },
    ]);
    expect(await waiting(db, 'c2', 1, [told('c2.a')])).toMatchObject({
      matches: [{ messageId: 'c1.m1', variables: { text: 'right' } }],
    });
  });

  it('leave what a wait gave back where it is, so that the same is not sent twice', async () => {
    const db = await town('c1', 'c2');
    await waiting(db, 'c2', 1, [told('c2.a')]);
    await sending(db, [1, 0], sent(1, 'same'));
    await refuseCommand(db, 'c1.m1', 'message-not-expected');
    await sending(db, [1, 1], sent(1, 'other'), sent(2, 'same'));
    expect((await messages(db)).map(({ id, delivered_to }) => [id, delivered_to])).toEqual([
      ['c1.m1', null],
      ['c1.m1.1', 'c2.a'],
    ]);
  });

  it('are signals too: who heard another one under that number hears this one', async () => {
    const db = await town('c1', 'c2');
    const both = ['alarm', 'all-clear'].map((message) => ({
      id: `c2.signal.${message}`,
      kind: 'signal' as const,
      message,
      correlation: null,
    }));
    await waiting(db, 'c2', 1, both);
    await sending(db, [1, 0], thrown(1, 'alarm'));
    await sending(db, [1, 1], thrown(1, 'all-clear'));
    await sending(db, [1, 2], thrown(1, 'all-clear'));
    expect((await commands(db)).map(({ id }) => id)).toEqual(['c1.m1.1.c2', 'c1.m1.c2']);
  });
});

describe('a wait', () => {
  it('of the case that refused a message gets it, when it is another one', async () => {
    const db = await town('c1');
    await waiting(db, 'c1', 1, [told('c1.a', 'k')]);
    await publishMessage(db, { id: 'm1', message: 'told', correlation: 'k', variables: {} });
    await waiting(db, 'c1', 2, [told('c1.b', 'k')]);
    await refuseCommand(db, 'm1', 'message-not-expected');
    expect((await messages(db)).map(({ id, delivered_to }) => [id, delivered_to])).toEqual([
      ['m1', 'c1.a'],
      ['m1~', 'c1.b'],
    ]);
  });

  it('that refused a message does not get it again', async () => {
    const db = await town('c1');
    await waiting(db, 'c1', 1, [told('c1.a', 'k')]);
    await publishMessage(db, { id: 'm1', message: 'told', correlation: 'k', variables: {} });
    await refuseCommand(db, 'm1', 'message-not-expected');
    expect((await messages(db)).map(({ delivered_to }) => delivered_to)).toEqual([null]);
  });

  it.each([
    ['message', { message: 'asked', correlation: 'k' }],
    ['correlation', { message: 'told', correlation: 'l' }],
    ['correlation, any', { message: 'told', correlation: null, any: true as const }],
  ])('is another one when it keeps its id and changes its %s', async (_what, change) => {
    const db = await town('c1');
    await waiting(db, 'c1', 1, [told('c1.a', 'k')]);
    const { message } = change;
    const correlation = change.correlation ?? 'n';
    await publishMessage(db, { id: 'kept', message, correlation, variables: {} });
    expect(await waiting(db, 'c1', 2, [{ id: 'c1.a', ...change }])).toMatchObject({
      matches: [{ subscription: 'c1.a', messageId: 'kept' }],
    });
    expect(await waiting(db, 'c1', 3, [{ id: 'c1.a', ...change }])).toMatchObject({ matches: [] });
    expect(
      await publishMessage(db, { id: 'new', message, correlation, variables: {} }),
    ).toMatchObject({ code: 'delivered' });
  });
});
