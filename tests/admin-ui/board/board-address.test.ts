import { describe, expect, it } from 'vitest';
import {
  listFilter,
  pressCell,
  readBoardAddress,
  writeBoardAddress,
  type Cell,
} from '../../../admin-ui/resources/board/board-address.ts';
import { matrixOf, toneOf } from '../../../admin-ui/resources/board/matrix-rows.ts';

const handle: Cell = { unit: 'u-1', stage: 'handle' };
const nowhere: Cell = { unit: null, stage: null };

describe('the address of the board', () => {
  it('comes back as it was written, cells of no unit and no stage included', () => {
    const address = {
      kind: 'village',
      urgency: 'critical',
      state: 'warn',
      card: 'orange',
      cells: [handle, nowhere],
      cases: ['c-1', 'c-2'],
    } as const;
    expect(readBoardAddress(writeBoardAddress(address))).toEqual(address);
  });

  it('leaves out what is unknown, and half a cell', () => {
    const search = new URLSearchParams(
      'kind=planet&urgency=normal&state=dead&unit=a&stage=x&unit=b',
    );
    expect(readBoardAddress(search)).toEqual({
      kind: undefined,
      urgency: undefined,
      state: 'overdue',
      card: undefined,
      cells: [],
      cases: [],
    });
  });

  it('asks for what it says', () => {
    const search = new URLSearchParams('unit=u-1&stage=handle&state=open');
    expect(JSON.parse(listFilter(readBoardAddress(search)))).toEqual({ cells: [handle] });
    const late = readBoardAddress(new URLSearchParams());
    expect(JSON.parse(listFilter(late))).toEqual({ clockState: 'overdue' });
    const red = readBoardAddress(new URLSearchParams('card=red&state=open'));
    expect(JSON.parse(listFilter(red))).toEqual({ card: 'red' });
  });
});

describe('a press on a cell', () => {
  it('takes it alone, a second one takes none', () => {
    expect(pressCell([], handle, false)).toEqual([handle]);
    expect(pressCell([handle], handle, false)).toEqual([]);
    expect(pressCell([handle], nowhere, false)).toEqual([nowhere]);
    expect(pressCell([handle, nowhere], handle, false)).toEqual([handle]);
  });
  it('with Ctrl joins the others, or leaves them', () => {
    expect(pressCell([handle], nowhere, true)).toEqual([handle, nowhere]);
    expect(pressCell([handle, nowhere], handle, true)).toEqual([nowhere]);
  });
});

const cell = (unit: string | null, stage: 'handle' | 'assess' | null, overdue: number) => ({
  unit: unit === null ? null : { id: unit, name: unit },
  unitKind: null,
  stage,
  open: 5,
  fine: 0,
  warn: 1,
  overdue,
  paused: 0,
  none: 0,
  undetermined: 0,
});

describe('the matrix', () => {
  it('has a row a unit with its sum, and columns beyond the loop only where something is', () => {
    const plain = matrixOf([cell('a', 'handle', 2)]);
    expect(plain.columns).not.toContain('assess');
    expect(plain.columns).not.toContain(null);
    const full = matrixOf([cell('a', 'handle', 2), cell('a', null, 1), cell(null, 'assess', 0)]);
    expect(full.columns.slice(-2)).toEqual(['assess', null]);
    expect(full.rows.map((row) => [row.unit?.id ?? null, row.sum])).toEqual([
      ['a', { overdue: 3, warn: 2, open: 10 }],
      [null, { overdue: 0, warn: 1, open: 5 }],
    ]);
  });
  it('calls the louder the more is overdue', () => {
    expect(toneOf({ overdue: 3, warn: 0, open: 3 })).toBe('many');
    expect(toneOf({ overdue: 2, warn: 9, open: 11 })).toBe('late');
    expect(toneOf({ overdue: 0, warn: 1, open: 1 })).toBe('warn');
    expect(toneOf({ overdue: 0, warn: 0, open: 1 })).toBe('calm');
    expect(toneOf({ overdue: 0, warn: 0, open: 0 })).toBe('nil');
  });
});
