import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HourOfCommands, Operations } from '../../../api/contract/operations.ts';
import { dateWords, timeWithSeconds } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { useSession } from '../../providers/session.ts';
import { BackupCard } from './backup-card.tsx';
import { EngineCard } from './engine-card.tsx';
import { HoursPlot } from './hours-plot.tsx';
import { millisWords, sizeWords } from './size-words.ts';
import { judge, type Judgement } from './judge-operations.ts';
import { ServicesCard } from './services-card.tsx';
import { StateCard } from './state-card.tsx';
import './operations.css';

const watchMillis = 10_000;

function useOperations(): UseQueryResult<Operations> {
  return useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => apiFetch<Operations>('/api/operations', { signal }),
    refetchInterval: watchMillis,
  });
}

function useSince(): (at: string | null) => string {
  const rule = useDateRule();
  return (at) => (at === null ? '–' : dateWords(Date.parse(at), rule));
}

function QueueCard({ data, state }: { readonly data: Operations; readonly state: Judgement }) {
  const { t, number } = useWords();
  const { permissions } = useSession();
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
        [
          t('operations.unclaimed'),
          permissions.includes('message.read') ? (
            <Link key="messages" to="/operations/messages">
              {number(messages.unclaimed)}
            </Link>
          ) : (
            number(messages.unclaimed)
          ),
        ],
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
    />
  );
}

function Plots({ hours }: { readonly hours: readonly HourOfCommands[] }) {
  const { t, number } = useWords();
  return (
    <>
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
    </>
  );
}

function Hours({ hours }: { readonly hours: Operations['hours'] }) {
  const { t } = useWords();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('operations.lastDay')}</h2>
      </header>
      <div className="bh-plots">
        {hours === null ? (
          <p className="bh-2">{t('operations.notCounted')}</p>
        ) : (
          <Plots hours={hours} />
        )}
      </div>
    </section>
  );
}

/** How the centre runs: what is wrong stands in a form and a word beside its figures. */
export function OperationsPage() {
  const { t } = useWords();
  const rule = useDateRule();
  const query = useOperations();
  const { data } = query;
  if (data === undefined) {
    return (
      <AdminPage title={t('operations.title')}>
        <PagePending asked={[query]} />
      </AdminPage>
    );
  }
  const judged = judge(data);
  return (
    <AdminPage
      title={t('operations.title')}
      note={t('operations.asOf', { time: timeWithSeconds(Date.parse(data.at), rule.zone) })}
    >
      {query.error === null ? null : (
        <p className="bh-bad" role="alert">
          {t('operations.stale')}
        </p>
      )}
      <div className="bh-operations">
        <EngineCard data={data} state={judged.engine} />
        <QueueCard data={data} state={judged.queue} />
        <DatabaseCard data={data.database} state={judged.database} />
        <BackupCard data={data} state={judged.backup} />
        <DiskCard disks={data.disks} state={judged.disk} />
        <ServicesCard services={data.services} state={judged.services} />
      </div>
      <Hours hours={data.hours} />
    </AdminPage>
  );
}
