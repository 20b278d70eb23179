import Button from '@mui/material/Button';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import { Link } from 'react-router';
import type { LedgerCheck, LedgerFault } from '../../../api/contract/audit.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { FaultLines } from './fault-lines.tsx';
import { useLedgerChecks, useLedgerRun } from './ledger-check-queries.ts';
import './ledger-checks.css';

function useCounts(): (check: LedgerCheck) => Readonly<Record<string, string>> {
  const { number } = useWords();
  return ({ cases, total, entries, faults }) => ({
    cases: number(cases),
    total: number(total),
    entries: number(entries),
    faults: number(faults),
  });
}

type Outcome = 'ok' | 'bad' | 'open';

const outcomeOf = ({ faults, finishedAt }: LedgerCheck): Outcome => {
  if (faults > 0) return 'bad';
  return finishedAt === null ? 'open' : 'ok';
};

const icons = { ok: CheckCircleOutlined, bad: ErrorOutlined, open: HourglassEmpty } as const;
const words = {
  ok: 'audit.ledgers.proven',
  bad: 'audit.ledgers.broken',
  open: 'audit.ledgers.partly',
} as const;

function Result({ check }: { readonly check: LedgerCheck }) {
  const { t } = useWords();
  const counts = useCounts();
  const outcome = outcomeOf(check);
  const Icon = icons[outcome];
  return (
    <p className={`outcome ${outcome}`}>
      <Icon aria-hidden="true" />
      <b>{t(words[outcome], counts(check))}</b>
    </p>
  );
}

function Progress({ check }: { readonly check: LedgerCheck }) {
  const { t } = useWords();
  const counts = useCounts();
  const told = t('audit.ledgers.progress', counts(check));
  return (
    <div className="progress">
      <progress max={Math.max(1, check.total)} value={check.cases} aria-label={told} />
      <span className="bh-2">{told}</span>
    </div>
  );
}

function Faults({
  faults,
  all,
}: {
  readonly faults: readonly LedgerFault[];
  readonly all: number;
}) {
  const { t, number } = useWords();
  if (faults.length === 0) return null;
  return (
    <section className="bh-card" aria-label={t('audit.ledgers.faults')}>
      <header>
        <h2>{t('audit.ledgers.faults')}</h2>
        {faults.length < all ? (
          <span className="bh-3 bh-sm">
            {t('audit.ledgers.faultsHint', { count: number(faults.length) })}
          </span>
        ) : null}
      </header>
      <FaultLines faults={faults} />
    </section>
  );
}

function History({ checks }: { readonly checks: readonly LedgerCheck[] }) {
  const { t, name, number } = useWords();
  const rule = useDateRule();
  const counts = useCounts();
  const tags = {
    ok: { tone: 'ok', text: () => t('audit.ledgers.ok') },
    bad: { tone: 'bad', text: (count: number) => t('audit.ledgers.bad', { count: number(count) }) },
    open: { tone: '', text: () => t('audit.ledgers.unfinished') },
  } as const;
  return (
    <section className="bh-card" aria-label={t('audit.ledgers.history')}>
      <header>
        <h2>{t('audit.ledgers.history')}</h2>
      </header>
      <ul className="bh-lines">
        {checks.map((check) => {
          const { tone, text } = tags[outcomeOf(check)];
          return (
            <li key={check.id}>
              <span className={`bh-tag ${tone}`}>{text(check.faults)}</span>
              <span>{t('audit.ledgers.progress', counts(check))}</span>
              <span className="bh-3">
                {t('audit.ledgers.by', {
                  name: name(check.by),
                  at: dateWords(Date.parse(check.beganAt), rule),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Card({ newest }: { readonly newest: LedgerCheck | undefined }) {
  const { t, code } = useWords();
  const { run, stop } = useLedgerRun();
  const unfinished = newest !== undefined && newest.finishedAt === null;
  const verb = newest === undefined ? 'audit.ledgers.begin' : 'audit.ledgers.again';
  return (
    <section className="bh-card bh-ledger-check" aria-label={t('audit.ledgers.title')}>
      <p className="bh-2">{t('audit.ledgers.intro')}</p>
      {newest === undefined ? (
        <>
          <h2>{t('audit.ledgers.none')}</h2>
          <p className="bh-3">{t('audit.ledgers.noneText')}</p>
        </>
      ) : null}
      <div aria-live="polite">
        {newest === undefined || run.isPending ? null : <Result check={newest} />}
      </div>
      {newest !== undefined && unfinished ? <Progress check={newest} /> : null}
      {run.isError ? (
        <p className="bh-bad" role="alert">
          {t('audit.ledgers.failed', { why: code('problem', failureCode(run.error)) })}
        </p>
      ) : null}
      <div className="acts">
        {run.isPending ? (
          <>
            <Button variant="contained" disabled>
              {t('audit.ledgers.running')}
            </Button>
            <Button onClick={stop}>{t('audit.ledgers.stop')}</Button>
          </>
        ) : (
          <>
            {unfinished ? (
              <Button
                variant="contained"
                onClick={() => {
                  run.mutate(newest);
                }}
              >
                {t('audit.ledgers.goOn')}
              </Button>
            ) : null}
            <Button
              variant={unfinished ? 'outlined' : 'contained'}
              onClick={() => {
                run.mutate(null);
              }}
            >
              {t(verb)}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** Verifies the hash chains of all ledgers (GB/T 22239-2019 7.1.4.3), and says which do not hold and where. */
export function LedgerChecksPage() {
  const { t } = useWords();
  const query = useLedgerChecks();
  const checks = query.data?.data;
  const newest = checks?.[0];
  return (
    <AdminPage title={t('audit.ledgers.title')} tabs={<Link to="/audit">{t('audit.log')}</Link>}>
      <PagePending asked={[query]} what={t('audit.ledgers.title')} />
      {checks === undefined ? null : (
        <>
          <Card newest={newest} />
          {newest === undefined ? null : <Faults faults={newest.found} all={newest.faults} />}
          {checks.length === 0 ? null : <History checks={checks} />}
        </>
      )}
    </AdminPage>
  );
}
