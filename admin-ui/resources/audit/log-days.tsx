import { useRef } from 'react';
import type { SecurityEvent } from '../../../api/contract/audit.ts';
import {
  dayHeadWords,
  ledgerTimeWords,
  timeWithSeconds,
  wallDay,
  type DateRule,
} from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useRowKeys } from '../../layout/keyboard/use-row-keys.ts';
import { useWords } from '../../messages/use-words.ts';
import { useEntryWords, type WordedFact } from './use-entry-words.ts';

const columns = ['time', 'event', 'who', 'what'] as const;

/** So many details stand in a row; the entry has all of them. */
const factsInRow = 3;

/** Ids and hashes, which say nothing at a glance. */
const quiet: ReadonlySet<string> = new Set([
  'draft',
  'job',
  'file',
  'hash',
  'message',
  'method',
  'check',
]);

const factText = ({ label, value, before }: WordedFact): string =>
  before === undefined ? `${label} ${value}` : `${label} ${before} → ${value}`;

interface RowProps {
  readonly entry: SecurityEvent;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

function Row({ entry, open, onOpen }: RowProps) {
  const { t } = useWords();
  const words = useEntryWords();
  const { zone } = useDateRule();
  const at = Date.parse(entry.recordedAt);
  const about = words.about(entry);
  const facts = words
    .facts(entry)
    .filter(({ name }) => !quiet.has(name))
    .slice(0, factsInRow)
    .map(factText);
  return (
    <li>
      <button
        type="button"
        className={open ? 'row on' : 'row'}
        aria-haspopup="dialog"
        onClick={() => {
          onOpen(entry.id);
        }}
      >
        <time dateTime={entry.recordedAt}>{timeWithSeconds(at, zone)}</time>
        <span className="event">
          <b className="bh-cut">{words.event(entry.type)}</b>
          {entry.success ? null : <span className="bh-tag bad">{t('audit.failedTag')}</span>}
        </span>
        <span className="who bh-cut">{words.who(entry)}</span>
        <span className="what bh-2 bh-cut">
          {entry.case === null ? null : (
            <span>
              <span className="bh-mono">{entry.case.number}</span>
              <SecrecyMark secrecy={entry.case.secrecy} />
            </span>
          )}
          {[about, entry.case?.title, ...facts]
            .filter((part) => part !== null && part !== undefined)
            .map((part) => (
              <span key={part}>{part}</span>
            ))}
        </span>
      </button>
    </li>
  );
}

interface DaysProps {
  readonly entries: readonly SecurityEvent[];
  /** Id of the entry that is open beside it. */
  readonly open: string;
  readonly stale: boolean;
  readonly onOpen: (id: string) => void;
}

/** The day at the head of its entries, with the year when it is another one. */
function dayWords(at: number, { zone, now, tongue }: DateRule): string {
  const words = dayHeadWords(at, zone, tongue);
  const yearOf = (moment: number): string => ledgerTimeWords(moment, zone).slice(0, 4);
  return yearOf(at) === yearOf(now) ? words : `${yearOf(at)} ${words}`;
}

/** Entries by day of the centre, the newest first; a row opens the whole entry, and is walked to by keys. */
export function LogDays({ entries, open, stale, onOpen }: DaysProps) {
  const { t } = useWords();
  const rule = useDateRule();
  const { zone, now } = rule;
  const today = wallDay(now, zone);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, 'button.row');
  const days = Map.groupBy(entries, ({ recordedAt }) => wallDay(Date.parse(recordedAt), zone));
  return (
    <div className={stale ? 'bh-log stale' : 'bh-log'} ref={list}>
      <div className="columns" aria-hidden="true">
        {columns.map((column) => (
          <span key={column}>{t(`audit.column.${column}`)}</span>
        ))}
      </div>
      {[...days].map(([day, rows]) => {
        const at = Date.parse(rows[0]?.recordedAt ?? '');
        const head = dayWords(at, rule);
        return (
          <section key={day} aria-label={head}>
            <h2>
              {day === today ? <b>{t('audit.today')}</b> : null} {head}
            </h2>
            <ol>
              {rows.map((entry) => (
                <Row key={entry.id} entry={entry} open={entry.id === open} onOpen={onOpen} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
