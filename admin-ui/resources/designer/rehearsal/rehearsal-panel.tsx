import Button from '@mui/material/Button';
import { useId } from 'react';
import { useParams } from 'react-router';
import { LongInput } from '../../../forms/long-text.tsx';
import type { EngineEventBody } from '../../../../bpmn/engine/events.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import type { KeptForm } from '../../../forms/use-kept-form.ts';
import { useKeptFields } from '../../../forms/use-kept-fields.ts';
import { useWords } from '../../../messages/use-words.ts';
import { Activities, Starts } from './begins.tsx';
import { jsonObjectOf } from './json-object.ts';
import { OpenWaits } from './open-waits.tsx';
import { outsideOf, type Judging, type Outside } from './outside.ts';
import { Group } from './rehearsal-parts.tsx';
import { stateOf, variablesOf } from './rehearsal.ts';
import { RehearsedClocks } from './rehearsed-clocks-list.tsx';
import { RehearsedTask } from './rehearsed-task.tsx';
import { Scenarios } from './scenarios.tsx';
import type { RehearsalUse } from './use-rehearsal.ts';

export interface RehearsalPanelProps {
  readonly use: RehearsalUse;
  readonly judging: Judging;
  readonly nameOf: (element: string) => string;
}

const nothingOpen = ({ tasks, timers, subscriptions, services, incidents }: Outside): boolean =>
  [tasks, timers, subscriptions, services, incidents].every((list) => list.length === 0);

/** What was typed as data, of the procedure that is rehearsed. */
function useTypedData(): KeptForm<{ readonly data: string }> {
  const { key = '' } = useParams();
  return useKeptFields(`rehearsal.${key}`, { data: '' });
}

/** What can happen now, with what data, and what the case has become: the engine's own word. */
export function RehearsalPanel({ use, judging, nameOf }: RehearsalPanelProps) {
  const { t } = useWords();
  const id = useId();
  const rule = useDateRule();
  const { typed, change, forget } = useTypedData();
  const data = jsonObjectOf(typed.data);
  const { rehearsal } = use;
  const state = stateOf(rehearsal);
  const outside = outsideOf(rehearsal, judging);
  const isNew = state.status === 'new';
  const ended = !isNew && state.status !== 'running' ? state.status : null;
  const happen = (event: EngineEventBody): void => {
    use.happen(event);
    forget();
  };
  return (
    <aside
      className="bh-properties bh-rehearsal"
      aria-label={t('designer.rehearsal.title')}
      data-region="rehearsal"
    >
      <header className="bh-properties-head">
        <div className="bh-grow">
          <h2>{t('designer.rehearsal.title')}</h2>
          <p className="bh-3 bh-sm">
            {t('designer.rehearsal.step', { count: rehearsal.steps.length })}
            <span className="bh-dot" />
            {dateWords(rehearsal.now, rule)}
          </p>
        </div>
        <Button size="small" disabled={rehearsal.steps.length === 0} onClick={use.back}>
          {t('designer.rehearsal.back')}
        </Button>
        <Button size="small" disabled={rehearsal.steps.length === 0} onClick={use.reset}>
          {t('designer.rehearsal.reset')}
        </Button>
      </header>
      <div className="bh-properties-body">
        {use.refusal === null ? null : (
          <p className="bh-bad" role="alert">
            {t('designer.rehearsal.refused', { message: use.refusal })}
          </p>
        )}
        {ended === null ? null : (
          <p className="bh-rehearsal-end" role="alert">
            {t('designer.rehearsal.ended', { how: t(`designer.rehearsal.how.${ended}`) })}
          </p>
        )}
        {ended === null ? (
          <div>
            <label className="bh-label" htmlFor={id}>
              {t('designer.rehearsal.data')}
            </label>
            <LongInput
              id={id}
              fullWidth
              className="bh-mono"
              placeholder="{ }"
              value={typed.data}
              error={data === null}
              onChange={(event) => {
                change({ data: event.target.value });
              }}
            />
            <p className="bh-property-help bh-bad">
              {data === null ? t('designer.rehearsal.dataWrong') : null}
            </p>
          </div>
        ) : null}
        {isNew ? <Starts use={use} nameOf={nameOf} data={data} /> : null}
        {outside.tasks.length === 0 ? null : (
          <Group words={t('designer.rehearsal.tasks')}>
            <ul>
              {outside.tasks.map((task) => (
                <RehearsedTask
                  key={task.instance}
                  task={task}
                  nameOf={nameOf}
                  data={data}
                  happen={happen}
                />
              ))}
            </ul>
          </Group>
        )}
        {isNew ? null : <Activities use={use} nameOf={nameOf} />}
        <OpenWaits outside={outside} use={use} nameOf={nameOf} data={data} happen={happen} />
        {state.status === 'running' && nothingOpen(outside) ? (
          <p className="bh-3">{t('designer.rehearsal.nothing')}</p>
        ) : null}
        <RehearsedClocks clocks={outside.clocks} judging={judging} now={rehearsal.now} />
        <Group words={t('designer.rehearsal.variables')}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
          <pre className="bh-mono bh-rehearsal-variables" tabIndex={0}>
            {JSON.stringify(variablesOf(rehearsal), null, 2)}
          </pre>
        </Group>
        <Scenarios use={use} />
      </div>
    </aside>
  );
}
