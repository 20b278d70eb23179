import { describe, expect, it } from 'vitest';
import { spotAfter, spotsOf } from '../../../admin-ui/resources/responsibilities/cell-area.ts';
import {
  byWords,
  pastedCells,
  type PasteContext,
} from '../../../admin-ui/resources/responsibilities/pasted-cells.ts';
import { cellViews } from '../../../admin-ui/resources/responsibilities/table-rows.ts';
import { changesOf } from '../../../admin-ui/resources/responsibilities/use-cells-change.ts';

const matter = (classCode: string, grid: string | null, unit: string) => ({
  kind: 'matter' as const,
  classCode,
  grid,
  unit,
});

const context: PasteContext = {
  classOf: byWords([
    [['01001', '暴露垃圾'], { kind: 'matter', classCode: '01001' }],
    [['01002', '占道经营'], { kind: 'matter', classCode: '01002' }],
    [['01002'], { kind: 'component', classCode: '01002' }],
  ]),
  gridOf: byWords<string | null>([
    [['东网格'], 'east'],
    [['全部网格'], null],
  ]),
  unitOf: byWords([
    [['市政'], 'municipal'],
    [['环卫'], 'cleaning'],
  ]),
  cellAt: (row, column) =>
    row < 2 && column < 2 ? matter(`0100${row + 1}`, column === 0 ? null : 'east', '') : undefined,
};

describe('what is pasted', () => {
  it('is a list when its lines begin with a class', () => {
    const text = '01001\t全部网格\t市政\r\n占道经营\t东网格\t环卫\r\n\r\n01001\t西网格\t市政\r\n';
    expect(pastedCells(text, context)).toEqual({
      cells: [matter('01001', null, 'municipal'), matter('01002', 'east', 'cleaning')],
      faults: [{ line: 4, text: '01001 西网格 市政', fault: 'grid' }],
    });
  });

  it('does not guess between a component and a matter of the same code', () => {
    expect(pastedCells('01001\t市政\n01001\t环卫\n01002\t市政', context)).toEqual({
      cells: [matter('01001', null, 'cleaning')],
      faults: [{ line: 3, text: '01002 市政', fault: 'class' }],
    });
  });

  it('is else laid over the table from the chosen cell on, empty fields left alone', () => {
    expect(pastedCells('市政\t\n\t环卫\t市政\n<b>x</b>', context)).toEqual({
      cells: [matter('01001', null, 'municipal'), matter('01002', 'east', 'cleaning')],
      faults: [
        { line: 2, text: '市政', fault: 'outside' },
        { line: 3, text: '<b>x</b>', fault: 'outside' },
      ],
    });
    expect(pastedCells('𠮷野家', context).faults).toEqual([
      { line: 1, text: '𠮷野家', fault: 'unit' },
    ]);
  });
});

describe('cells', () => {
  it('show their own unit, else the one that the dispatcher is proposed, and where it comes from', () => {
    const viewOf = cellViews(
      [
        matter('01', null, 'a'),
        matter('01', 'east', 'b'),
        matter('01001', 'west', 'c'),
        matter('01002', null, 'closed'),
      ],
      new Set(['a', 'b', 'c']),
    );
    const at = (code: string, grid: string | null) =>
      viewOf({ kind: 'matter', code, level: code.length === 2 ? 'major' : 'class' }, grid);
    expect(at('01', 'west')).toEqual({ own: null, unit: 'a', from: 'major' });
    expect(at('01001', 'east')).toEqual({ own: null, unit: 'b', from: 'major-and-grid' });
    expect(at('01001', 'west')).toEqual({ own: 'c', unit: 'c', from: null });
    expect(at('01001', null)).toEqual({ own: null, unit: 'a', from: 'major' });
    expect(at('01002', null)).toEqual({ own: 'closed', unit: 'closed', from: null });
    expect(at('01002', 'west')).toEqual({ own: null, unit: 'a', from: 'major' });
    expect(at('02001', null)).toEqual({ own: null, unit: null, from: null });
  });

  it('are sent only where something changes, with what stood there', () => {
    const rules = [matter('01001', null, 'a'), matter('01002', 'east', 'b')];
    expect(
      changesOf(rules, [
        matter('01001', null, 'a'),
        { ...matter('01002', 'east', ''), unit: null },
        matter('01003', null, 'c'),
      ]),
    ).toEqual([
      { kind: 'matter', classCode: '01002', grid: 'east', before: 'b' },
      { kind: 'matter', classCode: '01003', unit: 'c' },
    ]);
  });

  it('are chosen as rectangles, by keys that stay within the table', () => {
    const area = { from: { row: 2, column: 1 }, to: { row: 1, column: 0 } };
    expect(spotsOf(area).map(({ row, column }) => [row, column])).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
    const bounds = { rows: 3, columns: 2 };
    const at = { row: 2, column: 1 };
    expect(spotAfter(at, 'ArrowDown', false, bounds)).toEqual(at);
    expect(spotAfter(at, 'Home', true, bounds)).toEqual({ row: 0, column: 0 });
    expect(spotAfter(at, 'x', false, bounds)).toBeNull();
  });
});
