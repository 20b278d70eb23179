import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { CaseList, type CaseSummary } from '../../api/contract/cases.ts';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { plantCase, plantClock } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

const minute = 60_000;
const cause = { code: 'started' };

let api: TestApi;
let now: number;
/** Ids by title. */
const ids = new Map<string, string>();

/** Half an hour of clock time that is due so many minutes from now. */
const start = (dueInMinutes: number): ClockEntry => ({
  type: 'start',
  at: now + (dueInMinutes - 30) * minute,
  limit: { amount: 0.5, unit: 'urgentHours' },
  cause,
});
const at = (type: 'stop' | 'pause', minutesAgo: number): ClockEntry => ({
  type,
  at: now - minutesAgo * minute,
  cause,
});

const plant = async (
  title: string,
  unit: string,
  ...clocks: readonly (readonly ClockEntry[])[]
): Promise<void> => {
  const { services } = api.app;
  const planted = await plantCase(services, { title, unit });
  for (const entries of clocks) await plantClock(services, planted, entries);
  ids.set(title, planted.id);
};

beforeAll(async () => {
  api = await startTestApi();
  now = api.app.services.now().getTime();
  await plant('later', 'u-enforcement', [start(25)]);
  await plant('overdue', 'u-enforcement', [start(-7)]);
  // Two clocks run: the one that falls due first is the one that the case is shown with.
  await plant('two', 'u-municipal', [start(28)], [start(10)]);
  await plant('after one that stopped', 'u-enforcement', [start(-60), at('stop', 80)], [start(20)]);
  await plant('stopped', 'u-enforcement', [start(5), at('stop', 10)]);
  await plant('paused', 'u-municipal', [start(4), at('pause', 10)]);
  await plant('no clock', 'u-enforcement');
});
afterAll(async () => {
  await api.close();
});

const list = async (login: string, query: string): Promise<Static<typeof CaseList>> =>
  read(CaseList, await (await api.as(login)).get(`/api/cases?${query}`));
const titles = (cases: readonly CaseSummary[]): readonly string[] => cases.map((one) => one.title);

/** Without a running clock, in order of the ids. */
const standing = (...named: readonly string[]): readonly string[] =>
  named.toSorted((one, other) => ((ids.get(one) ?? '') < (ids.get(other) ?? '') ? -1 : 1));

const facts = async (title: string): Promise<Partial<CaseSummary> | undefined> => {
  const { data } = await list('supervisor', '');
  return data.find((found) => found.title === title);
};

describe('the clock in the list of cases', () => {
  it('comes with its state, due time, what is left of it and its unit', async () => {
    const later = await facts('later');
    expect(later).toMatchObject({ clockState: 'fine', limitUnit: 'urgentHours' });
    expect(later?.dueAt).toBe(new Date(now + 25 * minute).toISOString());
    expect(later?.remainingMillis).toBeGreaterThan(20 * minute);
    expect(later?.remainingMillis).toBeLessThanOrEqual(25 * minute);
    const overdue = await facts('overdue');
    expect(overdue?.clockState).toBe('overdue');
    expect(overdue?.remainingMillis).toBeLessThanOrEqual(-7 * minute);
  });

  it('tells of one that stands still what was left then', async () => {
    expect(await facts('stopped')).toMatchObject({
      clockState: 'stopped',
      remainingMillis: 15 * minute,
    });
    expect(await facts('paused')).toMatchObject({
      clockState: 'paused',
      dueAt: null,
      remainingMillis: 14 * minute,
    });
    expect(await facts('no clock')).toMatchObject({
      clockState: 'none',
      dueAt: null,
      remainingMillis: null,
      limitUnit: null,
    });
  });
});

describe('cases by due time', () => {
  const running = ['overdue', 'two', 'after one that stopped', 'later'];

  it('come in order of the clock that runs, those without one last', async () => {
    const rest = standing('stopped', 'paused', 'no clock');
    const first = await list('supervisor', 'sort=dueAt&order=ASC');
    expect(titles(first.data)).toEqual([...running, ...rest]);
    expect(first).toMatchObject({ total: 7, next: null });
    const last = await list('supervisor', 'sort=dueAt&order=DESC');
    expect(titles(last.data)).toEqual([...running.toReversed(), ...rest]);
  });

  it.each(['ASC', 'DESC'])('go on by cursor without a gap, %s', async (order) => {
    const whole = await list('supervisor', `sort=dueAt&order=${order}`);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list('supervisor', `sort=dueAt&order=${order}&perPage=2${cursor}`);
      seen.push(...titles(page.data));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(titles(whole.data));
    const second = await list('supervisor', `sort=dueAt&order=${order}&perPage=3&page=2`);
    expect(titles(second.data)).toEqual(titles(whole.data).slice(3, 6));
  });

  it('are those of the reader, and of the filter', async () => {
    const own = await list('lead', 'sort=dueAt&order=ASC');
    expect(titles(own.data)).toEqual([
      'overdue',
      'after one that stopped',
      'later',
      ...standing('stopped', 'no clock'),
    ]);
    const filter = encodeURIComponent(JSON.stringify({ clockState: ['fine', 'warn'] }));
    const wanted = await list('lead', `sort=dueAt&order=ASC&filter=${filter}`);
    expect(titles(wanted.data)).toEqual(['after one that stopped', 'later']);
    expect(wanted.total).toBe(2);
  });

  it.each([
    ['overdue', ['overdue']],
    ['warn', []],
    ['fine', ['two', 'after one that stopped', 'later']],
    ['paused', ['paused']],
    ['stopped', ['stopped']],
    ['none', ['no clock']],
    ['undetermined', []],
  ])('have the state that the filter asks for: %s', async (state, expected) => {
    const filter = encodeURIComponent(JSON.stringify({ clockState: state }));
    const { data, total } = await list('supervisor', `sort=dueAt&filter=${filter}`);
    expect(titles(data)).toEqual(expected);
    expect(data.every((found) => found.clockState === state)).toBe(true);
    expect(total).toBe(expected.length);
  });
});
