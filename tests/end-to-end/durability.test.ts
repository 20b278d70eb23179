import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCentre, type Centre } from '../environment/centre.ts';
import { count, ids, rows, until, type Row } from './database.ts';
import { drive, type Drive } from './drive.ts';
import {
  auditorOf,
  expectAllEnded,
  expectProven,
  expectProvenNow,
  shownTasks,
  standingSteps,
  type Auditor,
} from './proof.ts';

const cases = 200;
/** Of the cases that are looked at while they are worked. */
const sample = 4;

const openCases = `select count(*) as n from "case" where state = 'open'`;
const entries = 'select count(*) as n from ledger_entry';

const byId = (one: Row, other: Row): number => (String(one['id']) < String(other['id']) ? -1 : 1);

/** Waits until the ledgers have grown: work goes on. */
const untilMoreEntries = async (centre: Centre, more: number): Promise<void> => {
  const first = await until('the database', async () => count(centre, entries));
  await until('work to go on', async () => (await count(centre, entries)) >= first + more);
};

/** What was answered as done stands in no inbox; a step that is told again may show for a moment. */
const expectNothingDoneShown = async (centre: Centre, people: Drive): Promise<void> => {
  let suspects = new Set(people.answered().map(({ taskId }) => taskId));
  expect(suspects.size).toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        suspects = suspects.intersection(await shownTasks(centre));
        return [...suspects];
      },
      { timeout: 60_000, interval: 500 },
    )
    .toEqual([]);
};

/** Cases that are still open: chain, replay and engine tell the same, whatever has just died. */
const expectOpenCasesProven = async (centre: Centre, audit: Auditor): Promise<void> => {
  const open = await until('open cases', async () =>
    ids(
      centre,
      `select id from "case" where state = 'open' order by md5(id || ledger_seq) limit ${String(4 * sample)}`,
    ),
  );
  let found = 0;
  for (const id of open) {
    if (found === sample) break;
    await expectProvenNow(audit, id);
    const stillOpen = `select id from "case" where id = $1 and state = 'open'`;
    found += (await ids(centre, stillOpen, [id])).length;
  }
  expect(found).toBe(sample);
};

describe(`with ${String(cases)} cases in flight`, () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre();
  });
  afterAll(async () => {
    await centre.stop();
  });

  it('kill -9 of worker, API, Postgres and Temporal in turn loses and doubles nothing', async () => {
    const people = drive(
      centre,
      '--open-first',
      '--cases',
      String(cases),
      '--clients',
      '8',
      '--seed',
      '7',
    );
    await until(
      'all cases to be open',
      async () => (await count(centre, openCases)) === cases,
      300_000,
    );
    const audit = await auditorOf(centre);
    for (const name of ['worker', 'api', 'postgres', 'temporal'] as const) {
      await untilMoreEntries(centre, 150);
      // The people must still be at work, and most cases open, when it dies.
      expect(people.isAtWork()).toBe(true);
      expect(await count(centre, openCases)).toBeGreaterThanOrEqual(cases * 0.7);
      process.kill(centre.pid(name), 'SIGKILL');
      await expectNothingDoneShown(centre, people);
      await expectOpenCasesProven(centre, audit);
    }
    expect(people.isAtWork()).toBe(true);
    const { steps } = await people.ended;

    await expectAllEnded(centre);
    const answered = people.answered().map(({ taskId: id, outcome }) => ({ id, outcome }));
    expect(answered).toHaveLength(steps);
    // What people were told is what the ledgers tell: no step is lost, none is there twice.
    expect((await rows(centre, standingSteps)).toSorted(byId)).toEqual(answered.toSorted(byId));
    const all = await ids(centre, 'select id from "case" order by id');
    expect(all).toHaveLength(cases);
    await expectProven(centre, all);
  }, 900_000);
});
