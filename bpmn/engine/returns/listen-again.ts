import type { MessageRule, TimerRule } from '../../model/event-definition.ts';
import { correlate, correlateAgain } from '../correlation.ts';
import type { Failure } from '../failures.ts';
import { handlersOf } from '../handlers.ts';
import { raiseIncident } from '../incident.ts';
import type { ArmedTimer, InnerWait, Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { subscribe } from '../subscribe.ts';
import { emitArmed, isArmed, timerFor } from '../timers.ts';
import { elementOfWait, triggerOf } from '../triggers.ts';
import { waitsInside } from '../waits.ts';

/**
 * After its interruption was undone a scope listens as before: timers go on, and those that had fired stay
 * fired. What started the handler may start it once more, a condition when it did not hold meanwhile.
 */
export function listenAgain(step: Step, scope: number, handler: Instance): void {
  const waits = waitsInside(step, step.draft.get(scope));
  const again = { step, scope, handler, starts: startsOf(step, scope, handler) };
  for (const { element, rule } of waits.timers) armAgain(again, element, rule);
  for (const { element, rule } of waits.messages) subscribeAgain(again, element, rule);
  for (const element of waits.inner) waitAgain(again, element);
}

interface Again {
  readonly step: Step;
  readonly scope: number;
  /** Whose interruption is undone. */
  readonly handler: Instance;
  /** Its start events. */
  readonly starts: readonly string[];
}

interface Wait {
  readonly element: string;
  readonly spent?: true;
  readonly closedBy?: number;
}

function startsOf(step: Step, scope: number, handler: Instance): readonly string[] {
  return handlersOf(step, step.draft.get(scope))
    .filter(({ id }) => id === handler.element)
    .flatMap((element) => element.starts);
}

/** One of several events that are awaited together has happened before the scope was interrupted. */
function hasHappened({ step, scope, starts }: Again, wait: Wait): boolean {
  if (wait.spent !== true || wait.closedBy !== undefined) return false;
  const id = elementOfWait(wait.element);
  const element = step.elementIn(scope, id);
  return 'triggers' in element && element.parallel && !starts.includes(id);
}

/** Once repaired, it tries all of it once more: what is open then stays as it is. */
function stayDeaf({ step, scope, handler }: Again, failure: Failure): void {
  if (step.draft.rules === 1) raiseIncident(step, scope, failure);
  else if (step.draft.get(scope).incident === undefined)
    raiseIncident(step, scope, failure, { listening: handler.id });
}

function armAgain(again: Again, element: string, rule: TimerRule): void {
  const { step, scope, handler } = again;
  const owner = step.draft.get(scope);
  const { timers = [] } = owner;
  const known = timers.find((timer) => timer.element === element);
  if (known !== undefined && (isArmed(known) || hasFired(known, handler))) return;
  const timer = resumed(known) ?? timerFor(step, owner, element, rule);
  if ('code' in timer) {
    stayDeaf(again, timer);
    return;
  }
  const armed = { ...timer, fired: known?.fired ?? 0 };
  const changed = step.draft.replace({ ...owner, timers: replaced(timers, armed) });
  emitArmed(step, changed, armed);
}

function hasFired({ spent, closedBy }: ArmedTimer, handler: Instance): boolean {
  return spent === true && closedBy !== handler.id;
}

/** As it was when it was closed; null when nothing is known of its time. */
function resumed(timer: ArmedTimer | undefined): ArmedTimer | null {
  if (timer === undefined) return null;
  const { spent: _spent, closedBy: _closedBy, ...rest } = timer;
  return isArmed(rest) ? rest : null;
}

function subscribeAgain(again: Again, element: string, rule: MessageRule): void {
  const { step, scope } = again;
  const owner = step.draft.get(scope);
  const { subscriptions = [] } = owner;
  const known = subscriptions.find((one) => one.element === element);
  if (known !== undefined && (known.spent !== true || hasHappened(again, known))) return;
  const open = listening(step, owner, { element, known, rule });
  if ('code' in open) {
    stayDeaf(again, open);
    return;
  }
  step.draft.replace({ ...owner, subscriptions: replaced(subscriptions, open) });
  subscribe(step, scope, { open, rule });
}

/** By what it waited before, where that is known and cannot be evaluated any more. */
function listening(
  step: Step,
  owner: Instance,
  {
    element,
    known,
    rule,
  }: {
    readonly element: string;
    readonly known: OpenSubscription | undefined;
    readonly rule: MessageRule;
  },
): OpenSubscription | Failure {
  const { spent: _spent, closedBy: _closedBy, ...before } = known ?? { element, received: -1 };
  const open = { ...before, received: before.received + 1 };
  if (hasKey(open)) return correlateAgain(step, owner, open, rule);
  const correlation = correlate(step, owner, element, rule);
  return correlation.ok
    ? { ...open, ...correlation.noted }
    : { code: 'expression-failed', message: correlation.message };
}

function hasKey({ correlation, takes }: OpenSubscription): boolean {
  return correlation !== undefined || takes !== undefined;
}

function waitAgain(again: Again, element: string): void {
  const { step, scope, starts } = again;
  const owner = step.draft.get(scope);
  const { waits = [] } = owner;
  const known = waits.find((wait) => wait.element === element);
  if (known !== undefined && (known.spent !== true || hasHappened(again, known))) return;
  const trigger = triggerOf(step.elementIn(scope, elementOfWait(element)), element);
  const held =
    known?.held === true ||
    (trigger?.type === 'condition' && starts.includes(elementOfWait(element)));
  const open: InnerWait = { element, ...(held ? { held: true } : {}) };
  step.draft.replace({ ...owner, waits: replaced(waits, open) });
}

function replaced<T extends Wait>(waits: readonly T[], one: T): readonly T[] {
  const others = waits.some(({ element }) => element === one.element);
  return others
    ? waits.map((wait) => (wait.element === one.element ? one : wait))
    : [...waits, one];
}
