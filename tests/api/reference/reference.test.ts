import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import {
  CalendarYear,
  EligiblePeople,
  GridList,
  UnitList,
} from '../../../api/contract/reference.ts';
import { CatalogueList, ProposedUnit } from '../../../api/contract/reports.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ now: () => new Date('2026-11-23T02:00:00Z') });
});
afterAll(async () => {
  await api.close();
});

const search = async (query: string): Promise<Static<typeof CatalogueList>> =>
  read(
    CatalogueList,
    await (await api.as('acceptor')).get(`/api/catalogue?query=${encodeURIComponent(query)}`),
  );

describe('GET /api/catalogue', () => {
  it.each([
    ['part of the name', '垃圾渣土', '积存垃圾渣土'],
    ['the code', '06010', '暴露垃圾'],
    ['kind and code', 'matter:06010', '暴露垃圾'],
    ['first letters in pinyin', 'bllj', '暴露垃圾'],
    ['English', 'exposed waste', '暴露垃圾'],
  ])('finds a class by %s', async (_what, query, name) => {
    expect((await search(query)).data[0]?.name).toBe(name);
  });

  it('says when each condition would be due if it were filed now', async () => {
    const { data, version } = await search('暴露垃圾');
    expect(version).toMatch(/^cat-/u);
    const condition = data[0]?.conditions[0];
    expect(condition?.closingText).not.toBe('');
    expect(Date.parse(condition?.dueAt ?? '')).toBeGreaterThan(Date.parse('2026-11-23T02:00:00Z'));
  });

  it('does not guess a due time when the calendar has no data for the year', async () => {
    const late = await startTestApi({ now: () => new Date('2031-03-03T02:00:00Z') });
    try {
      const answer = read(CatalogueList, await (await late.as('acceptor')).get('/api/catalogue'));
      const dues = (unit: string): unknown[] =>
        answer.data
          .flatMap((entry) => entry.conditions)
          .filter((condition) => condition.limit.unit === unit)
          .map((condition) => condition.dueAt);
      expect(new Set(dues('workHours'))).toEqual(new Set([null]));
      expect(dues('urgentHours').length).toBeGreaterThan(0);
      expect(dues('urgentHours')).not.toContain(null);
    } finally {
      await late.close();
    }
  });

  it('finds nothing for words that nobody uses', async () => {
    expect((await search('zzzzzz')).data).toEqual([]);
  });
});

describe('GET /api/responsibility', () => {
  it('proposes the unit of a class', async () => {
    const acceptor = await api.as('acceptor');
    expect(
      read(
        ProposedUnit,
        await acceptor.get('/api/responsibility?category=component:01001&grid=g-jianshe-01'),
      ),
    ).toMatchObject({
      unit: { id: 'u-municipal', name: '市政管护所' },
      person: null,
      rule: 'class',
    });
  });

  it('prefers the row of the grid', async () => {
    await api.app.services.database
      .insertInto('responsibility')
      .values({
        id: 'resp-test',
        kind: 'component',
        class_code: '01001',
        grid_id: 'g-jianshe-01',
        unit_id: 'u-water',
      })
      .execute();
    const acceptor = await api.as('acceptor');
    const url = '/api/responsibility?category=component:01001&grid=';
    expect(read(ProposedUnit, await acceptor.get(`${url}g-jianshe-01`))).toMatchObject({
      unit: { id: 'u-water' },
      rule: 'class-and-grid',
    });
    expect(read(ProposedUnit, await acceptor.get(`${url}g-jianshe-02`))).toMatchObject({
      unit: { id: 'u-municipal' },
      rule: 'class',
    });
  });

  it('refuses a class that does not exist', async () => {
    const answer = await (
      await api.as('acceptor')
    ).get('/api/responsibility?category=matter:00000');
    expect(answer.statusCode).toBe(400);
    expect(problemOf(answer).errors?.[0]?.code).toBe('unknown-reference');
  });
});

describe('GET /api/units, /api/grids, /api/people', () => {
  it('lists units with filters and in order', async () => {
    const grid = await api.as('grid');
    const answer = read(
      UnitList,
      await grid.get('/api/units?perPage=2&sort=id&order=DESC&filter={"kind":"department"}'),
    );
    expect(answer).toMatchObject({ total: 6, totalIsLowerBound: false, next: null });
    expect(answer.data.map((unit) => unit.id)).toEqual(['u-water', 'u-sanitation']);
  });

  it('refuses unknown filters, sorts and cursors', async () => {
    const grid = await api.as('grid');
    expect(problemOf(await grid.get('/api/units?filter={"colour":"red"}')).code).toBe(
      'unknown-filter',
    );
    expect(problemOf(await grid.get('/api/grids?sort=polygon')).code).toBe('unknown-sort');
    expect(problemOf(await grid.get('/api/people?cursor=x')).code).toBe('cursor-invalid');
  });

  it('lists grids with their community', async () => {
    const answer = read(
      GridList,
      await (await api.as('acceptor')).get('/api/grids?filter={"unit":"u-jianshe"}'),
    );
    expect(answer.total).toBe(3);
    expect(answer.data[0]).toMatchObject({
      id: 'g-jianshe-01',
      unit: { id: 'u-jianshe', name: '建设社区' },
    });
  });

  it('lists who may be chosen, by unit and role, without personal data', async () => {
    const answer = read(
      EligiblePeople,
      await (await api.as('lead')).get('/api/people?unit=u-enforcement&role=handler'),
    );
    expect(answer.data.map((person) => person.id)).toContain('p-handler');
    for (const person of answer.data) {
      expect(Object.keys(person).toSorted()).toEqual(['id', 'name', 'nameEn', 'posts']);
      expect(person.posts.map((post) => [post.role, post.unit.id])).toEqual([
        ['handler', 'u-enforcement'],
      ]);
    }
  });

  it('leaves out who has no post any more', async () => {
    const { database } = api.app.services;
    await database
      .updateTable('post')
      .set({
        valid_to: new Date('2026-11-01T00:00:00Z'),
        valid_from: new Date('2026-01-01T00:00:00Z'),
      })
      .where('person_id', '=', 'p-handler2')
      .execute();
    const answer = read(
      EligiblePeople,
      await (await api.as('dispatcher')).get('/api/people?unit=u-municipal&role=handler'),
    );
    expect(answer.data.map((person) => person.id)).not.toContain('p-handler2');
  });

  it('is for those who are signed in and permitted', async () => {
    expect((await api.nobody.get('/api/units')).statusCode).toBe(401);
    expect((await (await api.as('security')).get('/api/catalogue')).statusCode).toBe(403);
  });
});

describe('GET /api/calendar', () => {
  it('gives the days of a year', async () => {
    const answer = read(
      CalendarYear,
      await (await api.as('acceptor')).get('/api/calendar?year=2026'),
    );
    expect(answer).toMatchObject({
      year: 2026,
      known: true,
      timeZone: 'Asia/Shanghai',
      workDayRule: 'closeOfBusiness',
    });
    expect(answer.off).toContain('2026-10-01');
    expect(answer.work).toContain('2026-02-14');
  });

  it('says that a year has no data', async () => {
    const answer = read(
      CalendarYear,
      await (await api.as('acceptor')).get('/api/calendar?year=2040'),
    );
    expect(answer).toMatchObject({ year: 2040, known: false, off: [], work: [] });
  });

  it('takes the present year of the centre when none is named', async () => {
    expect(read(CalendarYear, await (await api.as('acceptor')).get('/api/calendar')).year).toBe(
      2026,
    );
  });
});
