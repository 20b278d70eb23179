import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import type {
  Rehearsal,
  RehearsalOutcome,
  RehearsedCase,
} from '../../../../api/contract/rehearsals.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { ProcedureDiagram } from '../../../diagram/procedure-diagram.tsx';
import type { DiagramMarking } from '../../../diagram/marking.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { useDraftWords } from '../draft-words.ts';
import { periodNames, periodUntil, type Period } from './period.ts';
import { useRehearsal, useRehearsedCases, useRunRehearsal } from './rehearsal-queries.ts';

const outcomes = ['same', 'different', 'stands', 'not-compared'] as const;
const countOf = (rehearsal: Rehearsal, outcome: RehearsalOutcome): number =>
  outcome === 'not-compared' ? rehearsal.notCompared : rehearsal[outcome];

/** The walk of one case on the draft, or where all of them stand or leave their way. */
const markingOf = (one: RehearsedCase | null, places: readonly string[]): DiagramMarking =>
  one === null
    ? { active: places, completed: [], cancelled: [], taken: [] }
    : {
        active: one.outcome === 'different' ? [one.is ?? ''] : one.at,
        completed: one.trail,
        cancelled: one.was === null ? [] : [one.was],
        taken: [],
      };

function Way({ one }: { readonly one: RehearsedCase }) {
  const { t, list } = useWords();
  const end = t('procedures.rehearsal.nothing');
  if (one.outcome === 'different')
    return t('procedures.rehearsal.way.different', {
      after: one.after ?? end,
      was: one.was ?? end,
      is: one.is ?? end,
    });
  if (one.outcome === 'stands')
    return t('procedures.rehearsal.way.stands', { at: list(one.at) || end });
  return one.outcome === 'same'
    ? t('procedures.rehearsal.way.same')
    : t(`procedures.rehearsal.reason.${one.reason ?? 'does-not-replay'}`);
}

function Cases({ rehearsal, draft }: { readonly rehearsal: Rehearsal; readonly draft: Draft }) {
  const { t, number } = useWords();
  const [outcome, setOutcome] = useState<RehearsalOutcome | null>(null);
  const [page, setPage] = useState(1);
  const [picked, setPicked] = useState<RehearsedCase | null>(null);
  const { data } = useRehearsedCases(rehearsal, outcome, page);
  const marking = useMemo(
    () =>
      markingOf(
        picked,
        (data?.places ?? []).map(({ element }) => element),
      ),
    [picked, data],
  );
  return (
    <>
      <div className="counts">
        {outcomes.map((one) => (
          <button
            key={one}
            type="button"
            className={`bh-chip ${outcome === one ? 'on' : ''}`}
            aria-pressed={outcome === one}
            onClick={() => {
              setOutcome(outcome === one ? null : one);
              setPage(1);
              setPicked(null);
            }}
          >
            {t(`procedures.rehearsal.outcome.${one}`)} {number(countOf(rehearsal, one))}
          </button>
        ))}
      </div>
      <div className="sides rehearsed">
        <section>
          <ProcedureDiagram xml={draft.xml} marking={marking} label={t('procedures.thisDraft')} />
        </section>
        <ul className="changes" aria-busy={data === undefined}>
          {(data?.data ?? []).map((one) => (
            <li key={one.case} className={picked?.case === one.case ? 'on' : ''}>
              <Link to={`/cases/${encodeURIComponent(one.case)}`}>{one.number}</Link> {one.title}{' '}
              <SecrecyMark secrecy={one.secrecy} />{' '}
              <Button
                size="small"
                onClick={() => {
                  setPicked(picked?.case === one.case ? null : one);
                }}
              >
                {t('procedures.rehearsal.look')}
              </Button>
              <span className="bh-2 bh-xs">
                <Way one={one} />
              </span>
            </li>
          ))}
          {data !== undefined && data.total > page * 25 ? (
            <li>
              <Button
                onClick={() => {
                  setPage(page + 1);
                }}
              >
                {t('procedures.rehearsal.more')}
              </Button>
            </li>
          ) : null}
        </ul>
      </div>
    </>
  );
}

/** 试跑: what was decided in closed cases, on the draft. */
export function RehearsalPanel({ draft }: { readonly draft: Draft }) {
  const { t, code, number } = useWords();
  const { when } = useDraftWords();
  const toast = useToast();
  const [period, setPeriod] = useState<Period>('month');
  const { data: rehearsal } = useRehearsal(draft.id);
  const run = useRunRehearsal(draft.id);
  const start = async (): Promise<void> => {
    try {
      await run.mutateAsync(periodUntil(period, ticker.now()));
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
  };
  const known = rehearsal ?? null;
  return (
    <section aria-label={t('procedures.view.rehearsal')}>
      <div className="counts head">
        <fieldset className="bh-seg" aria-label={t('procedures.rehearsal.period')}>
          {periodNames.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={period === one}
              onClick={() => {
                setPeriod(one);
              }}
            >
              {t(`procedures.rehearsal.last.${one}`)}
            </button>
          ))}
        </fieldset>
        <Button disabled={run.isPending} onClick={() => void start()}>
          {t('procedures.rehearsal.run')}
        </Button>
        <output aria-live="polite" className="bh-2">
          {known === null
            ? t('procedures.rehearsal.none')
            : t('procedures.rehearsal.progress', {
                done: number(known.done),
                total: number(known.total),
                closed: number(known.closed),
                when: when(known.createdAt),
              })}
        </output>
        {known !== null && known.draftVersion !== draft.version ? (
          <span className="bh-tag warn">{t('procedures.rehearsal.outdated')}</span>
        ) : null}
      </div>
      {known === null ? null : <Cases key={known.id} rehearsal={known} draft={draft} />}
    </section>
  );
}
