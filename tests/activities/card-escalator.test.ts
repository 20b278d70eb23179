import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { CardEscalator } from '../../activities/supervision/card-escalator.ts';
import { cardDue } from '../../domain/supervision/escalation.ts';
import type { CardLevel } from '../../domain/supervision/card-levels.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import { calendarInForce, chainOf, openCase, townDatabase } from '../migrations/sample-case.ts';
import { silent } from './engine.ts';

let db: Db;
/** Each test has a town of its own: a look takes all cards that are late. */
const settle = async (): Promise<void> => {
  db = await townDatabase();
};

const hour = 3_600_000;
const workDays = (amount: number) => JSON.stringify({ amount, unit: 'workDays' });
const issued = new Date('2026-11-16T02:00:00Z');
const due = new Date('2026-11-18T10:00:00Z');
const afterDue = new Date(due.getTime() + 1);
const moveDue = new Date('2026-11-24T10:00:00Z');

interface Planted {
  readonly caseId: string;
  readonly card: string;
}

interface Change {
  readonly level?: CardLevel;
  readonly answered?: boolean;
  readonly undetermined?: boolean;
  readonly person?: string | null;
}

/** A case in the hands of a unit, with a card to it. */
const plant = async (change: Change = {}): Promise<Planted> => {
  const caseId = newId();
  const card = newId();
  await openCase(db, caseId);
  await sql`update "case" set state = 'open' where id = ${caseId}`.execute(db);
  await sql`
    insert into task (id, case_id, instance, element, name, stage, role, unit_id, exclude, outcomes, state, step,
      opened_at, clock_undetermined, channel)
    values (${`${caseId}.1`}, ${caseId}, '1', 'handle', '处置', 'handle', 'handler', 'u-enforcement', '{}', '[]', 'open', 1,
      ${new Date(issued.getTime() - hour)}, false, 'phone')`.execute(db);
  await db
    .insertInto('supervision_card')
    .values({
      id: card,
      case_id: caseId,
      level: change.level ?? 'blue',
      reason: '办得慢',
      unit_id: 'u-enforcement',
      person_id: change.person ?? null,
      answer_limit: workDays(3),
      due_at: change.undetermined === true ? null : due,
      move_limit: workDays(7),
      move_due_at: change.undetermined === true ? null : moveDue,
      calendar_version: change.undetermined === true ? null : await calendarInForce(db),
      issued_by: 'p-supervisor',
      issued_at: issued,
      ...(change.answered === true
        ? { answer: '明天清', answered_by: 'p-lead', answered_at: issued }
        : {}),
    })
    .execute();
  return { caseId, card };
};

const worker = (of: Db = db): CardEscalator =>
  new CardEscalator({ db: of, calendars: new CalendarStore(of), log: silent });

const cardsOf = async (caseId: string) =>
  db
    .selectFrom('supervision_card')
    .where('case_id', '=', caseId)
    .selectAll()
    .orderBy('issued_at')
    .execute();
const noticesOf = async (caseId: string): Promise<string[]> =>
  (
    await db.selectFrom('notice').where('case_id', '=', caseId).select(['type', 'role']).execute()
  ).map(({ type, role }) => `${type} ${role ?? 'person'}`);
const typesOf = async (caseId: string): Promise<string[]> =>
  (await chainOf(db, caseId)).map(({ type }) => type);
const set = async (key: string, value: string): Promise<void> => {
  await db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) }))
    .execute();
};

