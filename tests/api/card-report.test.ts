import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { CardReport, OpenCardList } from '../../api/contract/supervision.ts';
import { newId } from '../../migrations/new-id.ts';
import { plantCase } from './plant.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
const day = 86_400_000;

interface Change {
  readonly unit?: string;
  readonly level?: 'blue' | 'orange' | 'red';
  readonly days?: number;
  readonly dueInDays?: number;
  readonly answered?: boolean;
  readonly bySystem?: boolean;
  readonly title?: string;
}

const plant = async (change: Change = {}): Promise<string> => {
  const { services } = api.app;
  const unit = change.unit ?? 'u-enforcement';
  const { id: caseId } = await plantCase(services, { title: change.title ?? '河道堆料', unit });
  const id = newId();
  const now = services.now().getTime();
  // A little less, so that no edge falls between planting and asking.
  const at = new Date(now - Math.max(0, (change.days ?? 0) * day - 60_000));
  await services.database
    .insertInto('supervision_card')
    .values({
      id,
      case_id: caseId,
      level: change.level ?? 'blue',
      ...(change.bySystem === true
        ? { cause: 'not-answered' as const }
        : { reason: '办得慢', issued_by: 'p-supervisor' }),
      unit_id: unit,
      answer_limit: JSON.stringify({ amount: 3, unit: 'workDays' }),
      due_at: new Date(now + (change.dueInDays ?? 2) * day),
      issued_at: at,
      ...(change.answered === true
        ? { answer: '明天清', answered_by: 'p-lead', answered_at: at }
        : {}),
    })
    .execute();
  return id;
};

beforeAll(async () => {
  api = await startTestApi();
  await plant({ level: 'blue', days: 0 });
  await plant({ level: 'blue', days: 3, dueInDays: -1 });
  await plant({ level: 'orange', days: 5, answered: true, dueInDays: -1 });
  await plant({ level: 'red', days: 9, bySystem: true });
  await plant({ unit: 'u-municipal', level: 'blue', days: 40, title: '=1+1' });
});
afterAll(async () => {
  await api.close();
});

const report = async (login: string, query = ''): Promise<CardReport> =>
  read(CardReport, await (await api.as(login)).get(`/api/cards/report${query}`));
const filter = (given: object): string => `filter=${encodeURIComponent(JSON.stringify(given))}`;
const list = async (login: string, given: object, more = ''): Promise<OpenCardList> =>
  read(OpenCardList, await (await api.as(login)).get(`/api/cards?${filter(given)}${more}`));

describe('the report of supervision cards', () => {
  it('counts those that are open by unit, level and age', async () => {
    const { data, ...totals } = await report('supervisor');
    expect(totals).toMatchObject({ open: 5, late: 1, answered: 1, bySystem: 1, waiting: [] });
    expect(
      data.map(({ unit, level, age, open, late }) => [unit.id, level, age, open, late]),
    ).toEqual(
      expect.arrayContaining([
        ['u-enforcement', 'blue', 'day1', 1, 0],
        ['u-enforcement', 'blue', 'day3', 1, 1],
        ['u-enforcement', 'orange', 'day7', 1, 0],
        ['u-enforcement', 'red', 'day30', 1, 0],
        ['u-municipal', 'blue', 'older', 1, 0],
      ]),
    );
    expect(data).toHaveLength(5);
  });

  it('tells each of what they answer for, and of one kind of units', async () => {
    expect((await report('lead')).open).toBe(4);
    expect((await report('lead2')).open).toBe(1);
    expect((await report('supervisor', '?kind=village')).open).toBe(0);
    expect((await report('supervisor', '?kind=department')).open).toBe(5);
    const answer = await (await api.as('grid')).get('/api/cards/report');
    expect(answer.statusCode).toBe(403);
  });

  it('names what waits for approval to those who draft and approve, not to the unit', async () => {
    const { id } = await plantCase(api.app.services, { title: '待批的', unit: 'u-enforcement' });
    await api.app.services.database
      .insertInto('card_proposal')
      .values({
        id: newId(),
        case_id: id,
        level: 'red',
        reason: '特别重大',
        unit_id: 'u-enforcement',
        proposed_by: 'p-supervisor',
        proposed_at: api.app.services.now(),
      })
      .execute();
    for (const login of ['leader', 'supervisor', 'auditor'])
      expect((await report(login)).waiting).toMatchObject([
        { title: '待批的', level: 'red', proposedBy: { id: 'p-supervisor' } },
      ]);
    expect((await report('lead')).waiting).toEqual([]);
  });

  it('lists them by whatever is chosen, the oldest first', async () => {
    const all = await list('supervisor', {});
    expect(all.data.map(({ level, days }) => [level, days])).toEqual([
      ['blue', 39],
      ['red', 8],
      ['orange', 4],
      ['blue', 2],
      ['blue', 0],
    ]);
    expect(all.data[1]).toMatchObject({ issuedBy: null, state: 'waiting', clockState: 'fine' });
    expect((await list('supervisor', { late: true })).data).toMatchObject([
      { level: 'blue', clockState: 'overdue' },
    ]);
    expect((await list('supervisor', { late: false })).total).toBe(4);
    expect((await list('supervisor', { state: 'answered' })).data).toMatchObject([
      { level: 'orange', clockState: 'stopped' },
    ]);
    expect((await list('supervisor', { bySystem: true })).data).toMatchObject([{ level: 'red' }]);
    expect((await list('supervisor', { bySystem: false })).total).toBe(4);
    expect((await list('supervisor', { age: 'older', unit: 'u-municipal' })).total).toBe(1);
    expect((await list('supervisor', { age: 'day7', level: 'blue' })).total).toBe(0);
    expect((await list('lead2', {})).total).toBe(1);
  });

  it('goes on by cursor in both orders', async () => {
    for (const order of ['issuedAt', 'dueAt']) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page: OpenCardList = await list('supervisor', {}, `&perPage=2&sort=${order}${more}`);
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    }
  });

  it('refuses what it does not know', async () => {
    const client = await api.as('supervisor');
    for (const wrong of [{ level: 'green' }, { age: 'day2' }, { late: 'yes' }])
      expect(problemOf(await client.get(`/api/cards?${filter(wrong)}`)).code).toBe(
        'validation-failed',
      );
    expect(problemOf(await client.get(`/api/cards?${filter({ x: 1 })}`)).code).toBe(
      'unknown-filter',
    );
    expect(problemOf(await client.get('/api/cards/report?kind=x')).status).toBe(400);
  });

  it('is taken away as a file without formulas, in both languages', async () => {
    const rows = async (query: string): Promise<string[][]> =>
      parse((await (await api.as('supervisor')).get(`/api/cards/export?${query}`)).body, {
        bom: true,
      });
    const [heading, ...body] = await rows('format=csv');
    expect(heading?.slice(0, 4)).toEqual(['颜色', '编号', '标题', '单位']);
    expect(body).toHaveLength(5);
    expect(body[0]?.[2]).toBe("'=1+1");
    expect(body[1]?.[6]).toBe('系统');
    const [english, ...red] = await rows(`format=csv&language=en&${filter({ level: 'red' })}`);
    expect(english?.[0]).toBe('Level');
    expect(red).toHaveLength(1);
    expect(red[0]?.[6]).toBe('the system');
    const file = await (await api.as('supervisor')).get('/api/cards/export?format=xlsx');
    expect(file.headers['content-disposition']).toContain('cards.xlsx');
    expect((await (await api.as('grid')).get('/api/cards/export?format=csv')).statusCode).toBe(403);
  });
});
