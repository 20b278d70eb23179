import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { MovedDue } from '../../../api/contract/calendar.ts';
import { dueWords } from '../../clocks/date-words.ts';
import { StageMark } from '../../clocks/stage-mark.tsx';
import { useDateRule } from '../../clocks/use-wording.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import type { Preview } from './calendar-queries.ts';

const shownRows = 200;
const movements = ['later', 'earlier', 'determined', 'undetermined'] as const;

function Due({ at }: { readonly at: string | null }) {
  const { t } = useWords();
  const rule = useDateRule();
  if (at === null) return <span className="bh-tag warn">{t('calendar.undetermined')}</span>;
  return <time dateTime={at}>{dueWords(Date.parse(at), rule)}</time>;
}

function Row({ moved }: { readonly moved: MovedDue }) {
  const { t } = useWords();
  return (
    <tr>
      <td>
        <Link to={`/cases/${encodeURIComponent(moved.caseId)}`} className="bh-mono">
          {moved.caseNumber}
        </Link>{' '}
        <SecrecyMark secrecy={moved.secrecy} />
        <div className="bh-cut">{moved.title}</div>
      </td>
      <td className="whole">
        {moved.stage === null ? moved.clock : <StageMark stage={moved.stage} />}
      </td>
      <td className="bh-nowrap" data-label={t('calendar.column.before')}>
        <Due at={moved.before} />
      </td>
      <td className="bh-nowrap" data-label={t('calendar.column.after')}>
        <Due at={moved.after} />
      </td>
      <td className="bh-nowrap whole">
        {t(`calendar.movement.${moved.movement}`)}{' '}
        {moved.turns === null ? null : (
          <span className={`bh-tag ${moved.turns === 'overdue' ? 'bad' : 'ok'}`}>
            {t(`calendar.turns.${moved.turns}`)}
          </span>
        )}
      </td>
    </tr>
  );
}

function Counts({ moved }: { readonly moved: readonly MovedDue[] }) {
  const { t, number } = useWords();
  const cases = new Set(moved.map(({ caseId }) => caseId)).size;
  const overdue = moved.filter(({ turns }) => turns === 'overdue').length;
  return (
    <p>
      {moved.length === 0
        ? t('calendar.nothingMoves')
        : t('calendar.moves', { clocks: number(moved.length), cases: number(cases) })}
      {movements.map((movement) => {
        const count = moved.filter((one) => one.movement === movement).length;
        return count === 0 ? null : (
          <span key={movement} className="bh-tag">
            {t('calendar.movementCount', {
              movement: t(`calendar.movement.${movement}`),
              count: number(count),
            })}
          </span>
        );
      })}
      {overdue === 0 ? null : (
        <span className="bh-tag bad">{t('calendar.overdueCount', { count: number(overdue) })}</span>
      )}
    </p>
  );
}

interface PreviewProps {
  readonly preview: Preview;
  readonly source: string;
  readonly onSource: (source: string) => void;
  readonly onAgain: () => void;
  /** Gives the code of a refusal, or null. */
  readonly onPutInForce: () => Promise<string | null>;
}

function InForceForm({
  source,
  onSource,
  onPutInForce,
}: Omit<PreviewProps, 'preview' | 'onAgain'>) {
  const { t, code } = useWords();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const send = async (): Promise<void> => {
    setSending(true);
    setRefusal(await onPutInForce());
    setSending(false);
  };
  return (
    <form
      className="bh-row in-force"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="bh-grow">
        <label className="bh-label" htmlFor={id}>
          {t('calendar.source')} <span className="bh-required">{t('calendar.required')}</span>
        </label>
        <TextField
          id={id}
          fullWidth
          value={source}
          placeholder={t('calendar.sourceHint')}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          onChange={(event) => {
            onSource(event.target.value);
          }}
        />
      </div>
      <Button type="submit" variant="contained" disabled={sending || source.trim() === ''}>
        {t(sending ? 'calendar.sending' : 'calendar.putInForce')}
      </Button>
      {refusal === null ? null : (
        <p className="bh-bad" role="alert">
          {code('problem', refusal)}
        </p>
      )}
    </form>
  );
}

/** Which due times a draft moves, case by case; from here it is put in force. */
export function PreviewCard({ preview, onAgain, ...form }: PreviewProps) {
  const { t, code, number } = useWords();
  const { moved, examined, total, done, failure } = preview;
  return (
    <section className="bh-card bh-preview" aria-label={t('calendar.preview')}>
      <header>
        <h2>{t('calendar.preview')}</h2>
        <span className="bh-3 bh-sm" aria-live="polite">
          {t('calendar.examined', { done: number(examined), total: number(total) })}
        </span>
      </header>
      <div className="body">
        {failure === null ? null : (
          <p role="alert">
            {code('problem', failureCode(failure))}{' '}
            <Button onClick={onAgain}>{t('admin.again')}</Button>
          </p>
        )}
        {done || failure !== null ? null : <progress max={Math.max(1, total)} value={examined} />}
        {done ? <Counts moved={moved} /> : null}
        {done ? <InForceForm {...form} /> : null}
      </div>
      {moved.length === 0 ? null : (
        <div className="bh-scroll-x">
          <table className="bh-table bh-stacked">
            <thead>
              <tr>
                {(['case', 'clock', 'before', 'after', 'movement'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`calendar.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moved.slice(0, shownRows).map((one) => (
                <Row key={one.clockId} moved={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moved.length > shownRows ? (
        <p className="body bh-3">
          {t('calendar.rest', { count: number(moved.length - shownRows) })}
        </p>
      ) : null}
    </section>
  );
}
