import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { StageMark } from '../../clocks/stage-mark.tsx';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { Holder } from '../../fields/holder.tsx';
import { useWords } from '../../messages/use-words.ts';
import { answererOf } from '../tasks/detail/question-notice.tsx';
import { GridSketch } from '../reports/grid-sketch.tsx';
import { CaseCards } from '../supervision/case-cards.tsx';
import { CaseFacts } from './case-facts.tsx';
import { WaitNote } from './case-states.tsx';
import { Comments } from './comments.tsx';
import { ElementList } from './element-list.tsx';
import type { ElementNames } from './element-names.ts';
import type { CaseActor } from './use-case-actor.ts';

function OpenTasks({ detail }: { readonly detail: CaseDetail }) {
  const translate = useTranslate();
  const words = useWords();
  const { t, name } = words;
  return (
    <section aria-label={translate('cases.overview.tasks')}>
      <h3>{translate('cases.overview.tasks')}</h3>
      {detail.tasks.length + detail.waits.length === 0 ? (
        <p className="bh-3">{translate('cases.overview.noTasks')}</p>
      ) : null}
      <WaitNote waits={detail.waits} />
      <ul className="bh-open-tasks">
        {detail.tasks.map((task) => (
          <li key={task.id}>
            {task.stage === null ? null : <StageMark stage={task.stage} />}
            <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{name(task)}</Link>
            <Holder person={task.assignee} unit={task.unit} role={task.role} />
            {task.waitsFor === null ? null : (
              <span className="bh-3 bh-sm">
                {t('task.question.row', { holder: answererOf(task.waitsFor, words) })}
              </span>
            )}
            <span className="bh-grow" />
            <ClockChip
              state={task.clockState}
              dueAt={task.dueAt}
              remainingMillis={task.remainingMillis}
              unit={task.limitUnit}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface OverviewTabProps {
  readonly detail: CaseDetail;
  readonly procedure: Procedure | null | undefined;
  readonly marking: DiagramMarking;
  readonly names: ElementNames;
  readonly actor: CaseActor;
}

/** The facts, who has it now, what was said, and the diagram in words. */
export function OverviewTab({ detail, procedure, marking, names, actor }: OverviewTabProps) {
  const translate = useTranslate();
  const { longitude, latitude, grid } = detail.location;
  const point = longitude === null || latitude === null ? null : { longitude, latitude };
  return (
    <div className="bh-overview">
      <div>
        <h3>{translate('cases.overview.facts')}</h3>
        <CaseFacts detail={detail} />
        {point === null && grid === null ? null : (
          <GridSketch
            point={point}
            grid={grid?.id ?? null}
            label={translate('cases.overview.sketch')}
          />
        )}
      </div>
      <div>
        <CaseCards cards={detail.cards} proposals={detail.cardProposals} />
        <OpenTasks detail={detail} />
        <Comments detail={detail} actor={actor} />
        {procedure === null || procedure === undefined ? null : (
          <section aria-label={translate('cases.overview.elements')}>
            <h3>
              {translate('cases.overview.elements')}
              <span className="bh-3 bh-xs"> {translate('cases.overview.elementsHint')}</span>
            </h3>
            <ElementList procedure={procedure} marking={marking} names={names} />
          </section>
        )}
      </div>
    </div>
  );
}
