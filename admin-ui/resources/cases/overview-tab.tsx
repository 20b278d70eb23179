import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { StageMark } from '../../clocks/stage-mark.tsx';
import { useDateRule } from '../../clocks/use-wording.ts';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { Holder } from '../../fields/holder.tsx';
import { useWords } from '../../messages/use-words.ts';
import { answererOf } from '../tasks/detail/question-notice.tsx';
import { GridSketch } from '../reports/grid-sketch.tsx';
import { WaitNote } from './case-states.tsx';
import { Comments } from './comments.tsx';
import { ElementList } from './element-list.tsx';
import type { ElementNames } from './element-names.ts';
import type { CaseActor } from './use-case-actor.ts';

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Reporter({ reporter }: { readonly reporter: NonNullable<CaseDetail['reporter']> }) {
  const translate = useTranslate();
  return (
    <>
      {reporter.name ?? translate('cases.overview.anonymous')}
      {reporter.phone === null ? null : (
        <span
          className="bh-dot"
          title={reporter.phone.includes('*') ? translate('cases.overview.masked') : undefined}
        >
          {reporter.phone}
        </span>
      )}
      <span className="bh-dot">
        {translate(
          reporter.wantsCallback ? 'cases.overview.callback' : 'cases.overview.noCallback',
        )}
      </span>
    </>
  );
}

/** A report that came with a case that was merged into this one. */
function MergedWith({ detail, caseId }: { readonly detail: CaseDetail; readonly caseId: string }) {
  const translate = useTranslate();
  return caseId === detail.id ? null : (
    <span className="bh-3 bh-xs bh-dot">{translate('cases.overview.merged')}</span>
  );
}

function Facts({ detail }: { readonly detail: CaseDetail }) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name, code, pick } = useWords();
  const { condition, location } = detail;
  const none = translate('cases.overview.notGiven');
  return (
    <dl className="bh-facts">
      <Fact word={translate('cases.overview.description')}>
        {detail.description === '' ? none : detail.description}
      </Fact>
      <Fact word={translate('cases.overview.place')}>
        {location.address ?? none}
        {location.grid === null ? null : <span className="bh-dot">{name(location.grid)}</span>}
      </Fact>
      {location.longitude === null || location.latitude === null ? null : (
        <Fact word={translate('cases.overview.point')}>
          <span className="bh-mono">
            {location.longitude.toFixed(5)}, {location.latitude.toFixed(5)}
          </span>
        </Fact>
      )}
      {detail.reporter === null ? null : (
        <Fact word={translate('cases.overview.reporter')}>
          <Reporter reporter={detail.reporter} />
        </Fact>
      )}
      <Fact word={translate('cases.overview.channel')}>
        {code('channel', detail.channel)}
        <span className="bh-dot">{dateWords(Date.parse(detail.createdAt), rule)}</span>
      </Fact>
      {detail.endedAt === null ? null : (
        <Fact word={translate('cases.overview.ended')}>
          {dateWords(Date.parse(detail.endedAt), rule)}
        </Fact>
      )}
      <Fact word={translate('cases.overview.class')}>
        {detail.className === null ? none : pick(detail.className, detail.classNameEn)}
      </Fact>
      {condition === null ? null : (
        <>
          <Fact word={translate('cases.overview.condition')}>
            {pick(condition.text, condition.textEn)}
          </Fact>
          <Fact word={translate('cases.overview.limit')}>
            {limitWords(condition.limit, rule.tongue)}
          </Fact>
          <Fact word={translate('cases.overview.closing')}>
            {pick(condition.closingText, condition.closingTextEn)}
          </Fact>
        </>
      )}
      <Fact word={translate('cases.overview.unit')}>
        {detail.unit === null ? none : name(detail.unit)}
      </Fact>
      {detail.reports.length === 0 ? null : (
        <Fact word={translate('cases.overview.reports')}>
          {detail.reports.map((report) => (
            <span key={report.id} className="bh-report-ref">
              <span className="bh-mono">{report.number}</span> {code('channel', report.channel)}
              <MergedWith detail={detail} caseId={report.caseId} />
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

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
        <Facts detail={detail} />
        {point === null && grid === null ? null : (
          <GridSketch
            point={point}
            grid={grid?.id ?? null}
            label={translate('cases.overview.sketch')}
          />
        )}
      </div>
      <div>
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
