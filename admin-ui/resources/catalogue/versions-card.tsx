import Button from '@mui/material/Button';
import type { CataloguePeriod, CatalogueVersions } from '../../../api/contract/catalogue.ts';
import { useWords } from '../../messages/use-words.ts';
import { PeriodLine } from './period-line.tsx';

interface VersionsCardProps {
  readonly versions: CatalogueVersions;
  readonly onCompare: (from: string, to: string) => void;
  /** Absent: the reader may not put one back. */
  readonly onPutBack: ((period: CataloguePeriod) => void) | null;
}

/** Every time in which a catalogue was in force, newest first: why, when, by whom. */
export function VersionsCard({ versions, onCompare, onPutBack }: VersionsCardProps) {
  const { t, number } = useWords();
  const known = new Map(versions.versions.map((version) => [version.id, version]));
  return (
    <section className="bh-card">
      <ul className="bh-lines bh-catalogue-versions">
        {versions.periods.map((period, index) => {
          const version = known.get(period.version);
          const before = versions.periods[index + 1];
          return (
            <li key={period.since}>
              <div className="bh-grow">
                <b>{period.note}</b>{' '}
                {period.until === null ? (
                  <span className="bh-tag ok">{t('catalogue.inForce')}</span>
                ) : null}
                <PeriodLine period={period} />
                {version === undefined ? null : (
                  <p className="bh-3 bh-sm">
                    {t('catalogue.counts', {
                      standard: version.standard,
                      classes: number(version.classes),
                      conditions: number(version.conditions),
                    })}
                  </p>
                )}
                <p className="bh-3 bh-xs bh-mono">{period.version}</p>
              </div>
              {onPutBack === null || period.version === versions.inForce ? null : (
                <Button
                  size="small"
                  variant="text"
                  onClick={() => {
                    onPutBack(period);
                  }}
                >
                  {t('catalogue.putBack')}
                  <span className="bh-sr"> {period.note}</span>
                </Button>
              )}
              {before === undefined ? null : (
                <Button
                  size="small"
                  variant="text"
                  onClick={() => {
                    onCompare(before.version, period.version);
                  }}
                >
                  {t('catalogue.compare')}
                  <span className="bh-sr"> {period.note}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
