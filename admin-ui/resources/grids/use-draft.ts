import { useState } from 'react';
import type { Grid } from '../../../api/contract/reference.ts';
import type { Ring } from '../../../domain/grids/ring.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { draftOf, parseDraft, type GridDraft } from './grid-draft.ts';
import { sheetOf } from './map-view.ts';
import { ringOf } from '../../../domain/grids/ring.ts';

export interface Drafting {
  readonly draft: GridDraft | null;
  readonly change: (draft: GridDraft) => void;
  readonly setRing: (ring: Ring) => void;
  readonly mayUndo: boolean;
  readonly undo: () => void;
  readonly edit: (grid: Grid) => void;
  readonly begin: (name: string, grids: readonly Grid[]) => void;
  readonly end: () => void;
}

/** A square in the middle of what is drawn, to be moved where it belongs. */
function firstRing(grids: readonly Grid[]): Ring {
  const sheet = sheetOf(grids.flatMap((grid) => ringOf(grid.polygon) ?? []));
  const half = Math.max(sheet.width, sheet.height) / 24;
  const { x, y } = { x: sheet.width / 2, y: sheet.height / 2 };
  return [
    { x: x - half, y: y + half },
    { x: x + half, y: y + half },
    { x: x + half, y: y - half },
    { x: x - half, y: y - half },
  ].map(sheet.toCorner);
}

const mostSteps = 100;

/**
 * The grid that is being drawn, kept on this device until it is saved or given up; with the steps of its border that
 * can be taken back while the page is open.
 */
export function useDraft(): Drafting {
  const [draft, setDraft] = useKeptTyping('grid', parseDraft);
  const [steps, setSteps] = useState<readonly Ring[]>([]);
  const begin = (next: GridDraft | null): void => {
    setDraft(next);
    setSteps([]);
  };
  return {
    draft,
    change: setDraft,
    setRing: (ring) => {
      if (draft === null) return;
      setSteps([...steps.slice(1 - mostSteps), draft.ring]);
      setDraft({ ...draft, ring });
    },
    mayUndo: steps.length > 0,
    undo: () => {
      const last = steps.at(-1);
      if (draft === null || last === undefined) return;
      setSteps(steps.slice(0, -1));
      setDraft({ ...draft, ring: last });
    },
    edit: (grid) => {
      begin(draftOf(grid));
    },
    begin: (name, grids) => {
      begin({ id: null, version: null, name, nameEn: '', unit: null, ring: firstRing(grids) });
    },
    end: () => {
      begin(null);
    },
  };
}
