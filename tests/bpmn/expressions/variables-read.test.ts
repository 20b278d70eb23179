import { describe, expect, it } from 'vitest';
import { variablesRead } from '../../../bpmn/expressions/variables-read.ts';

describe('variablesRead', () => {
  it.each([
    ['noticeKind', ['noticeKind']],
    ['"fixed"', []],
    ['a.b + count(c)', ['a', 'c']],
    ['if z = "1" then q[1] else null', ['q', 'z']],
    ['now() > due', ['due']],
    ['some i in list satisfies i.v = w', ['list', 'w']],
    ['{ kind: x, other: outcome }', ['x']],
    ['settings.reopenWindow', []],
  ])('%s', (source, names) => {
    expect(variablesRead(source)).toEqual(names);
  });
});
