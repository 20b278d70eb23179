import Button from '@mui/material/Button';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import GppBadOutlined from '@mui/icons-material/GppBadOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { useTranslate } from 'ra-core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { isVerified, verdictOf, type AuditResult } from './chain-state.ts';
import { LedgerRow } from './ledger-row.tsx';
import { isDeskEntry, type EntryWords } from './ledger-words.ts';
import './ledger.css';

const firstRows = 40;

function ChainVerdict({
  audit,
  checking,
}: {
  readonly audit: AuditResult | undefined;
  readonly checking: boolean;
}) {
  const translate = useTranslate();
  if (audit === undefined) {
    return checking ? <span className="bh-3 bh-xs">{translate('ledger.checking')}</span> : null;
  }
  const verdict = verdictOf(audit);
  const good = verdict === 'chainOk' || verdict === 'chainOnlyOk';
  const Icon = good ? VerifiedUserOutlined : GppBadOutlined;
  return (
    <span className={good ? 'bh-chain ok' : 'bh-chain broken'}>
      <Icon aria-hidden="true" />
      {translate(`ledger.${verdict}`)}
    </span>
  );
}

/** A broken link stays on top, whatever is scrolled or filtered. */
function BrokenRow({ seq }: { readonly seq: number }) {
  const translate = useTranslate();
  return (
    <p className="bh-broken" role="alert">
      <GppBadOutlined aria-hidden="true" />
      <span>
        <b>{translate('ledger.brokenRow', { seq, before: seq - 1 })}</b>
        <br />
        {translate('ledger.brokenDetail')}
      </span>
    </p>
  );
}

/** Brings the current entry into sight inside the list, without moving the page. */
function useInSight(list: React.RefObject<HTMLOListElement | null>, current: number | null): void {
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-seq="${current ?? ''}"]`) ?? null;
    const box = list.current;
    if (row === null || box === null) {
      return;
    }
    const above = row.offsetTop;
    if (above < box.scrollTop || above + row.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: above - box.clientHeight / 3 });
    }
  }, [list, current]);
}

export interface LedgerPanelProps {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly wordsOf: (entry: LedgerEntry) => EntryWords;
  /** The entry that is looked at; the last one at present. */
  readonly current: number | null;
  readonly audit: AuditResult | undefined;
  readonly checking: boolean;
  readonly onPick: (seq: number) => void;
  readonly onExport: () => void;
}

/** The ledger, newest first; choosing an entry moves diagram and slider there (screens c). */
export function LedgerPanel(props: LedgerPanelProps) {
  const { entries, wordsOf, current, audit, checking, onPick, onExport } = props;
  const translate = useTranslate();
  const [procedureOnly, setProcedureOnly] = useState(false);
  const [all, setAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const kept = useMemo(
    () => entries.filter((entry) => !procedureOnly || !isDeskEntry(entry)).toReversed(),
    [entries, procedureOnly],
  );
  const currentIndex = kept.findIndex((entry) => entry.seq === current);
  const shown = all ? kept : kept.slice(0, Math.max(firstRows, currentIndex + 5));
  useInSight(list, current);
  const broken = audit?.chain.firstBroken ?? null;
  const hidden = entries.length - kept.length;
  return (
    <section className="bh-card bh-ledger" aria-label={translate('ledger.title')}>
      <header>
        <h2>{translate('ledger.title')}</h2>
        <span className="bh-3 bh-sm">{translate('ledger.count', { count: entries.length })}</span>
        <span className="bh-grow" />
        <ChainVerdict audit={audit} checking={checking} />
      </header>
      {broken === null ? null : <BrokenRow seq={broken} />}
      {entries.length === 0 ? <p className="bh-3 none">{translate('ledger.empty')}</p> : null}
      <ol ref={list}>
        {shown.map((entry) => (
          <LedgerRow
            key={entry.seq}
            entry={entry}
            words={wordsOf(entry)}
            current={entry.seq === current}
            verified={isVerified(audit, entry.seq)}
            onPick={onPick}
          />
        ))}
      </ol>
      <footer>
        {shown.length < kept.length ? (
          <Button
            size="small"
            variant="text"
            onClick={() => {
              setAll(true);
            }}
          >
            {translate('ledger.earlier', { count: kept.length - shown.length })}
          </Button>
        ) : null}
        {hidden > 0 ? (
          <span className="bh-3 bh-xs">{translate('ledger.hidden', { count: hidden })}</span>
        ) : null}
        <span className="bh-grow" />
        <Button
          size="small"
          startIcon={<FilterListOutlined />}
          aria-pressed={procedureOnly}
          className={procedureOnly ? 'bh-pressed' : ''}
          title={translate('ledger.procedureOnlyHint')}
          onClick={() => {
            setProcedureOnly(!procedureOnly);
          }}
        >
          {translate('ledger.procedureOnly')}
        </Button>
        <Button size="small" startIcon={<DownloadOutlined />} onClick={onExport}>
          {translate('ledger.exportCase')}
        </Button>
      </footer>
    </section>
  );
}
