import type { Procedure } from '../../bpmn/model/procedure.ts';

export const primed = (id: string): string => `${id}-new`;

/** Renames ids wherever they stand, as keys and as values. The generated ones are nothing else. */
export class Renaming {
  readonly #ids: ReadonlySet<string>;

  constructor(procedure: Procedure) {
    this.#ids = new Set(
      [procedure, ...Object.values(procedure.called)].flatMap(({ id, elements, flows }) =>
        [id].concat(Object.keys(elements), Object.keys(flows)),
      ),
    );
  }

  of<T>(value: T): T {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape stays
    return this.#renamed(value) as T;
  }

  #renamed(value: unknown): unknown {
    if (typeof value === 'string') return this.#ids.has(value) ? primed(value) : value;
    if (Array.isArray(value)) return value.map((one) => this.#renamed(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [this.#renamed(key), this.#renamed(inner)]),
    );
  }
}
