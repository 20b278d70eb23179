import { type ReactNode, useState } from 'react';
import type { CataloguePeriod } from '../../../api/contract/catalogue.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { useChange } from '../organisation/use-change.ts';
import { useChangeCatalogue, usePutBackVersion, type ShownClass } from './catalogue-queries.ts';
import { ClassDialog } from './class-dialog.tsx';
import { writtenOf } from './class-draft.ts';
import type { ClassAct } from './class-panel.tsx';
import { PutBackDialog } from './put-back-dialog.tsx';
import { RetireDialog } from './retire-dialog.tsx';

type Wanted =
  | { readonly act: 'add' }
  | { readonly act: 'put-back'; readonly period: CataloguePeriod }
  | { readonly act: ClassAct; readonly of: ShownClass; readonly open: number };

interface CatalogueChange {
  readonly want: (wanted: Wanted) => void;
  readonly dialog: ReactNode;
}

/** The dialog that is open over the page, if any, and what it sends. */
export function useCatalogueChange(
  inForce: string | null,
  classes: readonly ShownClass[],
): CatalogueChange {
  const { t } = useWords();
  const toast = useToast();
  const change = useChange();
  const send = useChangeCatalogue();
  const putBack = usePutBackVersion();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const close = (): void => {
    change.forget();
    setWanted(null);
  };
  const base = inForce ?? '-';
  const finish = async (act: () => Promise<void>, done: () => void): Promise<void> => {
    if (!(await change.run(act))) return;
    done();
    toast.success(t('catalogue.done'));
    close();
  };
  const run = async (
    body: Omit<Parameters<typeof send>[0], 'base'>,
    done: () => void,
  ): Promise<void> => finish(() => send({ base, ...body }), done);
  const dialog = (): ReactNode => {
    if (wanted === null) return null;
    if (wanted.act === 'put-back') {
      const { period } = wanted;
      return (
        <PutBackDialog
          period={period}
          inForce={base}
          change={change}
          onSubmit={(note, done) =>
            void finish(() => putBack(period.version, { base, note }), done)
          }
          onClose={close}
        />
      );
    }
    if (wanted.act === 'retire' || wanted.act === 'restore') {
      const { act, of, open } = wanted;
      const key = { kind: of.kind, code: of.code };
      return (
        <RetireDialog
          of={of}
          act={act}
          open={open}
          change={change}
          onSubmit={(note, done) => void run({ note, [act]: [key] }, done)}
          onClose={close}
        />
      );
    }
    // What is there now, should somebody have changed it meanwhile.
    const before =
      wanted.act === 'add'
        ? null
        : (classes.find(({ kind, code }) => kind === wanted.of.kind && code === wanted.of.code) ??
          wanted.of);
    return (
      <ClassDialog
        before={before}
        change={change}
        onSubmit={(draft, note, done) => void run({ note, put: [writtenOf(draft)] }, done)}
        onClose={close}
      />
    );
  };
  return { want: setWanted, dialog: dialog() };
}
