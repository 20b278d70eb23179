import { describe, expect, it } from 'vitest';
import { caseDataRead, variablesRead } from '../../../bpmn/expressions/variables-read.ts';

describe('caseDataRead', () => {
  it.each([
    ['settings.warnShare > 0.5 and now() > date and time("2026-01-01T00:00:00Z")', []],
    ['string(date and time(today(), time("08:00:00+08:00")))', []],
    ['"the outcome"', []],
    ['outcome = "done" or count(tasks) > settings.parkQuota', ['outcome', 'tasks']],
  ])('%s', (source, names) => {
    expect(caseDataRead(source)).toEqual(names);
  });
});

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
