import type { AssignmentRule } from '../model/element-properties.ts';
import type { Activity, FlowNode } from '../model/element.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { dataOf } from './transform-data.ts';
import { loopOf } from './transform-loops.ts';

/** What a lane gives to the elements in it. */
export interface LaneShare {
  readonly id: string;
  readonly assignment: AssignmentRule;
}

/** Where an element stands while it is transformed. */
export interface Place {
  readonly findings: Findings;
  readonly parent: string | null;
  /** Of the enclosing sub-process. */
  readonly stage: string | null;
  readonly lane: LaneShare | null;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** It stands directly in an event sub-process. */
  readonly inHandler: boolean;
  /** What compensates it. */
  readonly compensation: string | null;
  /** Ids of the boundary events attached to it. */
  readonly boundaries: readonly string[];
  /** A global task: its data are those of the procedure that it is. */
  readonly isGlobal?: true;
}

const onEveryNode = ['bh:Label', 'bh:Stage'];
const onEveryActivity = [...onEveryNode, 'bh:NoReturn', 'bh:Undo'];

export interface Read<T extends FlowNode> {
  readonly node: T;
  readonly extensions: Extensions;
}

export function readNode(
  element: ModdleElement,
  place: Place,
  extensions: readonly string[] = [],
): Read<FlowNode> {
  return nodeWith(element, place, [...onEveryNode, ...extensions]);
}

export function readActivity(
  element: ModdleElement,
  place: Place,
  extensions: readonly string[] = [],
): Read<Activity> {
  const read = nodeWith(element, place, [...onEveryActivity, ...extensions]);
  const loop = loopOf(element, place.findings);
  return {
    extensions: read.extensions,
    node: {
      ...read.node,
      boundaries: place.boundaries,
      default: referenceId(element, 'default'),
      noReturn: read.extensions.has('bh:NoReturn'),
      undo: read.extensions.undo(),
      ...quantities(element, place.findings),
      ...(loop === null ? {} : { loop }),
      ...(place.isGlobal === true ? {} : dataOf(element, place.findings)),
      ...(place.compensation === null ? {} : { compensation: place.compensation }),
      ...(element['isForCompensation'] === true ? { isForCompensation: true as const } : {}),
    },
  };
}

const codes = {
  startQuantity: 'start-quantity-not-valid',
  completionQuantity: 'completion-quantity-not-valid',
} as const;

/** Table 10.21: at least one token each; what is not said is one. */
function quantities(
  element: ModdleElement,
  findings: Findings,
): { readonly startQuantity?: number; readonly completionQuantity?: number } {
  const given: { startQuantity?: number; completionQuantity?: number } = {};
  for (const name of ['startQuantity', 'completionQuantity'] as const) {
    const value = element[name];
    if (value === undefined || value === 1) continue;
    if (typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= 1000)
      given[name] = value;
    else findings.add(codes[name], idOf(element), { quantity: JSON.stringify(value) });
  }
  return given;
}

function nodeWith(
  element: ModdleElement,
  place: Place,
  allowed: readonly string[],
): Read<FlowNode> {
  const id = idOf(element) ?? '';
  const extensions = new Extensions(element, id, allowed, place.findings);
  const name = text(element, 'name') ?? '';
  return {
    extensions,
    node: {
      id,
      name,
      nameEn: extensions.labelEn(name),
      parent: place.parent,
      lane: place.lane?.id ?? null,
      stage: extensions.stage() ?? place.stage,
      incoming: place.incoming,
      outgoing: place.outgoing,
    },
  };
}

/** Id of a resolved reference. */
export function referenceId(element: ModdleElement, property: string): string | null {
  const target = child(element, property);
  return target === null ? null : idOf(target);
}

/** Whether an event-based gateway or a receive task starts a case; only a whole procedure is started so. */
export function instantiates(element: ModdleElement, { parent, findings }: Place): boolean {
  if (element['instantiate'] !== true) return false;
  if (parent !== null) findings.add('not-supported', idOf(element), { what: 'instantiate' });
  return true;
}

/** Whether an attribute with two values has the second; the first is what is not said. */
export function isSecond(
  element: ModdleElement,
  property: string,
  {
    values: [first, second],
    findings,
  }: { readonly values: readonly [string, string]; readonly findings: Findings },
): boolean {
  const value = text(element, property) ?? first;
  if (value !== first && value !== second)
    findings.add('not-supported', idOf(element), { what: property });
  return value === second;
}
