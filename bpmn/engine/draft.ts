import { EngineDefect } from './failures.ts';
import { InstanceList } from './instance-list.ts';
import { canBecome } from './lifecycle.ts';
import type { InstanceState } from './lifecycle.ts';
import type {
  CaseState,
  CaseStatus,
  ConversationKey,
  FoldedMessage,
  Instance,
  Suspension,
  Write,
} from './state.ts';
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
  keys: readonly ConversationKey[];
  folded: readonly FoldedMessage[];
  suspended: Suspension | undefined;
  foldAt: number;
  offset: number;
  active: number[];
  #next: number;
  readonly #base: CaseState;
  /** As the event found them, or as last put together; what differs since then is beside it. */
  #instances: InstanceList;
  readonly #replaced = new Map<number, Instance>();
  #added: Instance[] = [];
  #firstAdded: number;

  constructor(base: CaseState) {
    this.#base = base;
    this.status = base.status;
    this.variables = base.variables;
    this.writes = base.writes ?? [];
    this.keys = base.keys ?? [];
    this.folded = base.folded ?? [];
    this.suspended = base.suspended;
    this.foldAt = base.foldAt;
    this.offset = base.offset ?? 0;
    this.active = base.active.slice();
    this.#instances = base.instances;
    this.#next = base.next;
    this.#firstAdded = base.next;
  }

  get rules(): number {
    return this.#base.rules ?? 1;
  }

  get events(): number {
    return this.#base.events;
  }

  get size(): number {
    return this.#instances.length + this.#added.length;
  }

  /** All of them, as they are now: a list as long as the case, for events that look at all that has happened. */
  get instances(): readonly Instance[] {
    return this.#together().all;
  }

  /** Puts a list that was made from `instances` in its place. */
  keepOnly(instances: readonly Instance[]): void {
    this.#putTogether(InstanceList.of(instances));
  }

  #together(): InstanceList {
    if (this.#added.length > 0 || this.#replaced.size > 0)
      this.#putTogether(this.#instances.with(this.#replaced.values()).with(this.#added));
    return this.#instances;
  }

  #putTogether(instances: InstanceList): void {
    this.#instances = instances;
    this.#replaced.clear();
    this.#added = [];
    this.#firstAdded = this.#next;
  }

  find(id: number): Instance | undefined {
    if (id >= this.#firstAdded) return this.#added[id - this.#firstAdded];
    return this.#replaced.get(id) ?? this.#instances.get(id);
  }

  /** The newest that fits. */
  findLast(fits: (instance: Instance) => boolean): Instance | undefined {
    const added = this.#added.findLast(fits);
    if (added !== undefined) return added;
    const found = this.#instances.findLast((instance) =>
      fits(this.#replaced.get(instance.id) ?? instance),
    );
    return found === undefined ? undefined : this.get(found.id);
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
    this.#added.push(instance);
    this.active.push(instance.id);
    return instance;
  }

  replace(instance: Instance): Instance {
    const { id } = this.get(instance.id);
    if (id >= this.#firstAdded) this.#added[id - this.#firstAdded] = instance;
    else this.#replaced.set(id, instance);
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
      ...(this.#base.rules === undefined ? {} : { rules: this.#base.rules }),
      ...(this.offset === 0 ? {} : { offset: this.offset }),
      events: this.#base.events + 1,
      next: this.#next,
      instances: this.#together(),
      active: this.active,
      variables: this.variables,
      ...(this.writes.length === 0 ? {} : { writes: this.writes }),
      ...(this.keys.length === 0 ? {} : { keys: this.keys }),
      ...(this.folded.length === 0 ? {} : { folded: this.folded }),
      ...(this.suspended === undefined ? {} : { suspended: this.suspended }),
      foldAt: this.foldAt,
    };
  }
}
