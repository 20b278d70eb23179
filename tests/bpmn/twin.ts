import { isArmed } from '../../bpmn/engine/timers.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { comingTurnId, comingTurnOf, subscriptionId, timerId } from '../../bpmn/engine/ids.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { Lineage } from './lineage.ts';
import type { Recorded } from './random-run.ts';

/**
 * The twin of a case: its history without what returns have superseded, applied from the start. The
 * same tasks are found by their lineage, since their numbers differ. Null where it has none: what had ended
 * before its scope was interrupted and is entered again stands beside the interruption, which would have
 * ended it in the twin.
 */
export function twinOf(
  procedure: Procedure,
  state: CaseState,
  recorded: readonly Recorded[],
): CaseState | null {
  if (standsBesideAnInterruption(procedure, state)) return null;
  const lineage = new Lineage(state);
  const byId = new Map(state.instances.all.map((instance) => [instance.id, instance]));
  let twin = emptyState(procedure);
  for (const { event, instance, voided } of recorded) {
    if (
      voided === true ||
      event.type === 'return' ||
      event.type === 'reopen' ||
      // In these procedures services are called for undoing alone.
      event.type === 'service-completed' ||
      byId.get(instance)?.state === 'superseded'
    )
      continue;
    twin = apply(procedure, twin, translate(event, { lineage, twin, byId })).state;
  }
  return twin;
}

/** Something was entered in an interrupted scope, outside what interrupted it, after the interruption. */
function standsBesideAnInterruption({ elements }: Procedure, { instances }: CaseState): boolean {
  const around = (one: Instance | undefined): readonly number[] =>
    one === undefined || one.scope === 0 ? [] : [one.scope, ...around(instances.get(one.scope))];
  const counting = instances.all.filter(({ state }) => state !== 'superseded');
  const interruptions = counting.filter(({ element: id }) => {
    const element = elements[id];
    return element?.kind === 'eventSubProcess' && element.interrupting;
  });
  return interruptions.some((handler) =>
    counting.some((one) => {
      const scopes = one.id > handler.id ? around(one) : [];
      return scopes.includes(handler.scope) && !scopes.includes(handler.id);
    }),
  );
}

interface Translation {
  readonly lineage: Lineage;
  readonly twin: CaseState;
  readonly byId: ReadonlyMap<number, Instance>;
}

type Translate<T extends EngineEvent['type']> = (
  event: Extract<EngineEvent, { readonly type: T }>,
  translation: Translation,
) => EngineEvent;

const idIn = ({ lineage, twin }: Translation, id: string, fits: Fits = isActive): string =>
  String(counterpart(Number(id), lineage, twin, fits).id);

/** Events whose ids are not simply those of an instance. */
const translations: { readonly [T in EngineEvent['type']]?: Translate<T> } = {
  'ask-back': (event, translation) => ({
    ...event,
    from: idIn(translation, event.from),
    to: idIn(translation, event.to, isCompleted),
  }),
  message: (event, { lineage, twin }) => {
    const [owner = '', element] = event.subscription.split('.');
    const host = counterpart(Number(owner), lineage, twin);
    const open = host.subscriptions?.find((one) => one.element === element && one.spent !== true);
    if (open === undefined)
      throw new Error(`Expected a subscription ${element} in the twin, but there is none`);
    return { ...event, subscription: subscriptionId(host.id, open) };
  },
  jump: (event, translation) => ({
    ...event,
    leave: event.leave.map((id) => idIn(translation, id)),
  }),
  'add-instance': (event, translation) => ({
    ...event,
    body: idIn(translation, event.body),
    ...(event.back === undefined ? {} : { back: idIn(translation, event.back, isExpected) }),
  }),
  'remove-instance': (event, translation) => {
    const coming = comingTurnOf(event.instance);
    const instance =
      coming === null
        ? idIn(translation, event.instance, isOpenOrExpected)
        : comingTurnId(Number(idIn(translation, coming.body)), coming.turn);
    return { ...event, instance };
  },
  timer: (event, { lineage, twin }) => {
    const [owner = '', ...rest] = event.timer.split('.');
    const host = counterpart(Number(owner), lineage, twin);
    const element = rest.slice(0, -1).join('.');
    const timer = host.timers?.find((one) => one.element === element && isArmed(one));
    if (timer === undefined)
      throw new Error(`Expected a timer ${element} in the twin, but there is none`);
    return { ...event, timer: timerId(host.id, timer) };
  },
};

function translate<T extends EngineEvent['type']>(
  event: Extract<EngineEvent, { readonly type: T }>,
  translation: Translation,
): EngineEvent {
  const special: Translate<T> | undefined = translations[event.type];
  if (special !== undefined) return special(event, translation);
  return 'instance' in event ? { ...event, instance: idIn(translation, event.instance) } : event;
}

type Fits = (instance: Instance, twin: CaseState) => boolean;

const isActive: Fits = ({ state }) => state === 'active';
const isCompleted: Fits = ({ state }) => state === 'completed';
/** A turn that has come back has the lineage of the one that was taken out, and so has all that is in them. */
const isExpected: Fits = ({ withdrawn, scope }, { active }) =>
  withdrawn === 'expected' && active.includes(scope);
const isOpenOrExpected: Fits = (turn, twin) => isActive(turn, twin) || isExpected(turn, twin);

function counterpart(
  id: number,
  lineage: Lineage,
  twin: CaseState,
  fits: Fits = isActive,
): Instance {
  const wanted = lineage.key(id);
  const names = new Lineage(twin);
  const found = twin.instances.all.find(
    (instance) => fits(instance, twin) && names.key(instance.id) === wanted,
  );
  if (found === undefined) throw new Error(`Expected ${wanted} to be in the twin, but it is not`);
  return found;
}
