import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compileWith } from '../../api/compile-procedure.ts';
import { caseSettings } from '../../domain/settings/case-settings.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { PublishAnswer } from '../../migrations/publish-procedure.ts';
import { settingsInForce } from '../../migrations/settings-in-force.ts';
import { startTown, type Town } from './engine.ts';
import { casesOf, publishText, startedBy, starterOf } from './started-case.ts';

let town: Town;
let db: Db;
beforeAll(async () => {
  town = await startTown();
  db = town.db;
});
afterAll(async () => {
  await town.close();
});
// what one test leaves behind starts nothing in the next
afterEach(async () => {
  await db.deleteFrom('timer_start').execute();
  await db.deleteFrom('conditional_start').execute();
});

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const published = at('2026-11-26T10:13');

const timer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string =>
  `<bpmn:timerEventDefinition id="e"><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
const condition = (text: string): string =>
  `<bpmn:conditionalEventDefinition id="e"><bpmn:condition>=${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const daily = timer('timeCycle', 'R/2026-11-01T08:00:00+08:00/P1D');

/** As an administrator publishes, at a time of the test. */
const publish = async (id: string, event: string, when = published): Promise<PublishAnswer> => {
  const { variables: settings } = caseSettings(await settingsInForce(db));
  const compile = compileWith({ settings, calendar: null, at: when });
  const timeZone = 'Asia/Shanghai';
  return publishText(db, startedBy(id, event), { compile, at: when, timeZone });
};
const startsAt = async (when: number): Promise<number> => starterOf(db, when).startDue();
const keysOf = async (procedure: string): Promise<readonly (string | null)[]> =>
  (await casesOf(db, procedure)).map(({ business_key: key }) => key);
const set = async (key: string, value: unknown): Promise<void> => {
  const row = { value: JSON.stringify(value) };
  await db
    .insertInto('setting')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
};
const dueOf = async (procedure: string): Promise<number | null> => {
  const { due_at: due } = await db
    .selectFrom('timer_start')
    .select('due_at')
    .where('procedure_key', '=', procedure)
    .executeTakeFirstOrThrow();
  return due?.getTime() ?? null;
};

describe('cases that timers start', () => {
  it('are opened once a firing, however many starters race', async () => {
    const ids = ['round-1', 'round-2', 'round-3'];
    for (const id of ids) await publish(id, daily);
    expect(await startsAt(at('2026-11-27T07:59'))).toBe(0);
    const racing = [1, 2, 3, 4].map(async () => startsAt(at('2026-11-27T08:00')));
    const opened = await Promise.all(racing);
    expect(opened.reduce((sum, one) => sum + one)).toBe(3);
    expect(await startsAt(at('2026-11-27T08:05'))).toBe(0);
    expect(await startsAt(at('2026-11-28T08:00'))).toBe(3);
    for (const id of ids)
      expect(await keysOf(id)).toEqual([
        'start 2026-11-27T00:00:00.000Z',
        'start 2026-11-28T00:00:00.000Z',
      ]);
  });

  it('are one after a standstill, and the next comes at its place', async () => {
    await publish('standstill', daily);
    expect(await startsAt(at('2026-12-04T15:30'))).toBe(1);
    expect(await keysOf('standstill')).toEqual(['start 2026-12-04T00:00:00.000Z']);
    expect(await dueOf('standstill')).toBe(at('2026-12-05T08:00'));
  });

  it('end with a number of repetitions', async () => {
    await publish('thrice', timer('timeCycle', 'R3/PT1H'));
    for (const time of ['11:13', '12:13', '13:13', '14:13', '15:13'])
      await startsAt(at(`2026-11-26T${time}`));
    expect(await keysOf('thrice')).toHaveLength(3);
    expect(await dueOf('thrice')).toBeNull();
  });

  it('of every month are on the calendar of the centre, and so is what their cases wait for', async () => {
    await publish('monthly', timer('timeCycle', 'R/P1M'), at('2026-03-01T07:00'));
    expect(await dueOf('monthly')).toBe(at('2026-04-01T07:00'));
    expect(await startsAt(at('2026-03-31T07:00'))).toBe(0);
    expect(await startsAt(at('2026-04-01T07:00'))).toBe(1);
    expect(await dueOf('monthly')).toBe(at('2026-05-01T07:00'));
    const [opened] = await casesOf(db, 'monthly');
    const { payload } = await db
      .selectFrom('command')
      .select('payload')
      .where('case_id', '=', opened?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(payload).toMatchObject({ input: { offset: 8 * 3_600_000 } });
  });

  it('come at a date, and a while after the publishing', async () => {
    await publish('opening-day', timer('timeDate', '2026-12-01T09:00:00+08:00'));
    await publish('first-week', timer('timeDuration', 'P7D'));
    expect(await startsAt(at('2026-12-01T08:59'))).toBe(0);
    expect(await startsAt(at('2026-12-01T09:00'))).toBe(1);
    expect(await startsAt(at('2026-12-03T10:13'))).toBe(1);
    expect(await startsAt(at('2027-12-03T10:13'))).toBe(0);
    expect(await keysOf('opening-day')).toEqual(['start 2026-12-01T01:00:00.000Z']);
    expect(await keysOf('first-week')).toEqual(['start 2026-12-03T02:13:00.000Z']);
  });

  it('say by what they were started', async () => {
    await publish('told', daily);
    await startsAt(at('2026-11-28T12:00'));
    const [opened] = await casesOf(db, 'told');
    expect(opened).toMatchObject({ title: 'told', variables: { channel: 'transfer' } });
    const { payload } = await db
      .selectFrom('command')
      .select('payload')
      .where('case_id', '=', opened?.id ?? '')
      .executeTakeFirstOrThrow();
    const cause = { type: 'timer', due: at('2026-11-28T08:00'), turn: 28, missed: 1 };
    const actor = { person: null, origin: 'timer' };
    expect(payload).toMatchObject({ input: { begin: { element: 'start', actor, cause } } });
    const entry = await db
      .selectFrom('ledger_entry')
      .select(['type', 'origin'])
      .where('case_id', '=', opened?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({ type: 'report-received', origin: 'timer' });
  });

  it('go on with a version whose timer says the same', async () => {
    const event = timer('timeCycle', 'R2/PT4H');
    await publish('versions', event);
    const again = await publish('versions', `${event}<!-- -->`, at('2026-11-26T11:00'));
    expect(again).toMatchObject({ code: 'published', version: 2 });
    expect(await dueOf('versions')).toBe(at('2026-11-26T14:13'));
    await startsAt(at('2026-11-26T14:13'));
    await startsAt(at('2026-11-26T18:13'));
    await publish('versions', event, at('2026-11-26T20:00'));
    expect(await dueOf('versions')).toBeNull();
  });

  it('begin anew with a version whose timer says something else, and end with one without', async () => {
    await publish('changing', timer('timeCycle', 'R/PT4H'));
    await publish('changing', timer('timeCycle', 'R/PT6H'), at('2026-11-26T12:00'));
    expect(await startsAt(at('2026-11-26T14:13'))).toBe(0);
    expect(await startsAt(at('2026-11-26T18:00'))).toBe(1);
    await publish('changing', condition('settings.parkQuota &gt; 4'), at('2026-11-26T19:00'));
    expect(await startsAt(at('2026-11-27T18:00'))).toBe(0);
  });

  it('follow the settings that decide when', async () => {
    await set('callbackSpacing', 'PT4H');
    await publish('spaced', timer('timeCycle', '="R/" + settings.callbackSpacing'));
    await set('callbackSpacing', 'PT2H');
    await startsAt(at('2026-11-26T10:30'));
    expect(await dueOf('spaced')).toBe(at('2026-11-26T12:30'));
    await set('callbackSpacing', 'PT0S');
    await startsAt(at('2026-11-26T10:40'));
    expect(await dueOf('spaced')).toBe(at('2026-11-26T12:30'));
  });

  it('are neither lost nor doubled by versions published meanwhile', async () => {
    await publish('busy', daily);
    const versions = ['a', 'b', 'c', 'd'].map(async (name) =>
      publish('busy', `${daily}<!-- ${name} -->`, at('2026-11-27T09:00')),
    );
    const starters = [1, 2, 3, 4].map(async () => startsAt(at('2026-11-27T08:30')));
    await Promise.all([...versions, ...starters]);
    await startsAt(at('2026-11-27T08:31'));
    expect(await keysOf('busy')).toEqual(['start 2026-11-27T00:00:00.000Z']);
  });

  it('are not opened when opening fails, and their time comes again', async () => {
    await publish('failing', daily);
    await sql`alter table report add constraint broken check (title <> 'failing')`.execute(db);
    await expect(startsAt(at('2026-11-27T08:00'))).rejects.toThrow('broken');
    await sql`alter table report drop constraint broken`.execute(db);
    expect(await keysOf('failing')).toEqual([]);
    expect(await startsAt(at('2026-11-27T08:01'))).toBe(1);
  });
});

describe('cases that conditions start', () => {
  const evening = 'now() &gt;= date and time("2026-11-26T18:00:00+08:00")';

  it('are opened once when it becomes true, however many starters look', async () => {
    await publish('dusk', condition(evening));
    expect(await startsAt(at('2026-11-26T17:59'))).toBe(0);
    const racing = [1, 2, 3].map(async () => startsAt(at('2026-11-26T18:00')));
    expect((await Promise.all(racing)).reduce((sum, one) => sum + one)).toBe(1);
    expect(await startsAt(at('2026-11-26T19:00'))).toBe(0);
    expect(await keysOf('dusk')).toEqual(['start 2026-11-26T10:00:00.000Z']);
  });

  it('come again only after it was false', async () => {
    await set('parkQuota', 1);
    await publish('quota', condition('settings.parkQuota &gt; 3'));
    const seen: number[] = [];
    for (const value of [4, 5, 2, 3, 4, 1]) {
      await set('parkQuota', value);
      seen.push(await startsAt(published));
    }
    expect(seen).toEqual([1, 0, 0, 0, 1, 0]);
    const causes = await db
      .selectFrom('command')
      .innerJoin('case', 'case.id', 'command.case_id')
      .select('command.payload')
      .where('case.procedure_key', '=', 'quota')
      .execute();
    expect(causes).toHaveLength(2);
    for (const { payload } of causes)
      expect(payload).toMatchObject({
        input: { begin: { actor: { origin: 'condition' }, cause: { type: 'condition' } } },
      });
  });

  it('do not come of what holds already when it is published', async () => {
    await set('parkQuota', 5);
    const answer = await publish('held', condition('settings.parkQuota &gt; 3'));
    expect(answer).toMatchObject({
      code: 'published',
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: 'warning', code: 'start-held-already' }),
      ]) as unknown,
    });
    expect(await startsAt(published)).toBe(0);
  });

  it('keep what a version that says the same has seen', async () => {
    const dusk = condition(evening);
    await publish('same', dusk);
    // it came true, but nobody has looked
    await publish('same', `${dusk}<!-- -->`, at('2026-11-26T18:30'));
    expect(await startsAt(at('2026-11-26T18:31'))).toBe(1);
    await publish('same', dusk, at('2026-11-26T18:40'));
    expect(await startsAt(at('2026-11-26T18:41'))).toBe(0);
  });

  it('are looked for at intervals by one starter', async () => {
    await set('parkQuota', 1);
    await publish('looked', condition('settings.parkQuota &gt; 3'));
    let now = published;
    const { db: database } = town;
    const one = starterOf(database, () => now);
    expect(await one.startDue()).toBe(0);
    await set('parkQuota', 4);
    now += 4_999;
    expect(await one.startDue()).toBe(0);
    now += 1;
    expect(await one.startDue()).toBe(1);
  });
});
