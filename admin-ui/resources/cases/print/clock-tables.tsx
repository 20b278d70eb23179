import { useTranslate } from 'ra-core';
import type { Clock } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

const columns = ['kind', 'from', 'to', 'cause', 'entry'] as const;

function ClockTable({ clock }: { readonly clock: Clock }) {
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
    <table>
      <caption>{facts.join(tongue === 'zh' ? '，' : ', ')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column}>{t(`print.clockColumns.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clock.segments.map((segment) => (
          <tr key={`${segment.from} ${segment.kind}`} className={segment.kind}>
            <th scope="row">{t(`print.kind.${segment.kind}`)}</th>
            <td>{time(segment.from)}</td>
            <td>{segment.to === null ? t('print.running') : time(segment.to)}</td>
            <td>{translate(`clocks.cause.${segment.cause.code}`, { _: segment.cause.code })}</td>
            <td>{segment.cause.seq === null ? '' : `#${String(segment.cause.seq)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The pieces of each clock as a table: many printers have no color for a track. */
export function ClockTables({ clocks }: { readonly clocks: readonly Clock[] }) {
  const { t } = useWords();
  return clocks.length === 0 ? null : (
    <section>
      <h2>{t('print.clocks')}</h2>
      {clocks.map((clock) => (
        <ClockTable key={clock.id} clock={clock} />
      ))}
    </section>
  );
}
