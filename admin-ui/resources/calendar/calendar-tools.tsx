import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { withYear } from './calendar-draft.ts';
import { NoticeFile } from './notice-file.tsx';
import type { CalendarDrafting } from './use-calendar-draft.ts';
import { countsOf, dayKinds, type Years } from './year-days.ts';

function Legend({ years, year }: { readonly years: Years; readonly year: number }) {
  const { t, number } = useWords();
  const counts = countsOf(years, year);
  return (
    <ul className="bh-legend">
      {dayKinds.map((kind) => (
        <li key={kind}>
          <span className={`day ${kind}`} aria-hidden="true">
            {kind === 'holiday' || kind === 'makeUp' ? t(`calendar.mark.${kind}`) : ''}
          </span>
          {t('calendar.kindCount', {
            kind: t(`calendar.kind.${kind}`),
            count: number(counts[kind]),
          })}
        </li>
      ))}
    </ul>
  );
}

interface ToolsProps {
  readonly drafting: CalendarDrafting;
  readonly year: number;
  readonly onYear: (year: number) => void;
}

function Edit({ drafting, onYear }: Omit<ToolsProps, 'year'>) {
  const { t } = useWords();
  const { draft, inForce, shown, begin, change } = drafting;
  return (
    <>
      <NoticeFile
        onNotice={(notice) => {
          const source = notice.papers.join(' ') || notice.fileName;
          change(withYear(begin(), notice.year, { ...notice, source }));
          onYear(notice.year);
        }}
      />
      {draft === null ? (
        <Button
          onClick={() => {
            change(begin());
          }}
        >
          {t(shown === inForce ? 'calendar.edit' : 'calendar.takeUp')}
        </Button>
      ) : null}
    </>
  );
}

/** From year to year, what the colors mean, how a draft begins. */
export function CalendarTools({ drafting, year, onYear }: ToolsProps) {
  const { t } = useWords();
  const mayWrite = useSession().permissions.includes('calendar.write');
  const { years } = drafting.content;
  return (
    <>
      <span className="bh-row">
        <IconButton
          aria-label={t('calendar.previousYear')}
          onClick={() => {
            onYear(year - 1);
          }}
        >
          <ChevronLeft fontSize="small" />
        </IconButton>
        <b className="bh-year-name">{t('calendar.year', { year })}</b>
        <IconButton
          aria-label={t('calendar.nextYear')}
          onClick={() => {
            onYear(year + 1);
          }}
        >
          <ChevronRight fontSize="small" />
        </IconButton>
      </span>
      {years[String(year)] === undefined ? null : <Legend years={years} year={year} />}
      <span className="bh-grow" />
      {mayWrite ? (
        <Edit drafting={drafting} onYear={onYear} />
      ) : (
        <span className="bh-3 bh-sm">{t('calendar.readOnly')}</span>
      )}
    </>
  );
}
