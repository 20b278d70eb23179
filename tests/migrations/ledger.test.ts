import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { appendLedger } from '../../migrations/functions/append-ledger.ts';
import { freshDatabase } from './fresh-database.ts';
import { chainOf, openCase, townDatabase, verdictOf } from './sample-case.ts';

const entry = (caseId: string, params: Readonly<Record<string, unknown>> = {}) => ({
  caseId,
  actor: { person: 'p-lead', role: 'lead', unit: 'u-enforcement' },
  origin: 'person',
  type: 'comment-added' as const,
  params,
});

// Postgres keeps neither lone surrogates nor U+0000 in text.
const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\0\p{Cs}]/u.test(value));
const plainNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-5, max: 1e15 }),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    plainNumber,
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('canonical_json', () => {
  it('writes every value as domain/ledger does', async () => {
    const db = await freshDatabase();
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const written = JSON.stringify(value);
        const { rows } = await sql<{ text: string }>`
          select canonical_json(${written}::jsonb) as text
        `.execute(db);
        const back: unknown = JSON.parse(written);
        expect(rows[0]?.text).toBe(canonicalJson(back));
      }),
      { numRuns: 300, examples: [[{ '\uf900': 1, '\u{10000}': 2, a: 0.1 }]] },
    );
  });

  it.each([1e21, 1e-7, -1e22])(
    'refuses %d, which JavaScript writes with an exponent',
    async (amount) => {
      const db = await freshDatabase();
      await expect(
        sql`select canonical_json(${JSON.stringify({ amount })}::jsonb)`.execute(db),
      ).rejects.toThrow('Expected a number between');
    },
  );
});

describe('append_ledger', () => {
  it('chains desk entries that the domain verifies', async () => {
    const db = await townDatabase();
    await openCase(db);
    const answer = await appendLedger(
      db,
      entry('c1', { text: '已到现场', count: 2, nothing: null }),
    );
    expect(answer).toMatchObject({ code: 'appended', seq: 2 });
    const chain = await chainOf(db, 'c1');
    expect(chain.map(({ type, step }) => ({ type, step }))).toEqual([
      { type: 'report-received', step: null },
      { type: 'comment-added', step: null },
    ]);
    expect(chain[1]?.params).toEqual({ text: '已到现场', count: 2, nothing: null });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 2 });
  });

  it('gives places without gaps to entries that come at once', async () => {
    const db = await townDatabase();
    await openCase(db);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => appendLedger(db, entry('c1', { index }))),
    );
    const places = answers.map((answer) => (answer.code === 'appended' ? answer.seq : null));
    expect(places.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 21 });
  });

  it('knows no other case', async () => {
    const db = await townDatabase();
    expect(await appendLedger(db, entry('c-none'))).toEqual({ code: 'not-found' });
  });
});

describe('the ledger table', () => {
  it.each([
    'update ledger_entry set type = type',
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
  ])('refuses: %s', async (statement) => {
    const db = await townDatabase();
    await openCase(db);
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(
      'Expected the ledger to be only appended to',
    );
    expect(await chainOf(db, 'c1')).toHaveLength(1);
  });
});
