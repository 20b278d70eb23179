import type { LedgerEntry } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { useZone } from '../../../clocks/deployment-zone.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { EntryWords } from '../ledger-words.ts';

const columns = ['seq', 'at', 'what', 'who', 'hash'] as const;

export interface LedgerTableProps {
  readonly entries: readonly LedgerEntry[];
  readonly wordsOf: (entry: LedgerEntry) => EntryWords;
}

/** The whole ledger with its hashes, then its head and how to verify it. */
export function LedgerTable({ entries, wordsOf }: LedgerTableProps) {
  const { t, pick } = useWords();
  const zone = useZone();
  return (
    <section>
      <h2>{t('print.ledger')}</h2>
      <table className="ledger">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`print.ledgerColumns.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { title, detail } = wordsOf(entry);
            const { actor } = entry;
            return (
              <tr key={entry.seq}>
                <td>{entry.seq}</td>
                <td className="when">{ledgerTimeWords(Date.parse(entry.at), zone)}</td>
                <td>
                  <b>{title}</b> {detail}
                </td>
                <td className="who">
                  {actor.name === null
                    ? (actor.id ?? t('ledger.system'))
                    : pick(actor.name, actor.nameEn ?? undefined)}
                </td>
                <td className="hash">{entry.hash}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The last line of the print. */
export function ChainHead({ entries }: Pick<LedgerTableProps, 'entries'>) {
  const { t } = useWords();
  const head = entries.at(-1);
  return head === undefined ? null : (
    <footer className="bh-print-head">
      <p>
        {t('print.head', { seq: head.seq })} <span className="hash">{head.hash}</span>
      </p>
      <p>{t('print.verify')}</p>
    </footer>
  );
}
