import { asAdHoc } from '../engine/ad-hoc.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import { isArmed } from '../engine/timers.ts';
import type { CaseState, Instance } from '../engine/state.ts';
import { rootId } from '../engine/step.ts';
import type { Step } from '../engine/step.ts';
import { runsBeside } from './beside.ts';
import { compensable } from './compensable.ts';
import type { OutcomeLiveness } from './outcome-liveness.ts';

/**
 * What of a state decides what can happen next, as text: the tree of scopes with the tokens in each, no
 * ids, no past, no data. States with the same key are the same for the exploration.
 */
export function markingKey(
  step: Step,
  state: CaseState,
  outcomes: OutcomeLiveness,
  compensableIn: typeof compensable = compensable,
): string {
  if (state.status !== 'running') return state.status;
  const inside = new Map<number, Instance[]>();
  for (const id of state.active) {
    const instance = step.draft.get(id);
    const siblings = inside.get(instance.scope);
    if (siblings === undefined) inside.set(instance.scope, [instance]);
    else siblings.push(instance);
  }
  const keyOf = (instance: Instance): string => {
    const children = inside.get(instance.id) ?? [];
    const keys = children.map(keyOf);
    const beside = children.flatMap((inner, at) => (isBeside(step, inner) ? (keys[at] ?? []) : []));
    const sorted = keys.toSorted();
    const different = beside.length === 0 ? sorted : onceBeside(sorted, new Set(beside));
    const undone = compensableIn(step, instance).map((handler) => `,<${handler}`);
    return `${own(step, instance, outcomes)}${undone.join('')}{${different.join(';')}}`;
  };
  return keyOf(step.draft.get(rootId));
}

/** Of what runs beside the flow one stands for any number that are alike (`beside.ts`). */
function onceBeside(keys: readonly string[], beside: ReadonlySet<string>): readonly string[] {
  return keys.filter((key, index) => keys[index - 1] !== key || !beside.has(key));
}

const besides = new WeakMap<Instance, boolean>();

function isBeside(step: Step, instance: Instance): boolean {
  const known = besides.get(instance);
  if (known !== undefined) return known;
  const is = runsBeside(step.elementOf(instance));
  besides.set(instance, is);
  return is;
}

const texts = new WeakMap<OutcomeLiveness, WeakMap<Instance, string>>();

/** Instances are replaced, never changed: what only tells of itself, and of what has ended, is told once. */
function own(step: Step, instance: Instance, outcomes: OutcomeLiveness): string {
  const known = texts.get(outcomes) ?? new WeakMap<Instance, string>();
  texts.set(outcomes, known);
  let text = known.get(instance);
  if (text === undefined) {
    text = told(step, instance, outcomes);
    if (!isOfOthers(instance, outcomes)) known.set(instance, text);
  }
  return instance.opened === 'body' ? text + adHocOf(step, instance).join('') : text;
}

/** Its tokens or its ends hand on the outcome of others. */
function isOfOthers(
  { element, tokens, ends }: Instance,
  { into, outOf }: OutcomeLiveness,
): boolean {
  return (tokens !== undefined && into.has(element)) || (ends !== undefined && outOf.has(element));
}

function told(step: Step, instance: Instance, outcomes: OutcomeLiveness): string {
  const matters = outcomes.into.has(instance.element);
  const { incident, outcome } = instance;
  return [
    instance.element,
    ...(incident === undefined ? [] : [`!${incident.code}`]),
    ...(matters && outcome !== undefined ? [`=${outcome}`] : []),
    ...turnOf(step, instance),
    ...tokensOf(step, instance, matters),
    ...waitsOf(instance),
    ...awaitedOf(step, instance),
    ...askedOf(step, instance),
    ...bodyOf(step, instance, outcomes),
  ].join(',');
}

/** How many turns are left of a sequential body. */
function turnOf(step: Step, { turn, scope }: Instance): readonly string[] {
  if (turn === undefined || step.draft.get(scope).turns?.sequential !== true) return [];
  return [`#${String(turn)}`];
}

/** The order decides whose outcome a join hands on. */
function tokensOf(step: Step, { tokens = [] }: Instance, matters: boolean): readonly string[] {
  return matters
    ? tokens.map(({ flow, from }) => `${flow}=${step.outcomeOf(from) ?? ''}`)
    : tokens.map(({ flow }) => flow).toSorted();
}

function waitsOf({ timers = [], subscriptions = [], waits = [] }: Instance): readonly string[] {
  return [
    ...timers.map((timer) => `${timer.element}~${isArmed(timer) ? (timer.left ?? '') : 'spent'}`),
    ...subscriptions.filter(({ spent }) => spent === true).map(({ element }) => `${element}~spent`),
    ...waits
      .filter(({ spent, held }) => spent === true || held === true)
      .map(({ element, spent }) => `${element}~${spent === true ? 'spent' : 'held'}`),
  ];
}

/** What an activated complex gateway still takes in, and what has still to happen of what starts a case together. */
function awaitedOf(step: Step, instance: Instance): readonly string[] {
  const { awaited = [], subscriptions = [], waits = [] } = instance;
  const isGateway = instance.scope !== 0 && step.elementOf(instance).kind === 'eventBasedGateway';
  const open = isGateway ? [...subscriptions, ...waits].filter(({ spent }) => spent !== true) : [];
  return [...awaited, ...open.map(({ element }) => element)].toSorted().map((one) => `@${one}`);
}

/** Whether it waits for an answer, and whom it answers. */
function askedOf(step: Step, { heldFor, answers }: Instance): readonly string[] {
  return [
    ...(heldFor === undefined ? [] : ['held']),
    ...(answers === undefined ? [] : [`to ${step.draft.get(answers).element}`]),
  ];
}

function bodyOf(step: Step, instance: Instance, { outOf }: OutcomeLiveness): readonly string[] {
  if (instance.ends === undefined) return [];
  return [
    `>${[...new Set(endsOf(step, instance))].toSorted().join('>')}`,
    ...(outOf.has(instance.element) ? [`>=${step.outcomeOf(-instance.id) ?? ''}`] : []),
  ];
}

/** Whether nothing more starts, and what waits for its turn, in order. */
function adHocOf(step: Step, { id, closing, opened }: Instance): readonly string[] {
  if (opened !== 'body') return [];
  const adHoc = asAdHoc(step, id);
  if (adHoc === null) return [];
  const queued = step.draft
    .inside(id)
    .filter((inner) => inner.opened === undefined && inner.tokens === undefined);
  return [
    ...(closing === true ? [',closing'] : []),
    ...queued.map(({ element }) => `,?${element}`),
  ];
}

/**
 * Elements at which tokens of a scope have ended, as often as they have. Branches beside the flow, event
 * sub-processes, compensation and what people start in an ad-hoc sub-process may end any number of times.
 */
export function endsOf(step: Step, scope: Instance): readonly string[] {
  if (scope.id !== rootId && step.elementOf(scope).kind === 'adHocSubProcess') return [];
  return (scope.ends ?? [])
    .map((node) => step.elementOf(step.draft.get(Math.abs(node))))
    .filter((element) => !mayEndOften(element))
    .map((element) => element.id);
}

function mayEndOften(element: BpmnElement): boolean {
  if (isActivity(element) && element.isForCompensation === true) return true;
  return isBoundary(element) || element.kind === 'eventSubProcess';
}
