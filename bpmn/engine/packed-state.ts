import type { Json, JsonObject } from '../model/json.ts';
import { InstanceList } from './instance-list.ts';
import type { CaseState, Instance } from './state.ts';

/** A state as it travels: an instance says only in what it differs from what follows from the one before it. */
export type PackedState = JsonObject & { readonly format: 2 };

type Known = Pick<Instance, 'id' | 'state' | 'scope' | 'causes' | 'entered' | 'ended' | 'outcome'>;

/**
 * What an instance has unless it says otherwise: it follows the one before it, in the same scope and by the same
 * event, and is completed at once. Written out, a field that it does not have is null.
 */
const usual: { readonly [K in keyof Required<Known>]: (before: Known, own: Known) => Json } = {
  id: (before) => before.id + 1,
  state: () => 'completed',
  scope: (before) => before.scope,
  causes: (before) => [before.id],
  entered: (before) => before.ended ?? before.entered,
  ended: (_before, own) => own.entered,
  outcome: (before) => before.outcome ?? null,
};

/** In an order in which each needs only those before it. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
const fields = Object.keys(usual) as (keyof typeof usual)[];

const nobody: Known = { id: 0, state: 'completed', scope: 0, causes: [], entered: 0 };

/** As small as it can be told without the procedure; `unpackState` gives the same state back. */
export function packState(state: CaseState): PackedState {
  let before = nobody;
  const instances = state.instances.all.map((instance) => {
    const packed = packInstance(before, instance);
    before = instance;
    return packed;
  });
  return { ...asJson(state), format: 2, instances };
}

/** The same written out, each instance with all that it has: for whoever compares states. */
export function plainState(state: CaseState): JsonObject {
  return { ...asJson(state), instances: state.instances.all.map(asJson) };
}

/** Also reads a state that was written before states were packed (`format` 1). */
export function unpackState(packed: JsonObject): CaseState {
  if ((packed['format'] !== 1 && packed['format'] !== 2) || !Array.isArray(packed['instances']))
    throw new Error(
      `Expected a state of format 1 or 2, but got ${JSON.stringify(packed['format'])}`,
    );
  if (packed['format'] === 1) return asState(packed, packed['instances'].map(asInstance));
  let before = nobody;
  const instances = packed['instances'].map((instance: JsonObject) => {
    const unpacked = unpackInstance(before, instance);
    before = unpacked;
    return unpacked;
  });
  return asState(packed, instances);
}

function packInstance(before: Known, instance: Instance): JsonObject {
  const packed: Record<string, Json> = { ...asJson(instance) };
  for (const field of fields) {
    const value = packed[field] ?? null;
    if (isSame(value, usual[field](before, instance))) delete packed[field];
    else packed[field] = value;
  }
  return packed;
}

function unpackInstance(before: Known, packed: JsonObject): Instance {
  const instance: Record<string, Json> = { ...packed };
  for (const field of fields) {
    const value = instance[field] ?? usual[field](before, asInstance(instance));
    if (instance[field] === null || value === null) delete instance[field];
    else instance[field] = value;
  }
  return asInstance(instance);
}

/** Scalars, and lists of numbers. */
function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Interfaces of plain JSON values. */
function asJson(value: CaseState | Instance): JsonObject {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plain JSON by the types of its parts
  return value as object as JsonObject;
}

function asState(packed: JsonObject, instances: readonly Instance[]): CaseState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the engine, told by its format
  const state = packed as object as CaseState;
  return { ...state, format: 1, instances: InstanceList.of(instances) };
}

function asInstance(instance: JsonObject): Instance {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the engine, field by field
  return instance as object as Instance;
}
