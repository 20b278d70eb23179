import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Task } from '../../../../api/contract/tasks.ts';
import type { Stage } from '../../../../domain/stages.ts';
import { RadioChoices } from '../../../fields/radio-choices.tsx';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { ListFailure } from '../../tasks/inbox/list-states.tsx';
import { PhoneHead } from '../frame/phone-head.tsx';
import { kept } from '../outbox/outbox.ts';
import { locate, locateIfAllowed, position } from '../position/position.ts';
import { CardSkeleton, NothingToDo } from './card-states.tsx';
import { phoneOrders, sortTasks, stagesOf, type PhoneOrder } from './sort-tasks.ts';
import { TaskCard } from './task-card.tsx';
import { usePhoneList, useReadAhead, useReadToEnd, type PhoneList } from './use-phone-list.ts';

/** Whose phone it is: 吴桂芬，建设社区 03 网格. */
function useWhose(): string {
  const { t, name } = useWords();
  const { user, posts } = useSession();
  const place = posts.flatMap((post) => [post.grid ?? post.unit])[0];
  return place === undefined
    ? name(user)
    : t('phone.inbox.whose', { name: name(user), place: name(place) });
}

interface SortingProps {
  readonly order: PhoneOrder;
  readonly stage: Stage | null;
  readonly stages: readonly Stage[];
  readonly onOrder: (order: PhoneOrder) => void;
  readonly onStage: (stage: Stage | null) => void;
}

function Sorting({ order, stage, stages, onOrder, onStage }: SortingProps) {
  const { t } = useWords();
  return (
    <div className="bh-phone-sorting">
      <RadioChoices
        look="segments"
        label={t('inbox.sort.label')}
        choices={phoneOrders.map((value) => ({ value, label: t(`phone.inbox.order.${value}`) }))}
        chosen={order}
        onChoose={onOrder}
      />
      <span className="bh-grow" />
      <select
        className="bh-phone-select"
        aria-label={t('inbox.filter.stage')}
        value={stage ?? ''}
        onChange={(event) => {
          onStage(stages.find((known) => known === event.target.value) ?? null);
        }}
      >
        <option value="">{t('phone.inbox.allStages')}</option>
        {stages.map((known) => (
          <option key={known} value={known}>
            {t(`clocks.stage.${known}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Why nothing can be sorted by distance; null when it can, or when nobody wants it. */
function useNoDistance(order: PhoneOrder): string | null {
  const { t } = useWords();
  const here = useSignal(position);
  if (order === 'due' || here.kind === 'fixed' || here.kind === 'unasked') {
    return null;
  }
  return t(`phone.inbox.position.${here.kind}`);
}

/** The list is not there yet, or could not be read. */
function Unread({
  error,
  onRetry,
}: {
  readonly error: Error | null;
  readonly onRetry: () => void;
}) {
  return error === null ? <CardSkeleton /> : <ListFailure error={error} onRetry={onRetry} />;
}

function Cards({ tasks, done }: { readonly tasks: readonly Task[]; readonly done: boolean }) {
  const unsent = new Set(useSignal(kept).map((press) => press.taskId));
  return tasks.length === 0 ? (
    <NothingToDo done={done} />
  ) : (
    <ul className="bh-phone-cards">
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} unsent={unsent.has(task.id)} />
      ))}
    </ul>
  );
}

/** How many are not shown yet, and the way to them. */
function More({ list, tasks }: { readonly list: PhoneList; readonly tasks: readonly Task[] }) {
  const { t, code, number } = useWords();
  const { total = 0, totalIsLowerBound, readOn, readingOn, error } = list;
  if (readOn === null) {
    return null;
  }
  const left = total - tasks.length;
  const words =
    totalIsLowerBound || left < 1
      ? t('board.more')
      : t('phone.inbox.more', { count: number(left) });
  return (
    <>
      <button type="button" className="bh-phone-changed" disabled={readingOn} onClick={readOn}>
        {readingOn ? t('inbox.more') : words}
      </button>
      {error === null || readingOn ? null : (
        <p className="bh-phone-note bh-bad" role="alert">
          {code('problem', failureCode(error))}
        </p>
      )}
    </>
  );
}

/** Which tasks are shown, and how; order and stage are the person's for the moment. */
function useShown(tasks: readonly Task[] | undefined, done: boolean) {
  const [order, setOrder] = useState<PhoneOrder>('due');
  const [stage, setStage] = useState<Stage | null>(null);
  const here = useSignal(position);
  const known = tasks ?? [];
  const ofStage = stage === null ? known : known.filter((task) => task.stage === stage);
  return {
    order,
    stage,
    stages: stagesOf(known),
    shown: done ? known : sortTasks(ofStage, order, here.kind === 'fixed' ? here.fix : null),
    onOrder: (chosen: PhoneOrder) => {
      setOrder(chosen);
      if (chosen === 'near') {
        locate();
      }
    },
    onStage: setStage,
  };
}

/** 待办 and 办过 on a phone: one card a task. */
export function PhoneInbox() {
  const { t, number } = useWords();
  const [search] = useSearchParams();
  const done = search.get('view') === 'done';
  const body = useRef<HTMLDivElement>(null);
  const reading = useCallback(() => (body.current?.scrollTop ?? 0) > 0, []);
  const list = usePhoneList(done, reading);
  const { tasks, total, totalIsLowerBound, error, changed, refresh } = list;
  useReadAhead(done ? undefined : tasks);
  const { shown, ...sorting } = useShown(tasks, done);
  useReadToEnd(list, !done && (sorting.order === 'near' || sorting.stage !== null));
  const noDistance = useNoDistance(sorting.order);
  const whose = useWhose();
  const title = t(done ? 'frame.menu.done' : 'frame.menu.pending');
  usePageTitle(title);
  useEffect(() => {
    void locateIfAllowed();
  }, []);
  return (
    <div className="bh-phone-page">
      <PhoneHead
        title={
          total === undefined ? title : `${title} ${number(total)}${totalIsLowerBound ? '+' : ''}`
        }
        below={whose}
      />
      {done ? null : <Sorting {...sorting} />}
      <div className="bh-phone-body" ref={body}>
        {noDistance === null ? null : <p className="bh-phone-note">{noDistance}</p>}
        {changed ? (
          <button type="button" className="bh-phone-changed" onClick={refresh}>
            {t('inbox.changed')}
          </button>
        ) : null}
        {tasks === undefined ? (
          <Unread error={error} onRetry={refresh} />
        ) : (
          <>
            <Cards tasks={shown} done={done} />
            <More list={list} tasks={tasks} />
          </>
        )}
      </div>
    </div>
  );
}
