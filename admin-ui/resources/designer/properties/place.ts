import {
  children,
  child,
  ownProperties,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import type { Edit } from '../canvas/edit.ts';
import type { Drawn } from '../canvas/services.ts';
import { collaborationOf, definitionsOf } from './file-of.ts';

/** One step from an element to a part of it that holds properties. */
export type Step =
  /** A part that stands alone in a property, such as a condition. */
  | { readonly in: 'property'; readonly property: string; readonly type: string }
  /** A `bh:` element among the extensions. */
  | { readonly in: 'extensions'; readonly type: string }
  /** The definition of an event; it is there or the element has no such property. */
  | { readonly in: 'definition'; readonly type: string }
  /** How often an activity runs; it is there or not. */
  | { readonly in: 'loop'; readonly type: string }
  /** The file around it. */
  | { readonly in: 'file' }
  /** The collaboration of the file; it is there once a pool is drawn. */
  | { readonly in: 'collaboration' };

export type Place = readonly Step[];

export const extension = (type: string): Step => ({ in: 'extensions', type });
export const expression = (property: string): Step => ({
  in: 'property',
  property,
  type: 'bpmn:FormalExpression',
});
export const definition = (kind: string): Step => ({
  in: 'definition',
  type: `bpmn:${kind}EventDefinition`,
});
export const multiInstance: Step = {
  in: 'loop',
  type: 'bpmn:MultiInstanceLoopCharacteristics',
};
/** A pool stands for its process. */
export const processOfPool: Place = [
  { in: 'property', property: 'processRef', type: 'bpmn:Process' },
];
/** Inputs and outputs of an activity, or of a process. */
export const io: Place = [
  { in: 'property', property: 'ioSpecification', type: 'bpmn:InputOutputSpecification' },
];
export const file: Step = { in: 'file' };
export const collaboration: Step = { in: 'collaboration' };
export const standardLoop: Step = { in: 'loop', type: 'bpmn:StandardLoopCharacteristics' };

function ofType(found: ModdleElement | null | undefined, type: string): ModdleElement | null {
  return found?.$type === type ? found : null;
}

type Reader<S extends Step['in']> = (
  owner: ModdleElement,
  step: Extract<Step, { readonly in: S }>,
) => ModdleElement | null;

const readers: { readonly [S in Step['in']]: Reader<S> } = {
  property: (owner, { property }) => child(owner, property),
  extensions: (owner, { type }) => extensionsOf(owner).find(({ $type }) => $type === type) ?? null,
  definition: (owner, { type }) =>
    children(owner, 'eventDefinitions').find(({ $type }) => $type === type) ?? null,
  loop: (owner, { type }) => ofType(child(owner, 'loopCharacteristics'), type),
  file: definitionsOf,
  collaboration: collaborationOf,
};

function read<S extends Step['in']>(
  owner: ModdleElement,
  step: Extract<Step, { readonly in: S }> & { readonly in: S },
): ModdleElement | null {
  return readers[step.in](owner, step);
}

/** The `bh:` elements of an element. */
export function extensionsOf(owner: ModdleElement): readonly ModdleElement[] {
  const container = child(owner, 'extensionElements');
  return container === null ? [] : children(container, 'values');
}

/** What is at a place; null where there is nothing. */
export function partAt(owner: ModdleElement, place: Place): ModdleElement | null {
  let part: ModdleElement | null = owner;
  for (const step of place) {
    part = part === null ? null : read(part, step);
  }
  return part;
}

/** Changes of the parts of one thing that is drawn. */
export interface PartEdit {
  readonly edit: Edit;
  readonly drawn: Drawn;
  /** The part of it that places are counted from, such as an item of a list; itself when absent. */
  readonly of?: ModdleElement;
}

export const startOf = ({ drawn, of }: Pick<PartEdit, 'drawn' | 'of'>): ModdleElement =>
  of ?? drawn.businessObject;

/** Adds a `bh:` element behind the others. */
export function addExtension(
  { edit, drawn }: PartEdit,
  owner: ModdleElement,
  type: string,
  properties: Readonly<Record<string, unknown>> = {},
): ModdleElement {
  const known = child(owner, 'extensionElements');
  const container = known ?? edit.make('bpmn:ExtensionElements', owner, { values: [] });
  const value = edit.make(type, container, properties);
  edit.part(drawn, container, { values: [...children(container, 'values'), value] });
  if (known === null) {
    edit.part(drawn, owner, { extensionElements: container });
  }
  return value;
}

/** Takes `bh:` elements away; the last one takes its container along. */
export function removeExtensions(
  { edit, drawn }: PartEdit,
  owner: ModdleElement,
  gone: readonly ModdleElement[],
): void {
  const container = child(owner, 'extensionElements');
  if (container === null || gone.length === 0) {
    return;
  }
  const values = children(container, 'values').filter((value) => !gone.includes(value));
  if (values.length === 0) {
    edit.part(drawn, owner, { extensionElements: undefined });
  } else {
    edit.part(drawn, container, { values });
  }
}

function madeAt(change: PartEdit, owner: ModdleElement, step: Step): ModdleElement | null {
  if (step.in === 'extensions') {
    return addExtension(change, owner, step.type);
  }
  if (step.in === 'property') {
    const part = change.edit.make(step.type, owner);
    change.edit.part(change.drawn, owner, { [step.property]: part });
    return part;
  }
  return null;
}

/** What is at a place, made where it is not; null where only the canvas makes it. */
export function reach(change: PartEdit, place: Place): ModdleElement | null {
  let part: ModdleElement | null = startOf(change);
  for (const step of place) {
    part = part === null ? null : (read(part, step) ?? madeAt(change, part, step));
  }
  return part;
}

const isBare = (part: ModdleElement): boolean =>
  ownProperties(part).every((name) => {
    const value = part[name];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });

/** Takes away what says nothing any more, from the innermost part outwards. */
function prune(change: PartEdit, place: Place): void {
  const { edit, drawn } = change;
  for (let depth = place.length; depth > 0; depth -= 1) {
    const step = place[depth - 1];
    const owner = partAt(startOf(change), place.slice(0, depth - 1));
    const part = partAt(startOf(change), place.slice(0, depth));
    if (step === undefined || owner === null || part === null || !isBare(part)) {
      return;
    }
    if (step.in === 'extensions') {
      removeExtensions(change, owner, [part]);
    } else if (step.in === 'property') {
      edit.part(drawn, owner, { [step.property]: undefined });
    } else {
      return;
    }
  }
}

/** Sets a property at a place; an empty text takes it away, with what then says nothing. */
export function setAt(change: PartEdit, place: Place, property: string, value: unknown): void {
  const { edit, drawn } = change;
  const written = value === '' ? undefined : value;
  if (place.length === 0) {
    if (change.of === undefined) {
      edit.own(drawn, { [property]: written });
    } else {
      edit.part(drawn, change.of, { [property]: written });
    }
    return;
  }
  if (written === undefined && partAt(startOf(change), place) === null) {
    return;
  }
  const part = reach(change, place);
  if (part !== null) {
    edit.part(drawn, part, { [property]: written });
    prune(change, place);
  }
}
