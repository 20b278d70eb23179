import type { EventOf, EventType } from '../../engine/event-of.ts';
import type { EngineEvent } from '../../engine/events.ts';
import { comingTurnId, comingTurnOf } from '../../engine/ids.ts';
import type { CaseState } from '../../engine/state.ts';
import { idOf, type Corresponding } from './corresponding.ts';

/** Where a recorded event is carried over: the case before it, and the draft as far as it has come. */
export interface Carrying {
  readonly ids: Corresponding;
  readonly recorded: CaseState;
  readonly draft: CaseState;
}

type CarriedOver<T extends EventType> = (event: EventOf<T>, on: Carrying) => EventOf<T> | null;

const asItIs = <T extends EventType>(event: EventOf<T>): EventOf<T> => event;

const open = (id: string, { ids, recorded, draft }: Carrying): string | null =>
  idOf(ids.open(id, recorded, draft));
const earlier = (id: string, { ids, recorded, draft }: Carrying): string | null =>
  idOf(ids.earlier(id, recorded, draft));

/** Of an event about one open instance. */
const ofOpen = <T extends EventType>(
  event: EventOf<T> & { readonly instance: string },
  on: Carrying,
): EventOf<T> | null => {
  const instance = open(event.instance, on);
  return instance === null ? null : { ...event, instance };
};

const ofCall = <T extends EventType>(
  event: EventOf<T> & { readonly instance: string },
  { ids, recorded, draft }: Carrying,
): EventOf<T> | null => {
  const instance = ids.called(event.instance, recorded, draft);
  return instance === null ? null : { ...event, instance };
};

/** Of a turn that is open, or was taken out and is now given up. */
const ofTurn = (
  event: EventOf<'remove-instance'>,
  on: Carrying,
): EventOf<'remove-instance'> | null => {
  const turn = on.recorded.instances.get(Number(event.instance));
  if (turn?.withdrawn !== 'expected') return ofOpen(event, on);
  const instance = earlier(event.instance, on);
  return instance === null ? null : { ...event, instance };
};

/** Goes from an open instance to an earlier one. */
const back = <T extends EventType>(
  event: EventOf<T> & { readonly from: string; readonly to: string },
  on: Carrying,
): EventOf<T> | null => {
  const from = open(event.from, on);
  const to = earlier(event.to, on);
  return from === null || to === null ? null : { ...event, from, to };
};

const toEarlier = <T extends EventType>(
  event: EventOf<T> & { readonly to: string },
  on: Carrying,
): EventOf<T> | null => {
  const to = earlier(event.to, on);
  return to === null ? null : { ...event, to };
};

const carried: { readonly [T in EventType]: CarriedOver<T> } = {
  start: asItIs,
  complete: ofOpen,
  'service-completed': ofCall,
  'service-error': ofCall,
  incident: ofCall,
  'start-activity': ofOpen,
  'end-activities': ofOpen,
  repair: ofCall,
  timer: (event, { ids, recorded, draft }) => {
    const timer = ids.timer(event.timer, recorded, draft);
    return timer === null ? null : { ...event, timer };
  },
  message: (event, { ids, recorded, draft }) => {
    const subscription = ids.subscription(event.subscription, recorded, draft);
    return subscription === null ? null : { ...event, subscription };
  },
  signal: asItIs,
  return: back,
  'ask-back': back,
  withdraw: toEarlier,
  reopen: toEarlier,
  hold: ofOpen,
  'set-variables': (event, on) => {
    if (event.instance === undefined) return event;
    const instance = open(event.instance, on);
    return instance === null ? null : { ...event, instance };
  },
  'cancel-scope': ofOpen,
  'add-instance': (event, on) => {
    const body = open(event.body, on);
    if (body === null) return null;
    if (event.back === undefined) return { ...event, body };
    const turn = earlier(event.back, on);
    return turn === null ? null : { ...event, body, back: turn };
  },
  'remove-instance': (event, on) => {
    const coming = comingTurnOf(event.instance);
    if (coming === null) return ofTurn(event, on);
    const body = open(coming.body, on);
    return body === null ? null : { ...event, instance: comingTurnId(Number(body), coming.turn) };
  },
  jump: (event, on) => {
    const leave = event.leave.map((id) => open(id, on)).filter((id) => id !== null);
    return leave.length < event.leave.length ? null : { ...event, leave };
  },
  // A case that has changed its version is not compared (`rehearse.ts`).
  migrate: () => null,
  suspend: asItIs,
  resume: asItIs,
  cancel: asItIs,
};

/** A recorded event as the draft would be given it; null while there is nothing in the draft that it is about. */
export const onTheDraft = (event: EngineEvent, on: Carrying): EngineEvent | null => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has for each type its own
  const carry = carried[event.type] as (event: EngineEvent, on: Carrying) => EngineEvent | null;
  return carry(event, on);
};
