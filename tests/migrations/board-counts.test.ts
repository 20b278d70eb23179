import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readCounts, type CountedPart } from '../../api/board/board-counts.ts';
import { taskClockState } from '../../api/clock-state-sql.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { foldBoard } from '../../migrations/functions/fold-board.ts';
import { recordProgress, type RecordedTask } from '../../migrations/functions/record-progress.ts';
import { batchOf, calendarInForce, noon, openCase, openTask, townDatabase } from './sample-case.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const momentOf = (now: Date) => ({
  now,
  midnight: new Date(Math.floor((now.getTime() + 8 * hour) / (24 * hour)) * 24 * hour - 8 * hour),
  closesAt: new Date(noon + 6 * hour),
});

const keptCounts = async (db: Db, part: CountedPart, now: Date) => {
  const rows = await readCounts(db, part, momentOf(now));
  return rows
    .filter((row) => row.open > 0 || row.overdue_today !== 0 || row.due_before_close !== 0)
    .map((row) => ({
      at: `${row.unit_id ?? '-'}/${row.stage ?? '-'}`,
      open: row.open,
      paused: row.paused,
      undetermined: row.undetermined,
      none: row.none,
      overdue: row.overdue,
      warn: row.warn,
      today: row.overdue_today,
      closing: row.due_before_close,
    }))
    .toSorted((one, other) => one.at.localeCompare(other.at));
};

const number = (condition: ReturnType<typeof sql>) =>
  sql`(count(*) filter (where ${condition}))::integer`;

/** The same by looking at every task. */
const fullCounts = async (db: Db, part: CountedPart, now: Date) => {
  const { midnight, closesAt } = momentOf(now);
  const { rows } = await sql<{ at: string }>`
    select coalesce(unit_id, '-') || '/' || coalesce(stage, '-') as at, count(*)::integer as open,
      ${number(sql`is_state = 'paused'`)} as paused, ${number(sql`is_state = 'undetermined'`)} as undetermined,
      ${number(sql`is_state = 'none'`)} as none, ${number(sql`is_state = 'overdue'`)} as overdue,
      ${number(sql`is_state = 'warn'`)} as warn,
      ${number(sql`is_state = 'overdue' and due_at > ${midnight}`)} as today,
      ${number(sql`is_state in ('fine', 'warn') and due_at <= ${closesAt}`)} as closing
    from (select t.*, ${taskClockState(now)} as is_state from task t join "case" c on c.id = t.case_id
      where t.state = 'open' and (${part.units === null} or t.unit_id = any(${[...(part.units ?? [])]}::text[]))
        and (${part.urgency}::text is null or c.urgency = ${part.urgency})) t
    group by unit_id, stage`.execute(db);
  return rows.toSorted((one, other) => one.at.localeCompare(other.at));
};

const parts: readonly CountedPart[] = [
  { units: null, urgency: null },
  { units: ['u-enforcement', 'u-municipal'], urgency: null },
  { units: null, urgency: 'critical' },
];

/** At the ends of buckets, one millisecond around them, and anywhere. */
const moments = (random: () => number): readonly Date[] => [
  new Date(noon),
  new Date(noon + 1),
  new Date(noon - 1),
  new Date(noon + 15 * minute),
  new Date(noon + Math.floor(random() * 8 * hour)),
  new Date(noon + Math.floor(random() * 8 * hour)),
];

/** Where the kept counts are not those of a full count: nothing, at any moment. */
const differences = async (db: Db, random: () => number): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for (const now of moments(random)) {
    for (const part of parts) {
      const [kept, full] = [await keptCounts(db, part, now), await fullCounts(db, part, now)];
      if (!isDeepStrictEqual(kept, full)) found.push({ now, part, kept, full });
    }
  }
  return found;
};

const pick = <T>(random: () => number, values: readonly [T, ...T[]]): T =>
  values[Math.floor(random() * values.length)] ?? values[0];

const instant = (random: () => number): number =>
  noon +
  pick(random, [-72, -30, -1, 0, 0.25, 0.5, 3, 26]) * hour +
  pick(random, [-1, 0, 1, 90_000]);

type Random = () => number;

const iso = (at: number): string => new Date(at).toISOString();

const clockOf = (random: Random, id: string) => {
  const dueAt = instant(random);
  const paused = random() < 0.2;
  const unknown = !paused && random() < 0.15;
  return {
    id,
    name: 'handle',
    stage: 'handle',
    unit: null,
    person: null,
    entries: [],
    judged: {},
    warnAt: unknown || random() < 0.2 ? null : iso(dueAt - pick(random, [0, 1, 900_000, hour])),
    dueAt: unknown ? null : iso(dueAt),
    escalateAt: null,
    pausedAt: paused ? iso(noon) : null,
    stoppedAt: null,
    cancelled: false,
    missingYear: unknown ? 2031 : null,
  };
};

const taskOf = (random: Random, caseId: string, instance: string): Partial<RecordedTask> => ({
  unit: pick(random, ['u-enforcement', 'u-municipal', 'u-centre', null]),
  stage: pick(random, ['handle', 'dispatch', null]),
  clockId: random() < 0.8 ? `${caseId}.k${instance}` : null,
});

