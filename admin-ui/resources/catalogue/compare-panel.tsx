import type { CatalogueVersions } from '../../../api/contract/catalogue.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { useWords } from '../../messages/use-words.ts';
import { ClassChoice } from './condition-edit.tsx';
import { usePeriodStart } from './use-period-start.ts';
import { VersionChanges } from './version-changes.tsx';

interface VersionChoiceProps {
  readonly label: string;
  readonly versions: CatalogueVersions;
  readonly value: string;
  readonly onChange: (version: string) => void;
}

/** A version by when it came in force last. */
function VersionChoice({ label, versions, value, onChange }: VersionChoiceProps) {
  const start = usePeriodStart();
  const last = new Map(
    versions.periods.toReversed().map((period) => [period.version, period] as const),
  );
  const wordsOf = (version: string): string => {
    const period = last.get(version);
    return period === undefined ? '' : `${start(period)} · ${period.note}`;
  };
  return (
    <ClassChoice
      label={label}
      value={value}
      choices={[...last.keys()].toReversed()}
      wordOf={wordsOf}
      onChange={onChange}
    />
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
      <VersionChanges from={from} to={to} />
    </SidePanel>
  );
}
