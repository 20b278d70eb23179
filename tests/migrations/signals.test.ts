import { describe, expect, it } from 'vitest';
import type { Db } from '../../migrations/functions/call-function.ts';
import { broadcastSignal, publishMessage } from '../../migrations/functions/publish-message.ts';
import { recordProgress, type ProgressRecord } from '../../migrations/functions/record-progress.ts';
import { batchOf, calendarInForce, openCase, townDatabase } from './sample-case.ts';

const step = async (
  db: Db,
  caseId: string,
  number: number,
  change: Partial<ProgressRecord>,
): Promise<unknown> =>
  recordProgress(db, batchOf(caseId, number, await calendarInForce(db), change));

const awaiting = (caseId: string, signal = 'storm') => ({
  subscriptions: [
    {
      id: `${caseId}.signal.${signal}`,
      kind: 'signal' as const,
      message: signal,
      correlation: null,
    },
  ],
});

const thrown = (from: string) => ({
  sentMessages: [
    {
      id: `${from}.m1`,
      kind: 'signal' as const,
      from,
      message: 'storm',
      correlation: null,
      variables: { level: 'red' },
    },
  ],
});

const told = async (db: Db) =>
  db
    .selectFrom('command')
    .select(['id', 'case_id', 'payload'])
    .where('kind', '=', 'act')
    .orderBy('id')
    .execute();

const town = async (): Promise<Db> => {
  const db = await townDatabase();
  for (const id of ['c1', 'c2', 'c3']) await openCase(db, id);
  return db;
};

describe('signals', () => {
  it('reach every other case that waits for them, by a command each', async () => {
    const db = await town();
    await step(db, 'c2', 1, awaiting('c2'));
    await step(db, 'c3', 1, awaiting('c3'));
    await step(db, 'c1', 1, { ...awaiting('c1'), ...thrown('c1') });
    const commands = await told(db);
    expect(commands.map(({ id, case_id: caseId }) => [id, caseId])).toEqual([
      ['c1.m1.c2', 'c2'],
      ['c1.m1.c3', 'c3'],
    ]);
    expect(commands[0]?.payload).toEqual({
      id: 'c1.m1.c2',
      actor: { person: null, origin: 'message' },
      action: { type: 'signal', signal: 'storm', signalId: 'c1.m1', variables: { level: 'red' } },
    });
  });

  it('reach nobody who waits for another one, for a message of that name, or not any more', async () => {
    const db = await town();
    await step(db, 'c1', 1, awaiting('c1', 'flood'));
    await step(db, 'c2', 1, {
      subscriptions: [{ id: 'c2.s1', message: 'storm', correlation: null }],
    });
    await step(db, 'c3', 1, awaiting('c3'));
    await step(db, 'c3', 2, { subscriptions: [] });
    const answer = await broadcastSignal(db, { id: 'x', kind: 'signal', message: 'storm' });
    expect(answer).toEqual({ code: 'broadcast', caseIds: [] });
  });

  it('are kept for nobody who comes later', async () => {
    const db = await town();
    await broadcastSignal(db, { id: 'x', kind: 'signal', message: 'storm' });
    expect(await step(db, 'c1', 1, awaiting('c1'))).toMatchObject({ matches: [] });
    expect(await told(db)).toEqual([]);
  });

  it('are heard once, however often they are published', async () => {
    const db = await town();
    await step(db, 'c1', 1, awaiting('c1'));
    const signal = { id: 'x', kind: 'signal', message: 'storm' } as const;
    expect(await broadcastSignal(db, signal)).toEqual({ code: 'broadcast', caseIds: ['c1'] });
    expect(await broadcastSignal(db, signal)).toEqual({ code: 'broadcast', caseIds: [] });
    expect(await told(db)).toHaveLength(1);
  });

  it('are no messages: nothing that waits for them takes a message of their name', async () => {
    const db = await town();
    await step(db, 'c1', 1, awaiting('c1'));
    const message = { id: 'm', message: 'storm', correlation: null, variables: {} };
    expect(await publishMessage(db, message)).toEqual({ code: 'buffered' });
  });
});