/** A step of a case: any set of open tasks, all clocks judged anew, sometimes another urgency. */
const anyStep = async (db: Db, random: Random, caseId: string, step: number): Promise<void> => {
  const calendar = await calendarInForce(db);
  const instances = ['1', '2', '3', '4'].filter(() => random() < 0.6);
  await recordProgress(
    db,
    batchOf(caseId, step, calendar, {
      openTasks: instances.map((instance) =>
        openTask(caseId, instance, taskOf(random, caseId, instance)),
      ),
      clocks: ['1', '2', '3', '4'].map((n) => clockOf(random, `${caseId}.k${n}`)),
      case: {
        state: 'open',
        endedAt: null,
        variables: { urgency: pick(random, ['normal', 'urgent', 'critical']) },
      },
    }),
  );
};

describe('the counts of the board equal a full count', () => {
  it.each([1, 2, 3])('after any steps, claims and foldings (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const db = await townDatabase();
    const cases = ['c1', 'c2', 'c3', 'c4'];
    const steps = new Map<string, number>();
    const found: unknown[] = [];
    for (const caseId of cases) await openCase(db, caseId);
    for (let round = 0; round < 40; round += 1) {
      const caseId = pick(random, ['c1', 'c2', 'c3', 'c4']);
      const step = (steps.get(caseId) ?? 0) + (random() < 0.85 ? 1 : 0);
      // The same step again, with other content, as after a lost answer: it supersedes the first.
      await anyStep(db, random, caseId, Math.max(1, step));
      steps.set(caseId, Math.max(1, step));
      if (random() < 0.3) {
        await sql`update task set claimed_by = 'p-handler', claimed_at = now() where state = 'open'`.execute(
          db,
        );
      }
      if (random() < 0.3) await foldBoard(db, new Date(noon + Math.floor(random() * 4 * hour)));
      if (round % 8 === 7) found.push(...(await differences(db, random)));
    }
    expect(found).toEqual([]);
    await foldBoard(db, new Date(noon));
    expect(await differences(db, random)).toEqual([]);
    await sql`delete from task where case_id = 'c1'`.execute(db);
    expect(await differences(db, random)).toEqual([]);
    const left = await db.selectFrom('task').where('state', '=', 'open').selectAll().execute();
    expect(left.length).toBeGreaterThan(0);
  });

  it('under writers of different cases at once, while somebody folds', async () => {
    const db = await townDatabase();
    const ids = Array.from({ length: 12 }, (_, n) => `c${n + 1}`);
    await Promise.all(ids.map(async (id) => openCase(db, id)));
    const done = new AbortController();
    const fold = async (): Promise<void> => {
      while (!done.signal.aborted) await foldBoard(db, new Date(noon));
    };
    const folding = [fold(), fold()];
    await Promise.all(
      ids.map(async (id, n) => {
        const random = randomOf(100 + n);
        for (let step = 1; step <= 12; step += 1) await anyStep(db, random, id, step);
      }),
    );
    done.abort();
    await Promise.all(folding);
    expect(await differences(db, randomOf(7))).toEqual([]);
  });

  it('no step waits for another one: a writer that stays open holds nobody up', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await openCase(db, 'c2');
    await db.transaction().execute(async (transaction) => {
      await anyStep(transaction, randomOf(1), 'c1', 1);
      // In a second connection, with the same unit, stage and due times.
      await db.transaction().execute(async (other) => {
        await sql`set local lock_timeout = '2s'`.execute(other);
        await anyStep(other, randomOf(1), 'c2', 1);
        await foldBoard(other, new Date(noon));
      });
    });
    expect(await differences(db, randomOf(9))).toEqual([]);
  });

  it('folded until nothing is left, and no more rows than the board has cells and instants', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    for (let step = 1; step <= 20; step += 1) await anyStep(db, randomOf(step), 'c1', step);
    await foldBoard(db, new Date(noon + 30 * 24 * hour));
    const waiting = await db.selectFrom('board_delta').selectAll().execute();
    expect(waiting).toEqual([]);
    const apart = await db
      .selectFrom('board_count')
      .where('bucket', '>', new Date(0))
      .where('bucket', '<', new Date(noon + 28 * 24 * hour))
      .where('mark', '<>', 'flow')
      .selectAll()
      .execute();
    expect(apart).toEqual([]);
  });

  it('counts what was open before it was introduced', async () => {
    const db = await townDatabase();
    await openCase(db, 'c1');
    await anyStep(db, randomOf(3), 'c1', 1);
    const before = await fullCounts(db, { units: null, urgency: null }, new Date(noon));
    expect(before.length).toBeGreaterThan(0);
    const { boardCounts } = await import('../../migrations/steps/2026-11-26-08-board-counts.ts');
    await boardCounts.down?.(db);
    await boardCounts.up(db);
    expect(await differences(db, randomOf(4))).toEqual([]);
  });
});
