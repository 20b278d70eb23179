import { describe, expect, it } from 'vitest';
import { treeMove, treeRows } from '../../../admin-ui/resources/organisation/unit-tree.ts';
import type { Unit } from '../../../api/contract/reference.ts';

const unit = (id: string, parentId: string | null, change: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  nameEn: '',
  kind: parentId === null ? 'centre' : 'department',
  parentId,
  active: true,
  version: 1,
  ...change,
});

const units = [
  unit('环卫组', '环卫所'),
  unit('旧站', '中心', { active: false }),
  unit('环卫所', '中心'),
  unit('和平村', '中心', { kind: 'village' }),
  unit('中心', null),
];
const all = { folded: new Set<string>(), text: '', closedToo: false };
const drawn = (change: Partial<typeof all> = {}) =>
  treeRows(units, { ...all, ...change }).map((row) => `${String(row.level)} ${row.unit.id}`);

describe('the tree of units', () => {
  it('stands in order, departments before villages, without what is closed', () => {
    expect(drawn()).toEqual(['1 中心', '2 环卫所', '3 环卫组', '2 和平村']);
    expect(drawn({ closedToo: true })).toContain('2 旧站');
  });

  it('hides what is folded, but not what is searched for, with all above it', () => {
    const folded = new Set(['环卫所']);
    expect(drawn({ folded })).toEqual(['1 中心', '2 环卫所', '2 和平村']);
    expect(drawn({ folded, text: ' 环卫组 ' })).toEqual(['1 中心', '2 环卫所', '3 环卫组']);
    expect(drawn({ text: 'nowhere' })).toEqual([]);
  });

  it.each([
    ['中心', 'ArrowDown', { kind: 'go', id: '环卫所' }],
    ['中心', 'ArrowUp', null],
    ['中心', 'ArrowLeft', { kind: 'fold', id: '中心' }],
    ['环卫所', 'ArrowRight', { kind: 'go', id: '环卫组' }],
    ['环卫组', 'ArrowRight', null],
    ['环卫组', 'ArrowLeft', { kind: 'go', id: '环卫所' }],
    ['环卫组', 'Home', { kind: 'go', id: '中心' }],
    ['环卫组', 'End', { kind: 'go', id: '和平村' }],
    ['环卫组', 'x', null],
    ['gone', 'ArrowDown', { kind: 'go', id: '中心' }],
  ])('goes from %s by %s to %o', (at, key, expected) => {
    expect(treeMove(treeRows(units, all), at, key)).toEqual(expected);
  });

  it('unfolds by the arrow to the right', () => {
    const rows = treeRows(units, { ...all, folded: new Set(['环卫所']) });
    expect(treeMove(rows, '环卫所', 'ArrowRight')).toEqual({ kind: 'unfold', id: '环卫所' });
  });
});
