import { describe, expect, it } from 'vitest';
import { checkResponsibilities } from '../../../domain/catalogue/check-responsibilities.ts';
import type { ResponsibilityRule } from '../../../domain/catalogue/responsibility.ts';

const rule = (classCode: string, grid: string | null, unit: string): ResponsibilityRule => ({
  kind: 'matter',
  classCode,
  grid,
  unit,
});
const check = (rules: readonly ResponsibilityRule[]) =>
  checkResponsibilities({
    classes: [
      { kind: 'matter', code: '01001' },
      { kind: 'matter', code: '02001' },
    ],
    grids: ['east', 'west'],
    units: new Set(['a', 'b']),
    rules,
  }).map(({ classCode, grid, issue, grids }) => [classCode, grid, issue, grids]);

describe('the responsibility table', () => {
  it('has a hole where neither the class nor its major class has a unit', () => {
    expect(check([rule('01', null, 'a')])).toEqual([['02001', null, 'hole', ['east', 'west']]]);
    expect(check([rule('01', null, 'a'), rule('02001', 'east', 'b')])).toEqual([
      ['02001', null, 'hole', ['west']],
    ]);
  });

  it('has a hole for reports without a grid when each grid alone has a unit', () => {
    const grids = [rule('02', 'east', 'a'), rule('02001', 'west', 'b')];
    expect(check([rule('01', null, 'a'), ...grids])).toEqual([['02001', null, 'hole', []]]);
  });

  it('counts nothing on units that are closed', () => {
    expect(check([rule('01', null, 'a'), rule('02', null, 'closed')])).toEqual([
      ['02001', null, 'hole', ['east', 'west']],
      ['02', null, 'closed-unit', []],
    ]);
  });

  it('names rules of classes that the catalogue has not', () => {
    const all = [rule('01', null, 'a'), rule('02', null, 'b')];
    expect(check([...all, rule('09009', 'east', 'a')])).toEqual([
      ['09009', 'east', 'unknown-class', []],
    ]);
  });

  it('names a class whose own rule overrules that of its major class in a grid', () => {
    const all = [rule('01', null, 'a'), rule('02', null, 'b'), rule('01001', null, 'a')];
    const overruled = rule('01', 'west', 'b');
    expect(check([...all, overruled])).toEqual([['01001', 'west', 'overridden', []]]);
    expect(check([...all, overruled, rule('01001', 'west', 'b')])).toEqual([]);
    expect(check([...all, rule('01', 'west', 'a')])).toEqual([]);
  });
});
