import Button from '@mui/material/Button';
import { useSearchParams } from 'react-router';
import type { CalendarVersion } from '../../../api/contract/calendar.ts';
import { dayNumber } from '../../../domain/calendar/day-number.ts';
import { useZone } from '../../clocks/deployment-zone.ts';
import { useServerMinute } from '../../clocks/use-ticking.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { type CalendarDraft, withDay, withYear } from './calendar-draft.ts';
import { useCalendarVersions } from './calendar-queries.ts';
import { CalendarTools } from './calendar-tools.tsx';
import { CountingCard } from './counting-card.tsx';
import { DraftBar } from './draft-bar.tsx';
import { PreviewCard } from './preview-card.tsx';
import { type CalendarDrafting, useCalendarDraft } from './use-calendar-draft.ts';
import { VersionsCard } from './versions-card.tsx';
import { YearView } from './year-view.tsx';
import './calendar.css';

/** The date of today in the zone of the centre. */
function useToday(): string {
  const number = dayNumber(useServerMinute(), useZone());
  return `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6)}`;
}

interface MissingProps {
  readonly year: number;
  readonly onBegin: (() => void) | null;
}

/** A year without data is never guessed. */
function YearMissing({ year, onBegin }: MissingProps) {
  const { t } = useWords();
  return (
    <section className="bh-page-nothing">
      <h2>{t('calendar.missing', { year })}</h2>
      <p className="bh-2">{t('calendar.missingText')}</p>
      {onBegin === null ? (
        <p className="bh-3">{t('calendar.missingAsk')}</p>
      ) : (
        <Button onClick={onBegin}>{t('calendar.beginYear', { year })}</Button>
      )}
    </section>
  );
}

/** What of the page stands in the address: the year. */
function useYear(today: string): readonly [number, (year: number) => void] {
  const [search, setSearch] = useSearchParams();
  const wanted = Number(search.get('year') ?? today.slice(0, 4));
  const year = Number.isInteger(wanted) && wanted >= 1970 && wanted <= 9998 ? wanted : 1970;
  return [
    year,
    (next) => {
      setSearch({ year: String(next) }, { replace: true });
    },
  ];
}

interface DraftProps {
  readonly drafting: CalendarDrafting;
  readonly draft: CalendarDraft;
}

function Draft({ drafting, draft }: DraftProps) {
  const { inForce, changed, change, preview, run, cite, put } = drafting;
  return (
    <>
      <DraftBar
        draft={draft}
        inForce={inForce}
        changed={changed.length}
        onPreview={() => void run(draft)}
        onGiveUp={() => {
          change(null);
        }}
        onRenew={() => {
          change({ ...draft, base: inForce?.id ?? null });
        }}
      />
      {preview === null ? null : (
        <PreviewCard
          preview={preview}
          source={draft.source}
          onSource={cite}
          onAgain={() => void run(draft)}
          onPutInForce={put}
        />
      )}
    </>
  );
}

interface DaysProps {
  readonly drafting: CalendarDrafting;
  readonly year: number;
  readonly today: string;
}

function Days({ drafting, year, today }: DaysProps) {
  const mayWrite = useSession().permissions.includes('calendar.write');
  const { draft, content, changed, begin, change } = drafting;
  if (content.years[String(year)] === undefined) {
    const beginYear = (): void => {
      change(withYear(begin(), year, { off: [], work: [], source: '' }));
    };
    return <YearMissing year={year} onBegin={mayWrite ? beginYear : null} />;
  }
  return (
    <YearView
      year={year}
      years={content.years}
      today={today}
      changed={new Set(changed)}
      onDay={
        draft === null
          ? null
          : (date, kind) => {
              change(withDay(draft, date, kind));
            }
      }
    />
  );
}

function Calendar({ versions }: { readonly versions: readonly CalendarVersion[] }) {
  const { t } = useWords();
  const today = useToday();
  const [year, setYear] = useYear(today);
  const drafting = useCalendarDraft(versions);
  const { draft, content, change, inForce, shown, show } = drafting;
  return (
    <AdminPage
      title={t('calendar.title')}
      note={inForce?.source}
      tools={<CalendarTools drafting={drafting} year={year} onYear={setYear} />}
    >
      {draft === null ? null : <Draft drafting={drafting} draft={draft} />}
      <div className="bh-calendar">
        <section className="bh-card" aria-label={t('calendar.year', { year })}>
          <Days drafting={drafting} year={year} today={today} />
        </section>
        <aside>
          <CountingCard
            officeHours={content.officeHours}
            workDayRule={content.workDayRule}
            onChange={
              draft === null
                ? null
                : (counting) => {
                    change({ ...draft, ...counting });
                  }
            }
          />
          <VersionsCard versions={versions} shown={shown?.id ?? null} onShow={show} />
        </aside>
      </div>
    </AdminPage>
  );
}

/** The working calendar: a year of days, versions, a draft with the due times that it moves. */
export function CalendarPage() {
  const { t } = useWords();
  const query = useCalendarVersions();
  const { data } = query;
  if (data !== undefined) return <Calendar versions={data.data} />;
  return (
    <AdminPage title={t('calendar.title')}>
      <PagePending asked={[query]} />
    </AdminPage>
  );
}
