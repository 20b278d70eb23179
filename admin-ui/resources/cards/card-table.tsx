import { Link } from 'react-router';
import type { OpenCardRow } from '../../../api/contract/supervision.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { whomOf } from '../supervision/whom-of.ts';

const columns = ['level', 'matter', 'unit', 'state', 'age', 'clock'] as const;

function Row({ card }: { readonly card: OpenCardRow }) {
  const { t, number, name } = useWords();
  const rule = useDateRule();
  const { level, title, caseNumber, state, issuedBy, issuedAt, days } = card;
  return (
    <tr>
      <td>
        <CardTag level={level} />
      </td>
      <th scope="row" className="whole">
        <Link to={`/cases/${encodeURIComponent(caseNumber)}`}>{title}</Link>
        <div className="bh-3 bh-sm">
          {caseNumber} <SecrecyMark secrecy={card.secrecy} />
        </div>
      </th>
      <td data-label={t('cards.column.unit')}>{whomOf(card, name)}</td>
      <td data-label={t('cards.column.state')}>
        {t(`supervision.${state}`)}
        <div className="bh-3 bh-sm">
          {issuedBy === null ? t('cards.bySystem') : t('cards.by', { who: name(issuedBy) })}
        </div>
      </td>
      <td data-label={t('cards.column.age')}>
        {days === 0 ? t('cards.today') : t('cards.days', { count: number(days) })}
        <div className="bh-3 bh-sm">{dateWords(Date.parse(issuedAt), rule)}</div>
      </td>
      <td className="whole" data-label={t('cards.column.clock')}>
        <ClockChip
          state={card.clockState}
          dueAt={card.dueAt}
          remainingMillis={card.remainingMillis}
          unit={card.limit.unit}
        />
      </td>
    </tr>
  );
}

/** Open cards one by one, with the way to the case. */
export function CardTable({ rows }: { readonly rows: readonly OpenCardRow[] }) {
  const { t } = useWords();
  return (
    <div
      className="bh-scroll-x"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
      tabIndex={0}
    >
      <table className="bh-table bh-stacked">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`cards.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((card) => (
            <Row key={card.id} card={card} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
