import type { CaseState, CauseNode, Instance } from '../../bpmn/engine/state.ts';

/**
 * Names instances by where they come from instead of by number, so that two histories can be
 * compared. Equal lineages (two firings of one timer) are told apart by their order, what was superseded apart.
 */
export class Lineage {
  readonly #byId: ReadonlyMap<number, Instance>;
  readonly #byOrigin: ReadonlyMap<string, readonly Instance[]>;
  readonly #keys = new Map<CauseNode, string>();

  constructor(state: CaseState) {
    this.#byId = new Map(state.instances.all.map((instance) => [instance.id, instance]));
    const counting = state.instances.all.filter((instance) => instance.state !== 'superseded');
    this.#byOrigin = Map.groupBy(counting, originOf);
  }

  key(node: CauseNode): string {
    const known = this.#keys.get(node);
    if (known !== undefined) return known;
    const instance = this.#byId.get(Math.abs(node));
    if (instance === undefined) throw new Error(`Expected instance ${node}, but there is none`);
    const { id, causes: before, ends = [] } = instance;
    const scopeEnd = ends.length === 0 ? [id] : ends;
    const from = node > 0 ? before : scopeEnd;
    const causes = from.map((cause) => this.key(cause)).toSorted();
    const again = this.#equalsBefore(instance);
    const key = `${node > 0 ? '' : 'end of '}${instance.element}${instance.via ?? ''}${instance.turn ?? ''}${again === 0 ? '' : `^${again}`}(${causes.join(',')})`;
    const short = key.length < 200 ? key : `${key.slice(0, 60)}#${hash(key)}`;
    this.#keys.set(node, short);
    return short;
  }

  /** How many have come from the same before it. */
  #equalsBefore(instance: Instance): number {
    const origin = originOf(instance);
    return (this.#byOrigin.get(origin) ?? []).filter(({ id }) => id < instance.id).length;
  }

  /** What counts of a state, in no particular order. */
  summary(): string[] {
    return [...this.#byId.values()]
      .filter((instance) => instance.state !== 'superseded')
      .map((instance) => {
        const tokens = (instance.tokens ?? [])
          .map((token) => `${token.flow}<-${this.key(token.from)}`)
          .toSorted();
        const ends = (instance.ends ?? []).map((end) => this.key(end)).toSorted();
        return `${this.key(instance.id)} ${instance.state} [${tokens.join(' ')}] {${ends.join(' ')}}`;
      })
      .toSorted();
  }
}

/** Where an instance stands, and what it has come from. */
function originOf({ element, via, turn, scope, causes }: Instance): string {
  return [element, via ?? '', turn ?? '', scope, ...causes].join(' ');
}

function hash(text: string): string {
  let high = 0xde_ad_be_ef;
  let low = 0x41_c6_ce_57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}
