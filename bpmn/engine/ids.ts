import type { ArmedTimer, Instance, OpenSubscription } from './state.ts';

/**
 * Ids that the outside sees. Timers and subscriptions carry how often they fired, so that a late
 * second delivery of one firing does not count as the next.
 */
export function timerId(instance: number, timer: ArmedTimer): string {
  return `${instance}.${timer.element}.${timer.fired}`;
}
export function subscriptionId(instance: number, subscription: OpenSubscription): string {
  return `${instance}.${subscription.element}.${subscription.received}`;
}

/** Names the call that undoes an instance: a service may have done the work under the id of the instance itself. */
export function undoId(instance: number): string {
  return `${instance}.undo`;
}

/** The instance that such an id says is undone, or null. */
export function undoneBy(id: string): number | null {
  return id.endsWith('.undo') ? instanceNumber(id.slice(0, -'.undo'.length)) : null;
}

/** The number in an instance id, or null when the text is none. */
export function instanceNumber(id: string): number | null {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** The instance that a timer or subscription id belongs to, or null. */
export function ownerOf(id: string): number | null {
  return instanceNumber(id.split('.', 1)[0] ?? '');
}

/** A turn of a sequential body that has not begun has no instance: it goes by its body and number, `4#3`. */
export function comingTurnId(body: number, turn: number): string {
  return `${body}#${turn}`;
}

/** The body and number in such an id, or null when it is none. */
export function comingTurnOf(id: string): { readonly body: string; readonly turn: number } | null {
  const [body = '', number = '', ...rest] = id.split('#');
  const turn = instanceNumber(number);
  return turn === null || rest.length > 0 ? null : { body, turn };
}

/** The node of the graph of causes that stands for what leaves an instance. */
export function leavingNode(instance: Instance): number {
  return instance.ends === undefined ? instance.id : -instance.id;
}
