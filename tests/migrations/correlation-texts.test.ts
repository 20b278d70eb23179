import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import { correlationTexts } from '../../migrations/steps/2026-11-27-11-correlation-texts.ts';
import { openCase, townDatabase } from './sample-case.ts';

it('what waited under an earlier spelling of a context has the one that holds', async () => {
  const db = await townDatabase();
  await openCase(db);
  const texts = ['{"b":{"z":1,"y":"乙"},"a":[2]}', '{"b": 1, "a": 2}', '{not JSON', 'plain', '[1]'];
  for (const [place, text] of texts.entries()) {
    const id = String(place);
    await sql`insert into message (id, name, correlation, variables, expires_at)
      values (${id}, 'm', ${text}, '{}', now())`.execute(db);
    await sql`insert into subscription (id, case_id, message, correlation)
      values (${id}, 'c1', 'm', ${text})`.execute(db);
  }
  await sql`update "case" set business_key = ${texts[0]}`.execute(db);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- steps know no tables
  await correlationTexts.up(db as never);
  for (const table of ['message', 'subscription'] as const) {
    const rows = await db.selectFrom(table).select('correlation').orderBy('id').execute();
    expect(rows.map(({ correlation }) => correlation)).toEqual(texts.map(correlationText));
  }
  const { business_key: key } = await db
    .selectFrom('case')
    .select('business_key')
    .executeTakeFirstOrThrow();
  expect(key).toBe('{"a":[2],"b":{"y":"乙","z":1}}');
});
