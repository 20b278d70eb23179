import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Pause from '@mui/icons-material/Pause';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import { useTranslate } from 'ra-core';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../clocks/date-words.ts';
import { useZone } from '../../clocks/deployment-zone.ts';
import type { EntryWords } from './ledger-words.ts';
import type { Replay } from './use-replay.ts';
import './replay.css';

const hotMarks: ReadonlySet<EntryWords['mark']> = new Set(['overdue', 'trouble', 'back', 'clock']);

export interface ReplayBarProps {
  readonly replay: Replay;
  readonly entries: readonly LedgerEntry[];
  readonly wordsOf: (entry: LedgerEntry) => EntryWords;
}

/** A tick for each entry; the red ones are where something went late, back, or wrong. */
function Ticks({ entries, wordsOf }: Omit<ReplayBarProps, 'replay'>) {
  const last = Math.max(1, entries.length - 1);
  return (
    <span className="ticks" aria-hidden="true">
      {entries.map((entry, index) => (
        <i
          key={entry.seq}
          className={hotMarks.has(wordsOf(entry).mark) ? 'hot' : ''}
          style={{ left: `${(index / last) * 100}%` }}
        />
      ))}
    </span>
  );
}

/** Play, step, slide through the ledger, and go back to the present. */
export function ReplayBar({ replay, entries, wordsOf }: ReplayBarProps) {
  const translate = useTranslate();
  const zone = useZone();
  const entry = entries[replay.index];
  const last = replay.seqs.at(-1);
  if (entry === undefined || last === undefined) {
    return null;
  }
  const at = Date.parse(entry.at);
  const share = entries.length < 2 ? 100 : (replay.index / (entries.length - 1)) * 100;
  return (
    <fieldset className="bh-replay" aria-label={translate('cases.replay.label')}>
      <IconButton
        size="small"
        aria-label={translate(replay.playing ? 'cases.replay.stop' : 'cases.replay.play')}
        title={translate(replay.playing ? 'cases.replay.stop' : 'cases.replay.play')}
        onClick={replay.togglePlay}
      >
        {replay.playing ? <Pause fontSize="small" /> : <PlayArrowOutlined fontSize="small" />}
      </IconButton>
      <IconButton
        size="small"
        aria-label={translate('cases.replay.previous')}
        title={translate('cases.replay.previous')}
        disabled={replay.index === 0}
        onClick={() => {
          replay.step(-1);
        }}
      >
        <ChevronLeft fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={translate('cases.replay.next')}
        title={translate('cases.replay.next')}
        disabled={replay.at === null}
        onClick={() => {
          replay.step(1);
        }}
      >
        <ChevronRight fontSize="small" />
      </IconButton>
      <span className="slider" style={{ '--share': `${share}%` }}>
        <Ticks entries={entries} wordsOf={wordsOf} />
        <input
          type="range"
          min={0}
          max={Math.max(0, entries.length - 1)}
          value={replay.index}
          aria-label={translate('cases.replay.label')}
          aria-valuetext={translate('cases.replay.value', {
            seq: entry.seq,
            time: ledgerTimeWords(at, zone),
            title: wordsOf(entry).title,
          })}
          onChange={(event) => {
            replay.goToIndex(Number(event.target.value));
          }}
        />
      </span>
      <span className="at">
        <b>#{entry.seq}</b> <time dateTime={entry.at}>{ledgerTimeWords(at, zone)}</time>
      </span>
      <Button size="small" disabled={replay.at === null} onClick={replay.toPresent}>
        {translate(replay.at === null ? 'cases.replay.now' : 'cases.replay.present', { seq: last })}
      </Button>
    </fieldset>
  );
}
