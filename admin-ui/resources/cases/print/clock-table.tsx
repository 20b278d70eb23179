import { useTranslate } from 'ra-core';
import type { Clock } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

const columns = ['kind', 'from', 'to', 'cause', 'entry'] as const;

function Pieces({ clock }: { readonly clock: Clock }) {
  const { t, name } = useWords();
  const translate = useTranslate();
  const { tongue, zone } = useDateRule();
  const time = (at: string): string => ledgerTimeWords(Date.parse(at), zone);
  const holder = [clock.unit, clock.person].flatMap((one) => (one === null ? [] : [name(one)]));
  const facts = [
    t('print.clockHead', {
      name: translate(`clocks.name.${clock.name}`, { _: clock.name }),
      limit: clock.limit === null ? t('print.none') : limitWords(clock.limit, tongue),
      state: t(`clocks.state.${clock.state}`),
    }),
    ...(clock.dueAt === null ? [] : [t('print.clockDue', { time: time(clock.dueAt) })]),
    ...holder,
  ];
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length}>
          {facts.join(tongue === 'zh' ? '，' : ', ')}
        </th>
      </tr>
      {clock.segments.map((segment) => (
        <tr key={`${segment.from} ${segment.kind}`} className={segment.kind}>
          <th scope="row">{t(`print.kind.${segment.kind}`)}</th>
          <td className="when">{time(segment.from)}</td>
          <td className="when">{segment.to === null ? t('print.running') : time(segment.to)}</td>
          <td>{translate(`clocks.cause.${segment.cause.code}`, { _: segment.cause.code })}</td>
          <td>{segment.cause.seq === null ? '' : `#${String(segment.cause.seq)}`}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** The pieces of each clock as a table: many printers have no color for a track. */
export function ClockTable({ clocks }: { readonly clocks: readonly Clock[] }) {
  const { t } = useWords();
  return clocks.length === 0 ? null : (
    <section>
      <h2>{t('print.clocks')}</h2>
      <table className="clocks">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`print.clockColumns.${column}`)}</th>
            ))}
          </tr>
        </thead>
        {clocks.map((clock) => (
          <Pieces key={clock.id} clock={clock} />
        ))}
      </table>
    </section>
  );
}
