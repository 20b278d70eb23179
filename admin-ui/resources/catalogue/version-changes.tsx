import { compareCatalogues, type ClassChange } from '../../../domain/catalogue/compare-classes.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useVersion } from './catalogue-queries.ts';
import { ClassChangeLine } from './class-change.tsx';

function Changes({ changes }: { readonly changes: readonly ClassChange[] }) {
  const { t, number } = useWords();
  const count = (wanted: ClassChange['change']): string =>
    number(changes.filter(({ change }) => change === wanted).length);
  if (changes.length === 0) return <p className="bh-2">{t('catalogue.same')}</p>;
  return (
    <>
      <p className="bh-2">
        {t('catalogue.changeCounts', {
          added: count('added'),
          changed: count('changed'),
          retired: count('retired'),
        })}
      </p>
      <ul className="bh-lines">
        {changes.map((change) => (
          <ClassChangeLine key={`${change.kind} ${change.code}`} change={change} />
        ))}
      </ul>
    </>
  );
}

interface VersionChangesProps {
  readonly from: string;
  readonly to: string;
}

/** What is added, changed and retired from one version to another, in words. */
export function VersionChanges({ from, to }: VersionChangesProps) {
  const before = useVersion(from);
  const after = useVersion(to);
  if (before.data === undefined || after.data === undefined)
    return <PagePending asked={[before, after]} />;
  return <Changes changes={compareCatalogues(before.data, after.data)} />;
}
