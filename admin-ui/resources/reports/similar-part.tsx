import Button from '@mui/material/Button';
import CallMerge from '@mui/icons-material/CallMerge';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import { stages } from '../../../domain/stages.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { StageMark } from '../../clocks/stage-mark.tsx';
import { useDateRule } from '../../clocks/use-wording.ts';
import type { Similar } from './open-case-queries.ts';

export interface SimilarPartProps {
  /** Null while nothing is looked for. */
  readonly similar: readonly Similar[] | null;
  readonly canMerge: boolean;
  readonly sending: boolean;
  readonly onMerge: (found: Similar) => void;
  readonly onDismiss: (found: Similar) => void;
}

function Found({
  found,
  first,
  canMerge,
  sending,
  onMerge,
  onDismiss,
}: Omit<SimilarPartProps, 'similar'> & { readonly found: Similar; readonly first: boolean }) {
  const translate = useTranslate();
  const rule = useDateRule();
  const stage = stages.find((known) => known === found.stage);
  const distance =
    found.distanceMetres === null
      ? translate('reports.noDistance')
      : translate('reports.distance', { meters: Math.round(found.distanceMetres) });
  return (
    <article className={first ? 'first' : ''}>
      <p>
        <b>{found.title}</b>
      </p>
      <p className="bh-sm bh-2">
        <span className="bh-mono">{found.number}</span>
        <span className="bh-dot">{distance}</span>
        <span className="bh-dot">{dateWords(Date.parse(found.createdAt), rule)}</span>
      </p>
      <p className="bh-row">
        {stage === undefined ? null : <StageMark stage={stage} />}
        <span className="bh-grow" />
        <span className="bh-xs bh-2">
          {translate('reports.likeness', { percent: Math.round(found.similarity * 100) })}
        </span>
      </p>
      <p className="bh-row acts">
        {canMerge ? (
          <Button
            size="small"
            startIcon={<CallMerge />}
            disabled={sending}
            onClick={() => {
              onMerge(found);
            }}
          >
            {translate('reports.merge')}
            {first ? <kbd className="bh-kbd">Alt M</kbd> : null}
          </Button>
        ) : null}
        <Button
          size="small"
          variant="text"
          component={Link}
          to={`/cases/${encodeURIComponent(found.caseId)}`}
          target="_blank"
        >
          {translate('reports.see')}
        </Button>
        <span className="bh-grow" />
        <Button
          size="small"
          variant="text"
          onClick={() => {
            onDismiss(found);
          }}
        >
          {translate('reports.notSame')}
        </Button>
      </p>
    </article>
  );
}

/** Cases that may be the same one; merging says so in the ledger of both. */
export function SimilarPart(props: SimilarPartProps) {
  const { similar, canMerge } = props;
  const translate = useTranslate();
  return (
    <section className="bh-card similar" aria-label={translate('reports.similar')}>
      <header>
        <h2>{translate('reports.similar')}</h2>
        {similar === null || similar.length === 0 ? null : (
          <span className="bh-tag warn">
            {translate('reports.similarCount', { count: similar.length })}
          </span>
        )}
        <span className="bh-grow" />
        <span className="bh-3 bh-sm">{translate('reports.similarRule')}</span>
      </header>
      {similar === null || similar.length === 0 ? (
        <p className="waits bh-3">
          {translate(similar === null ? 'reports.similarWaits' : 'reports.similarNone')}
        </p>
      ) : null}
      {similar?.map((found, index) => (
        <Found key={found.caseId} found={found} first={index === 0} {...props} />
      ))}
      {canMerge && similar !== null && similar.length > 0 ? (
        <p className="note bh-3 bh-sm">{translate('reports.mergeNote')}</p>
      ) : null}
    </section>
  );
}
