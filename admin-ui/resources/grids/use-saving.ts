import type { SavedGrid } from '../../../api/contract/grids.ts';
import type { Grid } from '../../../api/contract/reference.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { useChange, type Changing } from '../organisation/use-change.ts';
import { draftOf, savedOf } from './grid-draft.ts';
import { saveGrids, setGridOpen } from './grid-queries.ts';

/** Those that were there go back to what they were; those that are new are closed. */
async function takeBack(saved: readonly Grid[], before: readonly Grid[]): Promise<void> {
  const changed = saved.flatMap((grid) => {
    const former = before.find(({ id }) => id === grid.id);
    const wanted = former === undefined ? null : savedOf(draftOf(former));
    return wanted === null ? [] : [{ ...wanted, version: grid.version }];
  });
  if (changed.length > 0) await saveGrids(changed);
  for (const grid of saved.filter(({ id }) => before.every((former) => former.id !== id)))
    await setGridOpen(grid.id, false, grid.version);
}

/** Saves grids and offers to take it back. */
export function useSaving(before: readonly Grid[]): {
  readonly change: Changing;
  readonly save: (
    wanted: readonly SavedGrid[],
    done: (saved: readonly Grid[]) => void,
  ) => Promise<void>;
} {
  const { t, number } = useWords();
  const toast = useToast();
  const change = useChange();
  return {
    change,
    save: async (wanted, done) => {
      let saved: readonly Grid[] = [];
      const good = await change.run(async () => {
        saved = await saveGrids(wanted);
      });
      if (!good) return;
      done(saved);
      const count = saved.length;
      toast.undoable(t('grids.saved', { smart_count: count, count: number(count) }), () => {
        void change.run(async () => takeBack(saved, before));
      });
    },
  };
}
