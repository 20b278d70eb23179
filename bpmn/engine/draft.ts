import { EngineDefect } from './failures.ts';
import { canBecome } from './lifecycle.ts';
import type { InstanceState } from './lifecycle.ts';
import type { CaseState, CaseStatus, Instance, Suspension, Write } from './state.ts';
import type { JsonObject } from '../model/json.ts';

/** What an instance is created with; id and state are the draft's business. */
export type NewInstance = Omit<Instance, 'id' | 'state'>;

/**
 * The working copy of a state during one event. Records are replaced, never changed, so the
 * state it was made from stays as it was and untouched records are shared.
 */
export class Draft {
  status: CaseStatus;
  variables: JsonObject;
  writes: readonly Write[];
  suspended: Suspension | undefined;
  foldAt: number;
  active: number[];
  instances: Instance[];
  #next: number;
  readonly #base: CaseState;

  constructor(base: CaseState) {
    this.#base = base;
    this.status = base.status;
    this.variables = base.variables;
    this.writes = base.writes ?? [];
    this.suspended = base.suspended;
    this.foldAt = base.foldAt;
    this.active = base.active.slice();
    this.instances = base.instances.slice();
    this.#next = base.next;
  }

  get events(): number {
    return this.#base.events;
  }

  find(id: number): Instance | undefined {
    const index = indexOf(this.instances, id);
    return index === undefined ? undefined : this.instances[index];
  }

  get(id: number): Instance {
    const instance = this.find(id);
    if (instance === undefined)
      throw new EngineDefect(`Expected instance ${id} in the state, but there is none`);
    return instance;
  }

  add(fields: NewInstance): Instance {
    const instance: Instance = { id: this.#next, state: 'active', ...fields };
    this.#next += 1;
    this.instances.push(instance);
    this.active.push(instance.id);
    return instance;
  }

  replace(instance: Instance): Instance {
    const index = indexOf(this.instances, instance.id);
    if (index === undefined)
      throw new EngineDefect(`Expected instance ${instance.id} in the state, but there is none`);
    this.instances[index] = instance;
    return instance;
  }

  /** Replaces the record and moves it through the transition table. */
  move(instance: Instance, to: InstanceState, patch: Partial<Instance>): Instance {
    if (!canBecome(instance.state, to)) {
      throw new EngineDefect(
        `Expected a legal transition of instance ${instance.id}, but ${instance.state} cannot become ${to}`,
      );
    }
    if (instance.state === 'active') {
      this.active.splice(this.active.indexOf(instance.id), 1);
    }
    if (to === 'active') this.active.push(instance.id);
    return this.replace({ ...instance, ...patch, state: to });
  }

  /** Active instances directly inside a scope, as they are now. */
  inside(scope: number): Instance[] {
    const found: Instance[] = [];
    for (const id of this.active) {
      const instance = this.get(id);
      if (instance.scope === scope) found.push(instance);
    }
    return found;
  }

  hasActiveInside(scope: number): boolean {
    return this.active.some((id) => this.get(id).scope === scope);
  }

  finish(): CaseState {
    return {
      format: 1,
      status: this.status,
      events: this.#base.events + 1,
      next: this.#next,
      instances: this.instances,
      active: this.active,
      variables: this.variables,
      ...(this.writes.length === 0 ? {} : { writes: this.writes }),
      ...(this.suspended === undefined ? {} : { suspended: this.suspended }),
      foldAt: this.foldAt,
    };
  }
}

/** Ids ascend without holes until old turns are folded, so the first guess is nearly always right. */
function indexOf(instances: readonly Instance[], id: number): number | undefined {
  if (instances[id - 1]?.id === id) return id - 1;
  let low = 0;
  let high = Math.min(instances.length, id) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = instances[middle]?.id ?? Number.POSITIVE_INFINITY;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
