import type { Operations } from '../../../api/contract/operations.ts';
import { timeWithSeconds } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { differingBuilds, type Judgement } from './judge-operations.ts';
import { millisWords } from './size-words.ts';
import { StateCard } from './state-card.tsx';

type Worker = NonNullable<Operations['engine']>['workers'][number];

/** Version, engine version and sources of one worker. */
function Build({ build }: { readonly build: Worker['build'] }) {
  const { t } = useWords();
  if (build === null) return <span className="bh-3">{t('operations.buildUnknown')}</span>;
  const { version, engineVersion, sources } = build;
  return (
    <>
      {version} <span className="bh-mono bh-3 bh-sm">{sources}</span>
      <div className="bh-3 bh-sm">{t('operations.engineVersion', { number: engineVersion })}</div>
    </>
  );
}

function Workers({ workers }: { readonly workers: readonly Worker[] }) {
  const { t } = useWords();
  const rule = useDateRule();
  return (
    <table className="bh-table">
      <thead>
        <tr>
          <th scope="col">{t('operations.worker')}</th>
          <th scope="col">{t('operations.build')}</th>
          <th scope="col">{t('operations.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {workers.map(({ name, lastSeen, build }) => (
          <tr key={name}>
            <td className="bh-mono name">{name}</td>
            <td>
              <Build build={build} />
            </td>
            <td>{lastSeen === null ? '–' : timeWithSeconds(Date.parse(lastSeen), rule.zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The workflow engine, who takes its work, and which build each of them runs. */
export function EngineCard({
  data,
  state,
}: {
  readonly data: Operations;
  readonly state: Judgement;
}) {
  const { t, number } = useWords();
  const { engine } = data;
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
        [t('operations.version'), data.version],
      ]}
    >
      {engine.workers.length === 0 ? (
        <p>{t('operations.noWorker')}</p>
      ) : (
        <Workers workers={engine.workers} />
      )}
      {differingBuilds(data) ? <p className="bh-sm">{t('operations.buildsDiffer')}</p> : null}
    </StateCard>
  );
}
