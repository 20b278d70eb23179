import type {
  SavedView,
  SavedViewList,
  SavedViewQuery,
} from '../../../api/contract/saved-views.ts';
import { savedViewLimits } from '../../../api/contract/saved-views.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { changeSavedView, createSavedView, deleteSavedView } from './saved-view-operations.ts';
import { useRefreshSavedViews } from './use-saved-views.ts';

export interface SavedViewOperations {
  readonly create: (name: string, query: SavedViewQuery) => Promise<boolean>;
  readonly rename: (view: SavedView, name: string) => Promise<boolean>;
  readonly replace: (view: SavedView, query: SavedViewQuery) => Promise<boolean>;
  readonly remove: (view: SavedView) => Promise<boolean>;
}

/**
 * Desk operations without a reader: each is done at once and offers its way back. They answer whether
 * it was done; what was refused is said in a toast.
 */
export function useSavedViewOperations(list: SavedViewList): SavedViewOperations {
  const { t, code } = useWords();
  const toast = useToast();
  const refresh = useRefreshSavedViews();

  const attempt = async (run: () => Promise<void>): Promise<boolean> => {
    let done = true;
    try {
      await run();
    } catch (failure) {
      done = false;
      const problem = failureCode(failure);
      toast.error(
        problem === 'limit-exhausted'
          ? t('savedViews.full', { count: savedViewLimits.perList })
          : t('savedViews.failed', { reason: code('problem', problem) }),
      );
    }
    await refresh();
    return done;
  };
  const takeBack = (run: () => Promise<unknown>, name: string) => () =>
    void attempt(async () => {
      await run();
      toast.success(t('savedViews.undone', { name }));
    });
  const change = (
    view: SavedView,
    { name, query }: Pick<SavedView, 'name' | 'query'>,
    words: 'savedViews.renamed' | 'savedViews.replaced',
  ): Promise<boolean> =>
    attempt(async () => {
      const { version } = await changeSavedView(view.id, { name, query, version: view.version });
      const before = { name: view.name, query: view.query, version };
      toast.undoable(
        t(words, { name }),
        takeBack(() => changeSavedView(view.id, before), view.name),
      );
    });

  return {
    create: (name, query) =>
      attempt(async () => {
        const created = await createSavedView({ list, name, query });
        toast.undoable(
          t('savedViews.created', { name: created.name }),
          takeBack(() => deleteSavedView(created.id), created.name),
        );
      }),
    rename: (view, name) => change(view, { name, query: view.query }, 'savedViews.renamed'),
    replace: (view, query) => change(view, { name: view.name, query }, 'savedViews.replaced'),
    remove: (view) =>
      attempt(async () => {
        await deleteSavedView(view.id);
        const { name, query } = view;
        toast.undoable(
          t('savedViews.removed', { name }),
          takeBack(() => createSavedView({ list, name, query }), name),
        );
      }),
  };
}
