import { child, children, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { partAt, startOf, type PartEdit, type Place } from './place.ts';
import type { ListUpkeep } from './property-field.ts';

interface Side {
  readonly sets: 'inputSets' | 'outputSets';
  /** The one set of an event. */
  readonly set: 'inputSet' | 'outputSet';
  readonly type: string;
  readonly listed: 'dataInputRefs' | 'dataOutputRefs';
  readonly optional: 'optionalInputRefs' | 'optionalOutputRefs';
}

const sides: Readonly<Record<string, Side>> = {
  'bpmn:DataInput': {
    sets: 'inputSets',
    set: 'inputSet',
    type: 'bpmn:InputSet',
    listed: 'dataInputRefs',
    optional: 'optionalInputRefs',
  },
  'bpmn:DataOutput': {
    sets: 'outputSets',
    set: 'outputSet',
    type: 'bpmn:OutputSet',
    listed: 'dataOutputRefs',
    optional: 'optionalOutputRefs',
  },
};

/** Puts data into the first set of its owner, which is made where there is none. */
export function listInSet({ edit, drawn }: PartEdit, data: ModdleElement): void {
  const side = sides[data.$type];
  const owner = child(data, '$parent');
  if (side === undefined || owner === null) {
    return;
  }
  const [first] = children(owner, side.sets);
  if (first === undefined) {
    const made = edit.make(side.type, owner, { [side.listed]: [data] });
    edit.part(drawn, owner, { [side.sets]: [made] });
  } else {
    edit.part(drawn, first, { [side.listed]: [...children(first, side.listed), data] });
  }
}

/** The schema asks for a set of each kind, an empty one too. */
function completeSets({ edit, drawn }: PartEdit, owner: ModdleElement): void {
  for (const { sets, type } of Object.values(sides)) {
    if (children(owner, sets).length === 0) {
      edit.part(drawn, owner, { [sets]: [edit.make(type, owner)] });
    }
  }
}

/** Inputs and outputs stand in sets (BPMN 2.0.2, 10.4.1); without any of them nothing of it is written. */
export const inSets: (at: Place) => ListUpkeep = (at) => ({
  added: (change, item) => {
    const owner = partAt(startOf(change), at);
    if (owner !== null) {
      listInSet(change, item);
      completeSets(change, owner);
    }
  },
  removed: (change) => {
    const owner = partAt(startOf(change), at);
    const holder = partAt(startOf(change), at.slice(0, -1));
    const isEmpty =
      owner !== null &&
      ['dataInputs', 'dataOutputs'].every((name) => children(owner, name).length === 0);
    if (isEmpty && holder !== null) {
      change.edit.part(change.drawn, holder, { ioSpecification: undefined });
    }
  },
});

/** An event has one set for what its message carries. */
export const inSetOfEvent: ListUpkeep = {
  added: (change, item) => {
    const event = startOf(change);
    const side = sides[item.$type];
    if (side !== undefined) {
      const refs = [...children(child(event, side.set) ?? event, side.listed), item];
      const set = change.edit.make(side.type, event, { [side.listed]: refs });
      change.edit.part(change.drawn, event, { [side.set]: set });
    }
  },
  removed: (change, item) => {
    const event = startOf(change);
    const side = sides[item.$type];
    const set = side === undefined ? null : child(event, side.set);
    if (side !== undefined && set !== null && children(set, side.listed).length === 0) {
      change.edit.part(change.drawn, event, { [side.set]: undefined });
    }
  },
};

const setsAround = (data: ModdleElement): readonly ModdleElement[] => {
  const side = sides[data.$type];
  const owner = child(data, '$parent');
  return side === undefined || owner === null ? [] : children(owner, side.sets);
};

/** Whether data may be missing when its activity starts, or ends. */
export function isOptional(data: ModdleElement): boolean {
  const side = sides[data.$type];
  return (
    side !== undefined &&
    setsAround(data).some((set) => children(set, side.optional).includes(data))
  );
}

/** Says so in every set that lists it. */
export function setOptional({ edit, drawn }: PartEdit, data: ModdleElement, on: boolean): void {
  const side = sides[data.$type];
  const owner = child(data, '$parent');
  if (side === undefined || owner === null) {
    return;
  }
  if (setsAround(data).length === 0) {
    // Where nothing is written, everything is in one set.
    const all = children(owner, side.listed === 'dataInputRefs' ? 'dataInputs' : 'dataOutputs');
    const made = edit.make(side.type, owner, { [side.listed]: all });
    edit.part(drawn, owner, { [side.sets]: [made] });
  }
  for (const set of setsAround(data)) {
    const others = children(set, side.optional).filter((one) => one !== data);
    if (children(set, side.listed).includes(data) || !on) {
      const optional = on ? [...others, data] : others;
      edit.part(drawn, set, { [side.optional]: optional.length === 0 ? undefined : optional });
    }
  }
}
