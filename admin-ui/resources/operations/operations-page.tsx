import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import HourglassBottom from '@mui/icons-material/HourglassBottom';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Operations } from '../../../api/contract/operations.ts';
import { dateWords, timeWithSeconds } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage, PageFailed, PageWaiting } from '../../layout/admin-page.tsx';
import { useWords } from '../../messages/use-words.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { HoursPlot } from './hours-plot.tsx';
import { millisWords, sizeWords } from './size-words.ts';
import { judge, type Judgement, type Subject } from './judge-operations.ts';
import './operations.css';

const watchMillis = 10_000;

function useOperations(): UseQueryResult<Operations> {
  return useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => apiFetch<Operations>('/api/operations', { signal }),
    refetchInterval: watchMillis,
  });
}

const icons: { readonly [J in Judgement]: ReactNode } = {
  fine: <CheckCircleOutline aria-hidden="true" />,
  warn: <HourglassBottom aria-hidden="true" />,
  bad: <ReportOutlined aria-hidden="true" />,
};

interface StateCardProps {
  readonly subject: Subject;
  readonly state: Judgement;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly children?: ReactNode;
}

/** One part of the centre: how it is, in a form and a word, and its figures. */
function StateCard({ subject, state, facts, children }: StateCardProps) {
  const { t } = useWords();
  return (
    <section className="bh-card">
      <header>
        <h2 className="bh-grow">{t(`operations.subject.${subject}`)}</h2>
        <span className={`bh-state ${state}`}>
          {icons[state]}
          {t(`operations.state.${state}`)}
        </span>
      </header>
      <div className="body">
        <dl className="bh-facts">
          {facts.map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
    </section>
  );
}

function Workers({ workers }: { readonly workers: NonNullable<Operations['engine']>['workers'] }) {
  const { t } = useWords();
  const rule = useDateRule();
  return (
    <table className="bh-table">
      <thead>
        <tr>
          <th scope="col">{t('operations.worker')}</th>
          <th scope="col">{t('operations.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {workers.map(({ name, lastSeen }) => (
          <tr key={name}>
            <td className="bh-mono">{name}</td>
            <td>{lastSeen === null ? '–' : timeWithSeconds(Date.parse(lastSeen), rule.zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EngineCard({
  engine,
  state,
}: {
  readonly engine: Operations['engine'];
  readonly state: Judgement;
}) {
  const { t, number } = useWords();
  if (engine === null) {
    return (
      <StateCard subject="engine" state={state} facts={[]}>
        <p>{t('operations.engineAway')}</p>
      </StateCard>
    );
  }
  return (
    <StateCard
      subject="engine"
      state={state}
      facts={[
        [t('operations.latency'), millisWords(engine.latencyMillis)],
        [t('operations.workflows'), engine.workflows === null ? '–' : number(engine.workflows)],
        [t('operations.workers'), number(engine.workers.length)],
      ]}
    >
      {engine.workers.length === 0 ? (
        <p>{t('operations.noWorker')}</p>
      ) : (
        <Workers workers={engine.workers} />
      )}
    </StateCard>
  );
}

function useSince(): (at: string | null) => string {
  const rule = useDateRule();
  return (at) => (at === null ? '–' : dateWords(Date.parse(at), rule));
}

function QueueCard({ data, state }: { readonly data: Operations; readonly state: Judgement }) {
  const { t, number } = useWords();
  const since = useSince();
  const { queue, messages, imports, cases } = data;
  return (
    <StateCard
      subject="queue"
      state={state}
      facts={[
        [t('operations.waiting'), number(queue.waiting)],
        [t('operations.retried'), number(queue.retried)],
        [t('operations.oldest'), since(queue.oldestAt)],
        [
          t('operations.incidents'),
          <Link key="incidents" to="/incidents">
            {number(cases.openIncidents)}
          </Link>,
        ],
        [t('operations.unclaimed'), number(messages.unclaimed)],
        [t('operations.oldestMessage'), since(messages.oldestAt)],
        [t('operations.imports'), number(imports.waiting + imports.running)],
        [t('operations.openCases'), number(cases.open)],
      ]}
    />
  );
}

function DatabaseCard({
  data,
  state,
}: {
  readonly data: Operations['database'];
  readonly state: Judgement;
}) {
  const { t, number } = useWords();
  const since = useSince();
  const done = data.steps.filter(({ executedAt }) => executedAt !== null);
  return (
    <StateCard
      subject="database"
      state={state}
      facts={[
        [t('operations.latency'), millisWords(data.latencyMillis)],
        [t('operations.size'), sizeWords(data.bytes)],
        [
          t('operations.connections'),
          t('operations.of', { some: number(data.connections), all: number(data.mostConnections) }),
        ],
        [
          t('operations.longest'),
          data.longestMillis === null
            ? t('operations.nothingRuns')
            : millisWords(data.longestMillis),
        ],
        [
          t('operations.steps'),
          t('operations.of', { some: number(done.length), all: number(data.steps.length) }),
        ],
        [
          t('operations.lastStep'),
          <span key="step" className="bh-mono">
            {done.at(-1)?.name ?? '–'}
          </span>,
        ],
        [t('operations.lastStepAt'), since(done.at(-1)?.executedAt ?? null)],
      ]}
    />
  );
}

function DiskCard({
  disks,
  state,
}: {
  readonly disks: Operations['disks'];
  readonly state: Judgement;
}) {
  const { t } = useWords();
  return (
    <StateCard
      subject="disk"
      state={state}
      facts={disks.map(({ place, freeBytes, totalBytes }) => [
        t(`operations.place.${place}`),
        t('operations.free', { free: sizeWords(freeBytes), total: sizeWords(totalBytes) }),
      ])}
    >
      <p className="bh-3 bh-sm">{t('operations.backup')}</p>
    </StateCard>
  );
}

function Hours({ hours }: { readonly hours: Operations['hours'] }) {
  const { t, number } = useWords();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('operations.lastDay')}</h2>
      </header>
      <div className="bh-plots">
        <HoursPlot
          title={t('operations.plot.answered')}
          hours={hours}
          valueOf={({ answered }) => answered}
          words={number}
        />
        <HoursPlot
          title={t('operations.plot.slow')}
          hours={hours}
          valueOf={({ slowMillis }) => slowMillis ?? 0}
          words={millisWords}
        />
        <HoursPlot
          title={t('operations.plot.incidents')}
          hours={hours}
          valueOf={({ incidents }) => incidents}
          words={number}
          bad
        />
      </div>
    </section>
  );
}

/** How the centre runs: what is wrong stands in a form and a word beside its figures. */
export function OperationsPage() {
  const { t } = useWords();
  const rule = useDateRule();
  const { data, error, refetch } = useOperations();
  if (data === undefined) {
    return (
      <AdminPage title={t('operations.title')}>
        {error === null ? (
          <PageWaiting />
        ) : (
          <PageFailed failure={error} retry={() => void refetch()} />
        )}
      </AdminPage>
    );
  }
  const judged = judge(data);
  return (
    <AdminPage
      title={t('operations.title')}
      note={t('operations.asOf', { time: timeWithSeconds(Date.parse(data.at), rule.zone) })}
    >
      {error === null ? null : (
        <p className="bh-bad" role="alert">
          {t('operations.stale')}
        </p>
      )}
      <div className="bh-operations">
        <EngineCard engine={data.engine} state={judged.engine} />
        <QueueCard data={data} state={judged.queue} />
        <DatabaseCard data={data.database} state={judged.database} />
        <DiskCard disks={data.disks} state={judged.disk} />
      </div>
      <Hours hours={data.hours} />
    </AdminPage>
  );
}
