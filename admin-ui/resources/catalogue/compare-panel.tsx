import { useId } from 'react';
import type { CatalogueVersions } from '../../../api/contract/catalogue.ts';
import { compareCatalogues, type ClassChange } from '../../../domain/catalogue/compare-classes.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { PageFailed, PageWaiting } from '../../layout/admin-page.tsx';
import { SidePanel } from '../../layout/side-panel.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useVersion } from './catalogue-queries.ts';
import { ClassChangeLine } from './class-change.tsx';

interface VersionChoiceProps {
  readonly label: string;
  readonly versions: CatalogueVersions;
  readonly value: string;
  readonly onChange: (version: string) => void;
}

/** A version by when it came in force last. */
function VersionChoice({ label, versions, value, onChange }: VersionChoiceProps) {
  const id = useId();
  const rule = useDateRule();
  const last = new Map(
    versions.periods.toReversed().map((period) => [period.version, period] as const),
  );
  return (
    <div className="bh-field">
      <label className="bh-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="bh-catalogue-version"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {[...last.values()].toReversed().map((period) => (
          <option key={period.version} value={period.version}>
            {dateWords(Date.parse(period.since), rule)} · {period.note}
          </option>
        ))}
      </select>
    </div>
  );
}

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

interface ComparePanelProps {
  readonly versions: CatalogueVersions;
  readonly from: string;
  readonly to: string;
  readonly onChoose: (from: string, to: string) => void;
  readonly onClose: () => void;
}

/** What was added, changed and retired from one version to another, in words. */
export function ComparePanel({ versions, from, to, onChoose, onClose }: ComparePanelProps) {
  const { t } = useWords();
  const before = useVersion(from);
  const after = useVersion(to);
  const failure = before.error ?? after.error;
  return (
    <SidePanel title={t('catalogue.compareTitle')} onClose={onClose}>
      <VersionChoice
        label={t('catalogue.from')}
        versions={versions}
        value={from}
        onChange={(version) => {
          onChoose(version, to);
        }}
      />
      <VersionChoice
        label={t('catalogue.to')}
        versions={versions}
        value={to}
        onChange={(version) => {
          onChoose(from, version);
        }}
      />
      {failure === null ? null : (
        <PageFailed
          failure={failure}
          retry={() => {
            void before.refetch();
            void after.refetch();
          }}
        />
      )}
      {before.data === undefined || after.data === undefined ? (
        failure === null && <PageWaiting />
      ) : (
        <Changes changes={compareCatalogues(before.data, after.data)} />
      )}
    </SidePanel>
  );
}
