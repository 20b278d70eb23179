import { describe, expect, it } from 'vitest';
import {
  changedVariables,
  dataText,
  readEdited,
} from '../../../admin-ui/resources/incidents/edited-data.ts';
import { jsonFault } from '../../../admin-ui/resources/incidents/json-fault.ts';

describe('jsonFault', () => {
  it.each([
    ['{}'],
    [' { "a": [1, -2.5e3, true, null, "x\\u00e9\\n"], "b": { } } '],
    ['[]'],
    ['"text"'],
    ['0'],
  ])('takes %s, as JSON.parse does', (text) => {
    expect(() => {
      JSON.parse(text);
    }).not.toThrow();
    expect(jsonFault(text)).toBeNull();
  });

  it.each([
    ['{ "a": 1, }', 1, 11, 'unexpected'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'unexpected'],
    ['{ a: 1 }', 1, 3, 'unexpected'],
    ["{ 'a': 1 }", 1, 3, 'unexpected'],
    ['{ "a" 1 }', 1, 7, 'unexpected'],
    ['{ "a": 01 }', 1, 9, 'unexpected'],
    ['{} x', 1, 4, 'unexpected'],
    ['{ "a": tru }', 1, 8, 'unexpected'],
    ['{ "a": "x }', 1, 8, 'unexpected'],
    ['{ "a": 1', 1, 9, 'end'],
    ['', 1, 1, 'end'],
    ['{\n', 2, 1, 'end'],
  ])('tells where %j stops being JSON: line %i, column %i', (text, line, column, kind) => {
    expect(() => {
      JSON.parse(text);
    }).toThrow(SyntaxError);
    expect(jsonFault(text)).toEqual({ line, column, kind });
  });
});

describe('readEdited', () => {
  const variables = { kind: null, role: 'acceptor', list: [1, 2] };

  it('finds nothing changed in what it wrote itself', () => {
    expect(readEdited(dataText(variables), variables)).toEqual({ kind: 'good', changes: [] });
  });

  it('gives only what differs', () => {
    const text = JSON.stringify({ kind: 'urge', role: 'acceptor', list: [1], added: true });
    const read = readEdited(text, variables);
    expect(read).toEqual({
      kind: 'good',
      changes: [
        { name: 'kind', before: null, after: 'urge' },
        { name: 'list', before: [1, 2], after: [1] },
        { name: 'added', before: null, after: true },
      ],
    });
    expect(read.kind === 'good' ? changedVariables(read.changes) : null).toEqual({
      kind: 'urge',
      list: [1],
      added: true,
    });
  });

  it.each(['[1]', '1', 'null', '"text"'])('wants names and values, not %s', (text) => {
    expect(readEdited(text, variables)).toEqual({ kind: 'not-an-object' });
  });

  it('says where it is broken', () => {
    expect(readEdited('{', variables)).toMatchObject({ kind: 'broken', fault: { line: 1 } });
  });
});
