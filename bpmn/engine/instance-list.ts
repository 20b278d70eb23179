import type { Instance } from './state.ts';

/** As many places as a node of the tree has: what a step copies for each level, however many instances there are. */
const bits = 5;
const mask = 2 ** bits - 1;

/** The instances of a leaf, or the nodes below, by a part of the id; places of folded instances are empty. */
type Node = (Node | Instance | undefined)[];

/**
 * The instances of a case by their ids, ascending: a tree that is never changed. A list with a few new records
 * shares all other nodes with the one before, so that a step does not copy what earlier steps have left.
 */
export class InstanceList implements Iterable<Instance> {
  static readonly empty = new InstanceList([], 0, 0);

  readonly length: number;
  readonly #root: Node;
  /** Bits of an id below those that choose a place in the root. */
  readonly #shift: number;
  #all: readonly Instance[] | undefined;

  private constructor(root: Node, shift: number, length: number) {
    this.#root = root;
    this.#shift = shift;
    this.length = length;
  }

  static of(instances: Iterable<Instance>): InstanceList {
    return InstanceList.empty.with(instances);
  }

  /** As an array, made when it is first asked for: costs as much as there are instances. */
  get all(): readonly Instance[] {
    this.#all ??= [...this];
    return this.#all;
  }

  get(id: number): Instance | undefined {
    return findIn(this.#root, this.#shift, id);
  }

  /** The newest that fits; looks at no older ones. */
  findLast(fits: (instance: Instance) => boolean): Instance | undefined {
    return lastIn(this.#root, fits);
  }

  /** With these records, new or in place of those of the same id. */
  with(records: Iterable<Instance>): InstanceList {
    let base = this.#root;
    let root = base;
    let shift = this.#shift;
    let { length } = this;
    for (const record of records) {
      while (record.id >>> shift > mask) {
        base = [base];
        root = [root];
        shift += bits;
      }
      if (findIn(root, shift, record.id) === undefined) length += 1;
      root = put(root, base, shift, record);
    }
    return root === this.#root ? this : new InstanceList(root, shift, length);
  }

  [Symbol.iterator](): Iterator<Instance> {
    return inOrder(this.#root);
  }

  toJSON(): readonly Instance[] {
    return this.all;
  }
}

function findIn(root: Node, rootShift: number, id: number): Instance | undefined {
  if (id >>> rootShift > mask) return undefined;
  let node = root;
  for (let shift = rootShift; shift > 0; shift -= bits) {
    const below = node[(id >>> shift) & mask];
    if (!Array.isArray(below)) return undefined;
    node = below;
  }
  const record = node[id & mask];
  return Array.isArray(record) ? undefined : record;
}

/** Copies a node that still is the one of the base, and changes one that was copied before. */
function put(
  node: Node | undefined,
  base: Node | undefined,
  shift: number,
  record: Instance,
): Node {
  const given = node ?? [];
  const own = given === base ? given.slice() : given;
  const place = (record.id >>> shift) & mask;
  own[place] =
    shift === 0 ? record : put(asNode(own[place]), asNode(base?.[place]), shift - bits, record);
  return own;
}

function asNode(below: Node | Instance | undefined): Node | undefined {
  return Array.isArray(below) ? below : undefined;
}

function* inOrder(node: Node): Generator<Instance, void> {
  for (const below of node) {
    if (Array.isArray(below)) yield* inOrder(below);
    else if (below !== undefined) yield below;
  }
}

function lastIn(node: Node, fits: (instance: Instance) => boolean): Instance | undefined {
  for (let place = node.length - 1; place >= 0; place -= 1) {
    const below = node[place];
    if (Array.isArray(below)) {
      const found = lastIn(below, fits);
      if (found !== undefined) return found;
    } else if (below !== undefined && fits(below)) return below;
  }
  return undefined;
}
