import type { Grid } from '../../../api/contract/reference.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { ReadGrids } from './geojson.ts';
import { savedOf } from './grid-draft.ts';
import { useSaving } from './use-saving.ts';

const shownRefused = 50;

interface ImportDialogProps {
  readonly file: string;
  readonly read: ReadGrids;
  readonly before: readonly Grid[];
  readonly onClose: () => void;
}

/** What a file of grids would make and change, and what of it is refused; nothing is written before. */
export function ImportDialog({ file, read, before, onClose }: ImportDialogProps) {
  const { t, number } = useWords();
  const { change, save } = useSaving(before);
  const { drafts, same, refused } = read;
  const counted = (count: number) => ({ smart_count: count, count: number(count) });
  const named = (of: typeof drafts): string =>
    of.map(({ name }) => name).join(t('grids.file.comma'));
  const fresh = drafts.filter(({ id }) => id === null);
  const changed = drafts.filter(({ id }) => id !== null);
  return (
    <ChangeDialog
      title={t('grids.file.title', { file })}
      verb={
        drafts.length === 0 ? t('grids.file.nothing') : t('grids.file.verb', counted(drafts.length))
      }
      change={change}
      ready={drafts.length > 0}
      onSubmit={() =>
        void save(
          drafts.flatMap((draft) => savedOf(draft) ?? []),
          onClose,
        )
      }
      onClose={onClose}
    >
      {fresh.length === 0 ? null : (
        <p>{t('grids.file.new', { ...counted(fresh.length), names: named(fresh) })}</p>
      )}
      {changed.length === 0 ? null : (
        <p>{t('grids.file.changed', { ...counted(changed.length), names: named(changed) })}</p>
      )}
      {same === 0 ? null : <p className="bh-3">{t('grids.file.same', counted(same))}</p>}
      {refused.length === 0 ? null : (
        <section className="bh-file-refused">
          <h3>{t('grids.file.refused', counted(refused.length))}</h3>
          <ul>
            {refused.slice(0, shownRefused).map(({ place, name, why }) => (
              <li key={place}>
                {t('grids.file.line', { place, name, why: t(`grids.file.why.${why}`) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {Object.values(change.refusal?.at ?? {}).map((why) => (
        <p key={why} className="bh-field-error" role="alert">
          {why}
        </p>
      ))}
      <p className="bh-notice">{t('grids.effect')}</p>
    </ChangeDialog>
  );
}
