import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';
import { at } from './decision-diagram.ts';

const whole = readFileSync(new URL('./response-limit.dmn', import.meta.url), 'utf8');
const tags = [...whole.matchAll(/<[^>]*>|[^<]+/g)].map(([text]) => text);
const values = [...whole.matchAll(/"([^"]*)"/g)].map(([text]) => text);

/** Pieces of the diagram taken out, doubled or moved, and values of attributes exchanged. */
const broken = fc
  .array(
    fc.tuple(
      fc.constantFrom('remove', 'double', 'swap', 'value'),
      fc.nat(tags.length - 1),
      fc.nat(tags.length - 1),
      fc.constantFrom(...values, '""', '"-1"', '"FIRST"', '"#nobody"', '"__proto__"'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((changes) => {
    const pieces = [...tags];
    for (const [change, one, other, value] of changes) {
      const piece = pieces[one] ?? '';
      if (change === 'remove') pieces[one] = '';
      if (change === 'double') pieces[one] = piece + piece;
      if (change === 'swap') [pieces[one], pieces[other]] = [pieces[other] ?? '', piece];
      if (change === 'value') pieces[one] = piece.replace(/"[^"]*"/, () => value);
    }
    return pieces.join('');
  });

const plain = fc.oneof(fc.constantFrom(null, true, 'urgent', '2026-11-26'), fc.integer());
const json: fc.Arbitrary<Json> = fc.oneof(
  plain,
  fc.array(plain, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('severity', 'people', 'reported', '__proto__'), plain),
);
const inputs = fc.oneof(
  fc.record({ 'incident report': json, 'already late': json }),
  fc.constant<JsonObject>({
    'incident report': { severity: 'urgent', people: 3, reported: '2026-11-26T02:00:00Z' },
    'already late': false,
  }),
);

describe('bad input', () => {
  it('a broken diagram has findings or a model, and nothing throws', async () => {
    let refused = 0;
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(broken, inputs, async (xml, given) => {
        const parsed = await parseDecisions(xml);
        const errors = parsed.findings.filter(({ severity }) => severity === 'error');
        expect(parsed.model).toEqual(errors.length > 0 ? null : parsed.sound);
        for (const { code } of errors) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
        if (parsed.model === null) refused += 1;
        for (const id of Object.keys(parsed.sound?.decisions ?? {})) {
          sound += 1;
          if (parsed.sound !== null) evaluateDecision(parsed.sound, id, given, at);
        }
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(50);
    expect(sound).toBeGreaterThan(50);
  });

  it('wrong values are failures with the element at which they are wrong', async () => {
    const { model } = await parseDecisions(whole);
    if (model === null) throw new Error('Expected a model');
    const failed = new Set<string>();
    fc.assert(
      fc.property(inputs, (given) => {
        const outcome = evaluateDecision(model, 'due', given, at);
        if (outcome.ok) return;
        failed.add(outcome.code);
        expect(['incident', 'late']).toContain(outcome.element);
        expect(outcome.message).toMatch(/^Expected /);
      }),
      { numRuns: 500 },
    );
    expect([...failed]).toContain('type-mismatch');
  });
});
