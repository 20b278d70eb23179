import Button from '@mui/material/Button';
import type { CalendarVersion } from '../../../api/contract/calendar.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

type Period = CalendarVersion['periods'][number];

/** How far the open cases are with a version that was put in force. */
function Progress({ period }: { readonly period: Period }) {
  const { t, number } = useWords();
  if (period.waiting === 0) return null;
  const done = Math.max(0, period.cases - period.waiting);
  return (
    <label className="progress bh-sm">
      {t('calendar.judging', { done: number(done), total: number(period.cases) })}
      <progress max={period.cases} value={done} />
    </label>
  );
}

function PeriodLine({ period }: { readonly period: Period }) {
  const { t, name, number } = useWords();
  const rule = useDateRule();
  const since = dateWords(Date.parse(period.since), rule);
  return (
    <div>
      <p className="bh-3 bh-sm">
        {period.until === null
          ? t('calendar.since', { since })
          : t('calendar.sinceUntil', { since, until: dateWords(Date.parse(period.until), rule) })}
        {period.by === null ? '' : ` · ${name(period.by)}`}
        {period.cases === 0 ? '' : ` · ${t('calendar.cases', { count: number(period.cases) })}`}
      </p>
      <Progress period={period} />
    </div>
  );
}

interface VersionsProps {
  readonly versions: readonly CalendarVersion[];
  readonly shown: string | null;
  readonly onShow: (version: CalendarVersion) => void;
}

/** Every version with when it was in force; any of them can be looked at. */
export function VersionsCard({ versions, shown, onShow }: VersionsProps) {
  const { t } = useWords();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('calendar.versions')}</h2>
      </header>
      <ul className="bh-lines body">
        {versions.map((version) => (
          <li key={version.id}>
            <span className="bh-grow">
              <b>{version.source}</b>{' '}
              {version.inForce ? <span className="bh-tag ok">{t('calendar.inForce')}</span> : null}
              <div className="bh-3 bh-xs bh-mono">{version.id}</div>
              {version.periods.map((period) => (
                <PeriodLine key={period.since} period={period} />
              ))}
            </span>
            <Button
              size="small"
              variant="text"
              disabled={shown === version.id}
              onClick={() => {
                onShow(version);
              }}
            >
              {t('calendar.show')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
