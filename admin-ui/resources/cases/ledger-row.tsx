import Check from '@mui/icons-material/Check';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import { useTranslate } from 'ra-core';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { dateWords, ledgerTimeWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords, type Words } from '../../messages/use-words.ts';
import { entryIcons } from './entry-icons.ts';
import { isDeskEntry, shortHash, type EntryWords } from './ledger-words.ts';

/** Who did it: the name, or that it was the system. */
function actorName({ actor }: LedgerEntry, pick: Words['pick'], system: string): string {
  return actor.name === null ? (actor.id ?? system) : pick(actor.name, actor.nameEn ?? undefined);
}

export interface LedgerRowProps {
  readonly entry: LedgerEntry;
  readonly words: EntryWords;
  /** The entry that the replay stands at. */
  readonly current: boolean;
  /** Whether the chain has been found to hold up to here; null while it is not known. */
  readonly verified: boolean | null;
  readonly onPick: (seq: number) => void;
}

/** What (bold), who, why or detail, time; below the place in the chain, the short hash, the tick. */
export function LedgerRow({ entry, words, current, verified, onPick }: LedgerRowProps) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { pick } = useWords();
  const Icon = entryIcons[words.mark];
  const at = Date.parse(entry.at);
  const desk = isDeskEntry(entry);
  return (
    <li className={`bh-entry ${words.mark}${desk ? ' desk' : ''}`} data-seq={entry.seq}>
      <button
        type="button"
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          onPick(entry.seq);
        }}
      >
        <span className="mark">
          <Icon aria-hidden="true" />
        </span>
        <span className="body">
          <span className="line">
            <b className="bh-cut" title={words.title}>
              {words.title}
            </b>
            <time dateTime={entry.at}>{dateWords(at, rule)}</time>
          </span>
          <span className="line second">
            <span className="bh-2">{actorName(entry, pick, translate('ledger.system'))}</span>
            <span className="bh-cut bh-3 bh-grow" title={words.detail}>
              {words.detail}
            </span>
            {desk ? <span className="bh-tag">{translate('ledger.desk')}</span> : null}
          </span>
          <span className="hash">
            <LinkOutlined aria-hidden="true" />
            <span className="bh-mono">#{entry.seq}</span>
            <span className="bh-mono">{shortHash(entry.hash)}</span>
            {verified === true ? (
              <Check className="held" titleAccess={translate('ledger.verified')} />
            ) : null}
            <span className="bh-mono full">{ledgerTimeWords(at, rule.zone)}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