describe('a supervision card that is late', () => {
  it('is raised by the system, to whom it was addressed, with limits that begin anew', async () => {
    await settle();
    const { caseId, card } = await plant();
    await worker().look(due);
    expect(await cardsOf(caseId)).toHaveLength(1);
    await worker().look(afterDue);
    const [before, after] = await cardsOf(caseId);
    expect(before).toMatchObject({ id: card, ending: 'raised', closed_by: null });
    expect(after).toMatchObject({
      level: 'orange',
      issued_by: null,
      reason: null,
      cause: 'not-answered',
      unit_id: 'u-enforcement',
      issued_at: afterDue,
      answer_limit: { amount: 2, unit: 'workDays' },
    });
    const calendar = await new CalendarStore(db).current();
    expect(after?.due_at?.getTime()).toBe(
      cardDue(afterDue.getTime(), { amount: 2, unit: 'workDays' }, calendar),
    );
    expect(await noticesOf(caseId)).toEqual(
      expect.arrayContaining([
        'card-opened lead',
        'card-escalated person',
        'card-escalated commander',
        'card-escalated leader',
      ]),
    );
    const entry = (await chainOf(db, caseId)).at(-1);
    expect(entry).toMatchObject({
      type: 'card-raised',
      origin: 'system',
      actor: { person: null },
      params: { level: 'orange', fromLevel: 'blue', from: card, cause: 'not-answered' },
    });
  });

  it('goes up one level at a time, and at the top those who answer for it are told once', async () => {
    await settle();
    const { caseId } = await plant();
    let now = afterDue;
    for (let turn = 0; turn < 5; turn += 1) {
      await worker().look(now);
      now = new Date(now.getTime() + 30 * 24 * hour);
      // The calendar of the demonstration ends with the year.
      await sql`
        update supervision_card set due_at = ${new Date(now.getTime() - 1)}
        where case_id = ${caseId} and closed_at is null`.execute(db);
    }
    expect((await cardsOf(caseId)).map(({ level, ending }) => [level, ending])).toEqual([
      ['blue', 'raised'],
      ['orange', 'raised'],
      ['red', null],
    ]);
    const types = await typesOf(caseId);
    expect(types.filter((type) => type === 'card-raised')).toHaveLength(2);
    expect(types.filter((type) => type === 'card-late')).toHaveLength(1);
    expect((await noticesOf(caseId)).filter((type) => type === 'card-late leader')).toHaveLength(1);
  });

  it('is raised once by workers that look at the same time', async () => {
    await settle();
    const planted = await Promise.all(Array.from({ length: 20 }, async () => plant()));
    const workers = [worker(), worker(), worker()];
    const counts = await Promise.all(workers.map(async (each) => each.look(afterDue)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    for (const { caseId } of planted) {
      expect((await cardsOf(caseId)).map(({ level }) => level)).toEqual(['blue', 'orange']);
      expect((await typesOf(caseId)).filter((type) => type === 'card-raised')).toHaveLength(1);
      expect(
        (await noticesOf(caseId)).filter((type) => type === 'card-escalated leader'),
      ).toHaveLength(1);
    }
  });

  it('is left to whoever has the case at hand, and looked at again', async () => {
    await settle();
    const { caseId, card } = await plant();
    await db.transaction().execute(async (transaction) => {
      await sql`select 1 from "case" where id = ${caseId} for update`.execute(transaction);
      await worker().look(afterDue);
      await transaction
        .updateTable('supervision_card')
        .set({ answered_at: afterDue, answered_by: 'p-lead', answer: '已清完' })
        .where('id', '=', card)
        .execute();
    });
    await worker().look(afterDue);
    expect(await cardsOf(caseId)).toMatchObject([{ level: 'blue', ending: null }]);
  });

  it('is not raised in part: what stands in the way of the ledger leaves it for the next look', async () => {
    await settle();
    const { caseId } = await plant();
    await sql`
      create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger refuse_entry before insert on ledger_entry for each row
      when (new.type = 'card-raised') execute function refuse_entry()`.execute(db);
    await worker().look(afterDue);
    await sql`drop trigger refuse_entry on ledger_entry`.execute(db);
    expect(await cardsOf(caseId)).toHaveLength(1);
    expect(await noticesOf(caseId)).toEqual([]);
    await worker().look(afterDue);
    expect((await cardsOf(caseId)).map(({ level }) => level)).toEqual(['blue', 'orange']);
    expect((await typesOf(caseId)).filter((type) => type === 'card-raised')).toHaveLength(1);
  });

  it('overtakes what was drafted no higher, and leaves what was drafted higher', async () => {
    await settle();
    const propose = async (caseId: string, level: CardLevel) =>
      db
        .insertInto('card_proposal')
        .values({
          id: newId(),
          case_id: caseId,
          level,
          reason: '没有说明',
          unit_id: 'u-enforcement',
          proposed_by: 'p-supervisor',
          proposed_at: issued,
        })
        .execute();
    const decisionOf = async (caseId: string) =>
      (
        await db
          .selectFrom('card_proposal')
          .where('case_id', '=', caseId)
          .select('decision')
          .executeTakeFirstOrThrow()
      ).decision;
    const same = await plant();
    await propose(same.caseId, 'orange');
    const higher = await plant();
    await propose(higher.caseId, 'red');
    await worker().look(afterDue);
    expect(await decisionOf(same.caseId)).toBe('overtaken');
    expect(await decisionOf(higher.caseId)).toBeNull();
    await sql`update "case" set state = 'closed' where id = ${higher.caseId}`.execute(db);
    await worker().look(afterDue);
    expect(await decisionOf(higher.caseId)).toBe('overtaken');
  });

  it('is raised no higher than the centre leaves to the system', async () => {
    await settle();
    await set('cardEscalation', 'none');
    const { caseId } = await plant();
    await worker().look(afterDue);
    await worker().look(afterDue);
    await set('cardEscalation', 'red');
    expect(await cardsOf(caseId)).toMatchObject([{ level: 'blue', late_noted_at: afterDue }]);
    expect(await noticesOf(caseId)).toEqual([
      'card-late person',
      'card-late commander',
      'card-late leader',
    ]);
  });

  it("is nobody's any more when the case has ended", async () => {
    await settle();
    const { caseId } = await plant();
    await sql`update "case" set state = 'closed' where id = ${caseId}`.execute(db);
    await worker().look(afterDue);
    expect(await cardsOf(caseId)).toHaveLength(1);
  });
});

describe('a supervision card after which the case does not move on', () => {
  const late = new Date(moveDue.getTime() + 1);

  it('is raised although it was answered', async () => {
    await settle();
    const { caseId } = await plant({ answered: true });
    await worker().look(moveDue);
    expect(await cardsOf(caseId)).toHaveLength(1);
    await worker().look(late);
    expect(await cardsOf(caseId)).toMatchObject([
      { ending: 'raised' },
      { level: 'orange', cause: 'not-moved' },
    ]);
  });

  it('is left alone when the unit has done its task', async () => {
    await settle();
    const { caseId } = await plant({ answered: true });
    await sql`update task set state = 'completed', closed_at = opened_at where case_id = ${caseId}`.execute(
      db,
    );
    await worker().look(late);
    expect(await cardsOf(caseId)).toHaveLength(1);
  });

  it('has its whole time again after the case was parked', async () => {
    await settle();
    const { caseId } = await plant({ answered: true });
    await sql`update "case" set state = 'suspended' where id = ${caseId}`.execute(db);
    await worker().look(late);
    expect(await cardsOf(caseId)).toHaveLength(1);
    const resumed = new Date(late.getTime() + hour);
    await sql`update "case" set state = 'open' where id = ${caseId}`.execute(db);
    await sql`
      insert into ledger_entry (case_id, seq, at, actor, origin, type, params, digest, hash)
      values (${caseId}, 2, ${resumed}, '{}', 'person', 'case-unparked', '{}', repeat('a', 64), repeat('b', 64))`.execute(
      db,
    );
    await worker().look(new Date(resumed.getTime() + 1));
    const calendar = await new CalendarStore(db).current();
    const again = cardDue(resumed.getTime(), { amount: 7, unit: 'workDays' }, calendar);
    expect((await cardsOf(caseId)).map(({ move_due_at: at }) => at?.getTime())).toEqual([again]);
  });
});

describe('a supervision card that no calendar, or another one, has judged', () => {
  it('gets its due times from the calendar in force', async () => {
    await settle();
    const { caseId } = await plant({ undetermined: true });
    await worker().look(issued);
    const calendar = await new CalendarStore(db).current();
    const of = (amount: number) =>
      cardDue(issued.getTime(), { amount, unit: 'workDays' }, calendar);
    expect(
      (await cardsOf(caseId)).map((card) => [card.due_at?.getTime(), card.move_due_at?.getTime()]),
    ).toEqual([[of(3), of(7)]]);
  });
});
