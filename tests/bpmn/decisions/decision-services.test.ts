import { describe, expect, it } from 'vitest';
import {
  decision,
  definitions,
  input,
  literal,
  outcomeOf,
  requireDecision,
  requireInput,
  requireKnowledge,
  resultOf,
  said,
  service,
  table,
} from './decision-diagram.ts';

const diagram =
  input('weight', 'number') +
  input('zone', 'string') +
  decision('surcharge', literal('100'), { type: 'number' }) +
  decision(
    'band',
    table({
      inputs: ['weight'],
      rules: [
        ['> 10', '"heavy"'],
        ['<= 10', '"light"'],
      ],
    }),
    {
      requires: requireInput('weight'),
    },
  ) +
  decision('price', literal('(if band = "heavy" then 20 else 10) + surcharge'), {
    requires: requireDecision('band') + requireDecision('surcharge'),
  }) +
  decision('label', literal('zone + ": " + band'), {
    requires: requireInput('zone') + requireDecision('band'),
  });
const pricing = service(
  'pricing',
  {
    outputDecision: ['price'],
    encapsulatedDecision: ['band'],
    inputDecision: ['surcharge'],
    inputData: ['weight'],
  },
  'number',
);
const both = service('both', {
  outputDecision: ['price', 'label'],
  encapsulatedDecision: ['band', 'surcharge'],
  inputData: ['weight', 'zone'],
});
const calling = (text: string): Promise<unknown> =>
  resultOf(
    diagram + pricing + decision('d', literal(text), { requires: requireKnowledge('pricing') }),
    'd',
  );

const wrong = (parts: Parameters<typeof service>[1]): Promise<string[]> =>
  said(definitions(diagram + service('s', parts)));

describe('decision services (DMN 1.3, 6.3.10)', () => {
  it('are functions of input data, then of input decisions', async () => {
    expect(await calling('pricing(11, 1)')).toBe(21);
    expect(await calling('pricing(surcharge: 2, weight: 1)')).toBe(12);
    expect(await calling('for w in [1, 20] return pricing(w, 0)')).toEqual([10, 20]);
    expect(await calling('pricing(11)')).toBe('invocation-failed at pricing');
    expect(await calling('pricing("11", 1)')).toBe('type-mismatch at pricing');
    expect(await calling('pricing(11, "1")')).toBe('type-mismatch at pricing');
  });

  it('are evaluated by themselves: one output as it is, several by name', async () => {
    expect(await resultOf(diagram + pricing, 'pricing', { weight: 11, surcharge: 5 })).toBe(25);
    expect(await resultOf(diagram + both, 'both', { weight: 11, zone: 'north' })).toEqual({
      price: 120,
      label: 'north: heavy',
    });
    const outcome = await outcomeOf(diagram + both, 'both', { weight: 11, zone: 'north' });
    expect(outcome.ok && outcome.trace.tables.map(({ owner }) => owner)).toEqual(['band']);
  });

  it('want what they are given', async () => {
    expect(await resultOf(diagram + pricing, 'pricing', { weight: 11 })).toBe(
      'input-missing at surcharge',
    );
    expect(await resultOf(diagram + pricing, 'pricing', { weight: 'x', surcharge: 1 })).toBe(
      'type-mismatch at weight',
    );
    const text = diagram + pricing.replace('typeRef="number"', 'typeRef="string"');
    expect(await resultOf(text, 'pricing', { weight: 1, surcharge: 1 })).toBe(
      'type-mismatch at pricing',
    );
  });

  it('hold or are given everything that their outputs require', async () => {
    expect(await wrong({ outputDecision: ['price'] })).toEqual([
      'not-in-service s band',
      'not-in-service s surcharge',
      'not-in-service s weight',
    ]);
    expect(
      await wrong({ outputDecision: ['price'], inputDecision: ['band', 'surcharge'] }),
    ).toEqual([]);
    expect(await wrong({})).toEqual(['output-missing s']);
    expect(await wrong({ outputDecision: ['weight', 'nobody'] })).toEqual([
      'requirement-unknown s #weight',
      'requirement-unknown s #nobody',
      'output-missing s',
    ]);
  });

  it('are not called by what they hold', async () => {
    const own = decision('d', literal('s()'), { requires: requireKnowledge('s') });
    expect(await said(definitions(own + service('s', { outputDecision: ['d'] })))).toEqual([
      'requirements-cyclic d d > s > d',
    ]);
  });
});
