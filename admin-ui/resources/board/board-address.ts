import { stages } from '../../../domain/stages.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';
import type { BoardQuery } from '../../../api/contract/board.ts';

export const unitKinds = ['centre', 'department', 'village'] as const;
export const boardUrgencies = ['urgent', 'critical'] as const;
/** Which tasks the list shows: all that are open, or those of one state. */
const boardStates = ['overdue', 'warn', 'paused', 'open'] as const;
export type BoardState = (typeof boardStates)[number];

/** A cell of the board; null: tasks of no unit, of no stage. */
export interface Cell {
  readonly unit: string | null;
  readonly stage: string | null;
}

/** What the address of the board says; everything shareable stands in it (screens section 3). */
export interface BoardAddress {
  readonly kind: BoardQuery['kind'];
  readonly urgency: BoardQuery['urgency'];
  readonly state: BoardState;
  /** Only tasks of cases with an open card of the level. */
  readonly card: CardLevel | undefined;
  readonly cells: readonly Cell[];
  /** Only tasks of these cases: those that a forecast speaks of. */
  readonly cases: readonly string[];
}

const mostCells = 100;

const knownStage = (text: string | undefined): boolean =>
  text === '' || stages.some((stage) => stage === text);

/** Units and stages stand in pairs; half a pair, and what is unknown, is left out. */
function cellsOf(search: URLSearchParams): readonly Cell[] {
  const stageOf = search.getAll('stage');
  return search
    .getAll('unit')
    .slice(0, mostCells)
    .flatMap((unit, index) => {
      const stage = stageOf[index];
      return stage === undefined || !knownStage(stage)
        ? []
        : [{ unit: unit === '' ? null : unit, stage: stage === '' ? null : stage }];
    });
}

export function readBoardAddress(search: URLSearchParams): BoardAddress {
  return {
    kind: unitKinds.find((kind) => kind === search.get('kind')),
    urgency: boardUrgencies.find((urgency) => urgency === search.get('urgency')),
    state: boardStates.find((state) => state === search.get('state')) ?? 'overdue',
    card: cardLevels.find((level) => level === search.get('card')),
    cells: cellsOf(search),
    cases: search.getAll('case').slice(0, mostCells),
  };
}

export function writeBoardAddress(address: BoardAddress): URLSearchParams {
  const search = new URLSearchParams();
  if (address.kind !== undefined) search.set('kind', address.kind);
  if (address.urgency !== undefined) search.set('urgency', address.urgency);
  if (address.state !== 'overdue') search.set('state', address.state);
  if (address.card !== undefined) search.set('card', address.card);
  for (const { unit, stage } of address.cells) {
    search.append('unit', unit ?? '');
    search.append('stage', stage ?? '');
  }
  for (const id of address.cases) search.append('case', id);
  return search;
}

export const sameCell = (one: Cell, other: Cell): boolean =>
  one.unit === other.unit && one.stage === other.stage;

/** A press takes the cell alone, or none when it was alone; with Ctrl it joins the others or leaves them. */
export function pressCell(cells: readonly Cell[], cell: Cell, together: boolean): readonly Cell[] {
  const others = cells.filter((each) => !sameCell(each, cell));
  const was = others.length < cells.length;
  if (together) return was ? others : [...cells, cell].slice(-mostCells);
  return was && others.length === 0 ? [] : [cell];
}

/** The filter of `GET /api/board/tasks`. */
export function listFilter({ kind, urgency, state, card, cells, cases }: BoardAddress): string {
  return JSON.stringify({
    ...(kind === undefined ? {} : { kind }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(state === 'open' ? {} : { clockState: state }),
    ...(card === undefined ? {} : { card }),
    ...(cells.length === 0 ? {} : { cells }),
    ...(cases.length === 0 ? {} : { caseId: cases }),
  });
}
