import { describe, expect, it } from 'vitest';
import { textLimits } from '../../../bpmn/parse/refuse-text.ts';
import {
  decision,
  definitions,
  input,
  knowledge,
  literal,
  requireInput,
  resultOf,
  said,
  table,
} from './decision-diagram.ts';

const unknown = 'strin';
const rules = [['-', '"x"']];

describe('types that are none', () => {
  it.each<[string, string, string]>([
    ['of an input', input('x', unknown), 'type-unknown x strin'],
    ['of a decision', decision('d', literal('1'), { type: unknown }), 'type-unknown d strin'],
    [
      'of an output',
      decision('d', table({ inputs: ['1'], outputs: [`typeRef="${unknown}"`], rules })),
      'type-unknown out0 strin',
    ],
    ['of a parameter', knowledge('k', { n: unknown }, literal('n')), 'type-unknown k strin'],
    [
      'of an item definition',
      `<itemDefinition id="i" name="item"><typeRef>${unknown}</typeRef></itemDefinition>`,
      'type-unknown i strin',
    ],
    [
      'of an item definition that is its own',
      '<itemDefinition id="i" name="item"><typeRef>item</typeRef></itemDefinition>',
      'type-cyclic i item > item',
    ],
    ['named like a property of objects', input('x', 'constructor'), 'type-unknown x constructor'],
  ])('%s are told where they stand', async (_what, content, expected) => {
    expect(await said(definitions(content))).toEqual([expected]);
  });
});

describe('values of another type than is written', () => {
  it.each<[string, string, string]>([
    ['a decision', decision('d', literal('"x"'), { type: 'number' }), 'type-mismatch at d'],
    [
      'an output',
      decision('d', table({ inputs: ['1'], outputs: ['typeRef="number"'], rules })),
      'type-mismatch at out0',
    ],
    [
      'an input',
      input('x', 'number') + decision('d', literal('x'), { requires: requireInput('x') }),
      'type-mismatch at x',
    ],
  ])('%s', async (_what, content, expected) => {
    expect(await resultOf(content, 'd', { x: 'words' })).toBe(expected);
  });
});

describe('what is too much or no text', () => {
  it.each<[string, string, string]>([
    [
      'more elements than the limit',
      definitions('<inputData />'.repeat(textLimits.elements)),
      `too-many-elements - ${textLimits.elements}`,
    ],
    [
      'a lone half of a pair',
      definitions(input('x\uD83D')),
      'character-not-allowed x\uD83D U+D83D',
    ],
    [
      'an unknown entity',
      definitions(decision('d', literal('1'))).replace('>1<', '>&x;<'),
      'entity-unknown d',
    ],
    [
      'another encoding',
      `<?xml version="1.0" encoding="UTF-16"?>${definitions(input('x'))}`,
      'encoding-not-supported - UTF-16',
    ],
  ])('%s is told', async (_what, xml, expected) => {
    expect(await said(xml)).toEqual([expected]);
  });
});
