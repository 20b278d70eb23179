import { describe, expect, it } from 'vitest';
import { readUnits, type UnitRecord } from '../../../api/jobs/units/read-units.ts';

const known = new Map<string, UnitRecord>([
  [
    'u-centre',
    {
      id: 'u-centre',
      name: '中心',
      nameEn: 'Centre',
      kind: 'centre',
      parentId: null,
      active: true,
    },
  ],
]);

const read = (rows: readonly Record<string, string>[]): ReturnType<typeof readUnits> =>
  readUnits(
    rows.map((values, index) => ({ number: index + 1, values, problem: null })),
    known,
  );

const refusals = (
  rows: readonly Record<string, string>[],
): readonly (readonly [number, readonly string[]])[] =>
  read(rows).rejections.map((rejection) => [rejection.row.number, rejection.reasons]);

const below = (id: string, parent: string): Record<string, string> => ({
  id,
  name: id,
  kind: 'department',
  parent,
});

describe('readUnits', () => {
  it('reads English and Chinese headings, parents below their children too', () => {
    const { units, rejections } = read([
      { 编号: 'u-2', 名称: '村', 类型: '村(社区)', 上级: 'u-1', 启用: '否' },
      {
        id: 'u-1',
        name: 'Office',
        name_en: 'The office',
        kind: 'department',
        parent_id: 'u-centre',
      },
    ]);
    expect(rejections).toEqual([]);
    expect(units.map(({ unit }) => unit)).toEqual([
      { id: 'u-2', name: '村', nameEn: '村', kind: 'village', parentId: 'u-1', active: false },
      {
        id: 'u-1',
        name: 'Office',
        nameEn: 'The office',
        kind: 'department',
        parentId: 'u-centre',
        active: true,
      },
    ]);
  });

  it('says what is wrong with each row', () => {
    const base = { id: 'u-1', name: 'n', kind: 'department' };
    expect(
      refusals([
        { ...base, id: '' },
        { ...base, id: 'a b' },
        { ...base, id: 'u-3', name: '' },
        { ...base, id: 'u-4', kind: 'club' },
        { ...base, id: 'u-5', active: 'maybe' },
        { ...base, id: 'u-6' },
        { ...base, id: 'u-6' },
        { ...base, id: 'u-7', parent: 'u-none' },
      ]),
    ).toEqual([
      [1, ['id-missing']],
      [2, ['id-invalid']],
      [3, ['name-missing']],
      [4, ['kind-unknown']],
      [5, ['active-unreadable']],
      [7, ['id-twice']],
      [8, ['parent-unknown']],
    ]);
  });

  it('refuses a ring, and what hung below a refused unit', () => {
    expect(refusals([below('a', 'b'), below('b', 'a'), below('c', 'x'), below('d', 'c')])).toEqual([
      [1, ['parent-is-below']],
      [2, ['parent-unknown']],
      [3, ['parent-unknown']],
      [4, ['parent-unknown']],
    ]);
  });
});
