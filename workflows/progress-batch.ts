import { correlationText } from '../bpmn/engine/correlation-text.ts';
import { awaitedSignals } from '../bpmn/engine/signals.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type {
  CaseProjection,
  ClockProjection,
  IncidentProjection,
  ProgressBatch,
  SubscriptionProjection,
  TaskProjection,
} from './activity-port.ts';
import type { BookedClock, BookedSubscription, BookedTask, CaseBook } from './case-book.ts';
import { taskId } from './case-draft.ts';
import type { ActResult, CaseSettings } from './contract.ts';
import { scopesOf } from './scopes.ts';
import { textVariable } from './settle.ts';

/** What the projection needs beside the book. */
export interface BatchContext {
  readonly caseId: string;
  readonly graphHash: string;
  readonly procedure: Procedure;
  readonly settings: CaseSettings;
  readonly step: number;
  readonly at: number;
}

const caseProjection = (book: CaseBook): CaseProjection => {
  const { variables } = book.engine;
  return {
    state: book.caseState,
    stage: book.stage,
    stages: book.stages,
    variables,
    filed: variables['filed'] === true,
    unit: textVariable(variables, 'unit'),
    person: textVariable(variables, 'person'),
    endedAt: book.end?.at ?? null,
    end: book.end?.code ?? null,
  };
};

/** The clock of the task itself, or of the nearest activity around it. */
export const clockOfTask = (book: CaseBook, task: BookedTask): string | null => {
  const clocks = new Map([...book.clocks.values()].map(({ instance, id }) => [instance, id]));
  for (const instance of scopesOf(book, task.instance)) {
    const clock = clocks.get(instance);
    if (clock !== undefined) return clock;
  }
  return null;
};

const taskProjection = (book: CaseBook, caseId: string, task: BookedTask): TaskProjection => {
  const { version: _, ...facts } = task;
  return { ...facts, id: taskId(caseId, task.instance), clockId: clockOfTask(book, task) };
};

const isMoving = (clock: BookedClock): boolean => clock.changed || clock.state === 'running';

const clockProjection = (clock: BookedClock): ClockProjection => ({
  id: clock.id,
  name: clock.name,
  stage: clock.stage,
  unit: clock.unit,
  person: clock.person,
  entries: clock.entries,
});

const incidentProjection = (incident: IncidentProjection): IncidentProjection => ({
  id: incident.id,
  instance: incident.instance,
  element: incident.element,
  code: incident.code,
  message: incident.message,
  at: incident.at,
});

/** Subscription ids are the engine's, and unique in one case only. */
export const subscriptionRow = (caseId: string, subscription: string): string =>
  `${caseId}.${subscription}`;

const awaitedMessage = (
  caseId: string,
  { subscription, message, correlation, any }: BookedSubscription,
): SubscriptionProjection => ({
  id: subscriptionRow(caseId, subscription),
  message,
  // a case that waits for long may have it in an earlier spelling
  correlation: correlationText(correlation),
  ...(any === undefined ? {} : { any }),
});

const subscriptions = (
  book: CaseBook,
  { caseId, procedure }: BatchContext,
): readonly SubscriptionProjection[] => [
  ...[...book.subscriptions.values()].map((open) => awaitedMessage(caseId, open)),
  ...awaitedSignals(procedure, book.engine).map((signal) => ({
    id: subscriptionRow(caseId, `signal.${signal}`),
    kind: 'signal' as const,
    message: signal,
    correlation: null,
  })),
];

/** What a command answers: the case as the projection shows it. */
export const resultOf = (
  book: CaseBook,
  context: Pick<BatchContext, 'caseId' | 'step'>,
): Omit<ActResult, 'seq'> => ({
  step: context.step,
  stage: book.stage,
  caseState: book.caseState,
  tasks: [...book.tasks.values()].map(({ instance, element, stage, role, unit, person }) => ({
    id: taskId(context.caseId, instance),
    element,
    stage,
    role,
    unit,
    person,
  })),
});

/** Everything that happened since the last projection, and the case as it is now. */
export const progressBatch = (book: CaseBook, context: BatchContext): ProgressBatch => {
  const { caseId, step, at, graphHash, settings } = context;
  const { pending } = book;
  const result = resultOf(book, context);
  return {
    caseId,
    step,
    at,
    graphHash,
    entries: pending.entries,
    case: caseProjection(book),
    openTasks: [...book.tasks.values()].map((task) => taskProjection(book, caseId, task)),
    closedTasks: pending.closedTasks,
    clocks: [...book.clocks.values()].filter(isMoving).map(clockProjection),
    openIncidents: [...book.incidents.values()].map(incidentProjection),
    subscriptions: subscriptions(book, context),
    sentMessages: pending.sentMessages,
    answers: pending.commands.map((commandId) => ({ commandId, result })),
    judging: { warnShare: settings.warnShare, escalateAfter: settings.escalateAfter },
  };
};
