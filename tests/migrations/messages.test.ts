import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../migrations/functions/call-function.ts';
import { refuseCommand } from '../../migrations/functions/finish-commands.ts';
import { publishMessage } from '../../migrations/functions/publish-message.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import { batchOf, calendarInForce, openCase, townDatabase } from './sample-case.ts';

const message = (id: string, correlation: string | null = 'c1') => ({
  id,
  message: 'answered',
  correlation,
  variables: { solved: true },
});

const waiting = async (db: Db, caseId: string, step: number) =>
  recordProgress(
    db,
    batchOf(caseId, step, await calendarInForce(db), {
      subscriptions: [
        { id: `${caseId}.s${String(step)}`, message: 'answered', correlation: caseId },
      ],
    }),
  );

/** The first of a conversation: whichever has a correlation. */
const beginning = async (db: Db, caseId: string, step: number) =>
  recordProgress(
    db,
    batchOf(caseId, step, await calendarInForce(db), {
      subscriptions: [
        { id: `${caseId}.any${String(step)}`, message: 'answered', correlation: null, any: true },
      ],
    }),
  );

const delivered = async (db: Db) =>
  db.selectFrom('message').select(['id', 'delivered_to']).orderBy('id').execute();

describe('messages', () => {
  it('are delivered by a command when a case waits', async () => {
    const db = await townDatabase();
    await openCase(db);
    await waiting(db, 'c1', 1);
    expect(await publishMessage(db, message('m1'))).toEqual({
      code: 'delivered',
      caseId: 'c1',
      commandId: 'm1',
    });
    const command = await db
      .selectFrom('command')
      .selectAll()
      .where('id', '=', 'm1')
      .executeTakeFirstOrThrow();
    expect(command).toMatchObject({
      case_id: 'c1',
      kind: 'act',
      payload: {
        id: 'm1',
        actor: { person: null, origin: 'message' },
        action: {
          type: 'message',
          message: 'answered',
          messageId: 'm1',
          correlation: 'c1',
          variables: { solved: true },
        },
      },
    });
  });

  it('are awaited by cases that do not wait for each other, each with its own correlation', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await openCase(db, 'c2');
    await db.transaction().execute(async (first) => {
      await waiting(first, 'c1', 1);
      await db.transaction().execute(async (second) => {
        await sql`set local lock_timeout = '5s'`.execute(second);
        expect(await waiting(second, 'c2', 1)).toMatchObject({ outcome: 'recorded' });
      });
    });
  });

  it('wait in the buffer for a subscription, oldest first, each for one', async () => {
    const db = await townDatabase();
    await openCase(db);
    expect(await publishMessage(db, message('m1'))).toEqual({ code: 'buffered' });
    expect(await publishMessage(db, message('m2'))).toEqual({ code: 'buffered' });
    expect(await waiting(db, 'c1', 1)).toMatchObject({
      matches: [{ subscription: 'c1.s1', messageId: 'm1', variables: { solved: true } }],
    });
    expect(await waiting(db, 'c1', 2)).toMatchObject({
      matches: [{ subscription: 'c1.s2', messageId: 'm2' }],
    });
    expect(await waiting(db, 'c1', 3)).toMatchObject({ matches: [] });
  });

  it('match by name and correlation', async () => {
    const db = await townDatabase();
    await openCase(db);
    await publishMessage(db, message('m1', 'c2'));
    await publishMessage(db, message('m2', null));
    expect(await waiting(db, 'c1', 1)).toMatchObject({ matches: [] });
  });

  it('are taken once by their id, and not after their time', async () => {
    const db = await townDatabase();
    await openCase(db);
    await publishMessage(db, { ...message('m1'), expiresAt: '2001-01-01T00:00:00Z' });
    expect(await publishMessage(db, message('m1'))).toEqual({ code: 'repeated' });
    expect(await waiting(db, 'c1', 1)).toMatchObject({ matches: [] });
  });

  it('go back to the buffer when the case does not expect them any more', async () => {
    const db = await townDatabase();
    await openCase(db);
    await waiting(db, 'c1', 1);
    await publishMessage(db, message('m1'));
    await refuseCommand(db, 'm1', 'message-not-expected');
    expect(await delivered(db)).toEqual([{ id: 'm1', delivered_to: null }]);
  });

  it('are kept for what was left of their time when they are put back', async () => {
    const db = await townDatabase();
    await openCase(db);
    await publishMessage(db, { ...message('m1'), expiresAt: '2099-01-01T00:00:00Z' });
    await waiting(db, 'c1', 1);
    await sql`update message set delivered_at = expires_at - interval '1 hour' where id = 'm1'`.execute(
      db,
    );
    const sent = { ...message('c1.m1'), replaces: 'm1' };
    await recordProgress(
      db,
      batchOf('c1', 2, await calendarInForce(db), { subscriptions: [], sentMessages: [sent] }),
    );
    const left = await sql<{ minutes: number }>`
      select round(extract(epoch from expires_at - now()) / 60)::integer as minutes
      from message where id = 'c1.m1' and delivered_to is null`.execute(db);
    expect(left.rows).toEqual([{ minutes: 60 }]);
    expect(await waiting(db, 'c1', 3)).toMatchObject({
      matches: [{ subscription: 'c1.s3', messageId: 'c1.m1', variables: { solved: true } }],
    });
  });

  it('carry what they replace did, unless they say otherwise', async () => {
    const db = await townDatabase();
    await publishMessage(db, message('m1'));
    for (const variables of [undefined, { solved: false }]) {
      const id = `c1.m${String(variables?.solved)}`;
      const again = { id, message: 'answered', correlation: null, replaces: 'm1' };
      await publishMessage(db, { ...again, ...(variables === undefined ? {} : { variables }) });
    }
    const rows = await db.selectFrom('message').select(['id', 'variables']).orderBy('id').execute();
    expect(rows.map(({ variables }) => variables)).toEqual([
      { solved: false },
      { solved: true },
      { solved: true },
    ]);
  });

  it('are kept as long as a new one when what they replace is known no more', async () => {
    const db = await townDatabase();
    await publishMessage(db, { ...message('c1.m1'), replaces: 'trimmed' });
    const { rows } = await sql<{ days: number }>`
      select round(extract(epoch from expires_at - now()) / 86400)::integer as days from message`.execute(
      db,
    );
    expect(rows).toEqual([{ days: 30 }]);
  });

  it('begin a conversation with whatever correlation they have, and none without one', async () => {
    const db = await townDatabase();
    await openCase(db);
    await publishMessage(db, message('m1', null));
    expect(await beginning(db, 'c1', 1)).toMatchObject({ matches: [] });
    expect(await publishMessage(db, message('m2', null))).toEqual({ code: 'buffered' });
    expect(await publishMessage(db, message('m3', 'k'))).toMatchObject({ code: 'delivered' });
    await publishMessage(db, message('m4', 'l'));
    expect(await beginning(db, 'c1', 2)).toMatchObject({ matches: [] });
    await refuseCommand(db, 'm4', 'message-not-expected');
    expect((await delivered(db)).at(-1)).toEqual({ id: 'm4~', delivered_to: 'c1.any2' });
    await beginning(db, 'c1', 3);
    await publishMessage(db, message('m5', 'n'));
    await recordProgress(db, batchOf('c1', 4, await calendarInForce(db), { subscriptions: [] }));
    await refuseCommand(db, 'm5', 'message-not-expected');
    expect(await beginning(db, 'c1', 5)).toMatchObject({
      matches: [{ subscription: 'c1.any5', messageId: 'm5', correlation: 'n' }],
    });
  });

  it('go to who waits for just their correlation before who begins with any', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await openCase(db, 'c2');
    await beginning(db, 'c1', 1);
    await waiting(db, 'c2', 1);
    expect(await publishMessage(db, message('m1', 'c2'))).toMatchObject({ caseId: 'c2' });
    expect(await publishMessage(db, message('m2', 'c3'))).toMatchObject({ caseId: 'c1' });
  });

  it('go to another case that waits when the one they were brought to does not take them', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await openCase(db, 'c2');
    await waiting(db, 'c1', 1);
    await publishMessage(db, message('m1', 'c1'));
    await beginning(db, 'c2', 1);
    await refuseCommand(db, 'm1', 'message-not-expected');
    expect(await delivered(db)).toEqual([
      { id: 'm1', delivered_to: 'c1.s1' },
      { id: 'm1~', delivered_to: 'c2.any1' },
    ]);
    await refuseCommand(db, 'm1~', 'case-closed');
    expect((await delivered(db)).at(-1)).toEqual({ id: 'm1~~', delivered_to: 'c1.s1' });
  });

  it('never pass each other: beginning conversations and publishing at once always meet', async () => {
    const db = await townDatabase();
    const ids = Array.from({ length: 10 }, (_, index) => `c${String(index)}`);
    await Promise.all(ids.map(async (id) => openCase(db, id)));
    await Promise.all(
      ids.flatMap((id) => [beginning(db, id, 1), publishMessage(db, message(`m-${id}`, id))]),
    );
    expect((await delivered(db)).filter((row) => row.delivered_to === null)).toEqual([]);
  });

  it('never pass each other: publishing and opening at once always meet', async () => {
    const db = await townDatabase();
    const ids = Array.from({ length: 10 }, (_, index) => `c${String(index)}`);
    await Promise.all(ids.map(async (id) => openCase(db, id)));
    await Promise.all(
      ids.flatMap((id) => [waiting(db, id, 1), publishMessage(db, message(`m-${id}`, id))]),
    );
    expect((await delivered(db)).every((row) => row.delivered_to !== null)).toBe(true);
  });

  it('sent by a case reach another one in the same transaction', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await openCase(db, 'c2');
    await waiting(db, 'c2', 1);
    await recordProgress(
      db,
      batchOf('c1', 1, await calendarInForce(db), {
        sentMessages: [{ id: 'c1.m1', message: 'answered', correlation: 'c2', variables: {} }],
      }),
    );
    expect(await delivered(db)).toEqual([{ id: 'c1.m1', delivered_to: 'c2.s1' }]);
    expect(
      await db.selectFrom('command').select('case_id').where('id', '=', 'c1.m1').execute(),
    ).toEqual([{ case_id: 'c2' }]);
  });
});
