import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseList } from '../../api/contract/cases.ts';
import { plantCase } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

/** As many cases with the words as no unit has to itself. */
const others = 2_500;

let api: TestApi;
let oldest: string;
let newest: string;

beforeAll(async () => {
  api = await startTestApi();
  const { services } = api.app;
  oldest = (await plantCase(services, { title: '路灯不亮一', unit: 'u-municipal' })).id;
  await sql`
    with made as (
      insert into "case" (id, report_number, title, description, state, stages, channel, urgency, unit_id,
        procedure_key, procedure_version, graph_hash, settings, variables)
      select ${oldest} || '-' || lpad(n::text, 6, '0'), 'LS-many-' || n, '路灯不亮', '', 'open', '[]', 'phone', 'normal',
        'u-enforcement', c.procedure_key, c.procedure_version, c.graph_hash, '{}', '{}'
      from generate_series(1, ${others}::integer) n, (select * from "case" where id = ${oldest}) c
      returning id)
    insert into case_search (case_id, bigrams) select made.id, s.bigrams from made, case_search s
      where s.case_id = ${oldest}`.execute(services.database);
  newest = (await plantCase(services, { title: '路灯不亮二', unit: 'u-municipal' })).id;
});
afterAll(async () => {
  await api.close();
});

const found = async (login: string, q: string): Promise<readonly string[]> => {
  const query = `filter=${encodeURIComponent(JSON.stringify({ q }))}&sort=createdAt&order=DESC&perPage=100`;
  const answer = await (await api.as(login)).get(`/api/cases?${query}`);
  return read(CaseList, answer).data.map(({ id }) => id);
};

describe('the search for words that very many cases have', () => {
  it.each([
    ['two characters', '路灯'],
    ['one character', '灯'],
  ])('finds the newest of the centre by %s', async (_what, q) => {
    expect(await found('commander', q)).toContain(newest);
  });

  it.each([
    ['two characters', '路灯'],
    ['one character', '灯'],
  ])('finds all of a unit by %s, however many others have', async (_what, q) => {
    expect((await found('lead2', q)).toSorted()).toEqual([oldest, newest].toSorted());
  });
});
