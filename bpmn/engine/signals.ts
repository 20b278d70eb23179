import { carryIn } from './carrying.ts';
import { deliver, endsWait, waitingElement } from './deliver.ts';
import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';
import type { CaseState, InnerWait, Instance } from './state.ts';
import { Step } from './step.ts';
import { triggerOf, triggersOf } from './triggers.ts';

/** Throws a signal from an instance: to the case itself at once, to all others by whoever carries the command out. */
export function throwSignal(step: Step, id: number, signal: string): void {
  const { element } = step.draft.get(id);
  step.emit({ type: 'broadcast-signal', instance: String(id), element, signal });
  broadcast(step, signal);
}

/** Names of the signals that something in the case waits for now, in order, each once. */
export function awaitedSignals(procedure: Procedure, state: CaseState): readonly string[] {
  if (!speaksOfSignals(procedure) || state.status !== 'running') return [];
  const waits = signalWaits(new Step(procedure, state, { at: 0 }));
  return [...new Set(waits.map(({ signal }) => signal))].toSorted();
}

/** Who waits for which signal now, older instances first. */
export function signalWaits(
  step: Step,
): readonly { readonly owner: number; readonly element: BpmnElement; readonly signal: string }[] {
  return step.draft.active.flatMap((owner) =>
    signalsOf(step, step.draft.get(owner)).map(({ element, signal }) => ({
      owner,
      element,
      signal,
    })),
  );
}

const speaking = new WeakMap<Procedure, boolean>();

/** Most procedures do not: they are not asked again at each step. */
export function speaksOfSignals(procedure: Procedure): boolean {
  const known = speaking.get(procedure);
  if (known !== undefined) return known;
  const speaks = [procedure, ...Object.values(procedure.called)].some(({ elements }) =>
    Object.values(elements).some((element) =>
      triggersOf(element).some(([, { type }]) => type === 'signal'),
    ),
  );
  speaking.set(procedure, speaks);
  return speaks;
}

/**
 * A signal reaches everything in the case that waits for it now, older instances first (specification
 * 10.5.1: broadcast). What interrupts comes last, so that it takes nobody's wait away. False when
 * nothing waited. What it carries is there for each where it waits, as of a message (10.5.1: data outputs of
 * the catching event), and a return that goes behind one takes it back there.
 *
 * Elsewhere: Camunda 7 has all signal events, Camunda 8 since 8.3, Flowable no signal end event. A signal is
 * not kept for what waits later: engines that suspend instances discard it too (camunda/camunda 57549). Here
 * a signal from outside that nothing waits for is refused, so that its sender knows. What it carries Camunda 7
 * gives to the executions that it triggers, Camunda 8 to the instance that waits, which a called process is.
 */
export function broadcast(step: Step, signal: string, variables?: JsonObject): boolean {
  const listening = step.draft.active.flatMap((id) => listeningOf(step, id, signal));
  const reached = [false, true].flatMap((ends) =>
    listening.filter((one) => one.ends === ends).filter((one) => receive(step, one, variables)),
  );
  return reached.length > 0;
}

interface Listening {
  readonly owner: number;
  readonly element: string;
  readonly ends: boolean;
}

function listeningOf(step: Step, id: number, signal: string): Listening[] {
  const owner = step.draft.get(id);
  return signalsOf(step, owner)
    .filter((one) => one.signal === signal)
    .map(({ wait, element }) => ({
      owner: id,
      element: wait,
      ends: endsWait(step, owner, element),
    }));
}

interface SignalWait {
  readonly wait: string;
  readonly element: BpmnElement;
  readonly signal: string;
}

/** The signals that an instance waits for; what waits for a repair hears none. */
function signalsOf(step: Step, owner: Instance): SignalWait[] {
  if (owner.incident !== undefined) return [];
  return (owner.waits ?? []).flatMap((wait) => {
    if (wait.spent === true) return [];
    const element = waitingElement(step, owner, wait.element);
    const trigger = triggerOf(element, wait.element);
    return trigger?.type === 'signal'
      ? [{ wait: wait.element, element, signal: trigger.signal }]
      : [];
  });
}

/** What another one has interrupted meanwhile hears nothing any more. */
function receive(
  step: Step,
  { owner: id, element: wait, ends }: Listening,
  variables: JsonObject | undefined,
): boolean {
  const waiting = step.draft.get(id);
  const { waits = [] } = waiting;
  const known = waits.find((one) => one.element === wait);
  if (waiting.state !== 'active' || known === undefined || known.spent === true) return false;
  const spent: InnerWait = { element: wait, spent: true };
  if (ends)
    step.draft.replace({ ...waiting, waits: waits.map((one) => (one === known ? spent : one)) });
  const element = waitingElement(step, waiting, wait);
  const happened = deliver(step, id, element);
  carryIn(step, { waiting, happened, element }, variables);
  return true;
}
