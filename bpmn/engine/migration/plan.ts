import type { JsonObject } from '../../model/json.ts';
import type { Procedure } from '../../model/procedure.ts';
import type { EngineEventBody } from '../events.ts';

/** Where the elements and flows of one procedure are in another version of it: old id to new id, each new one once. */
export interface LevelPlan {
  readonly elements: Readonly<Record<string, string>>;
  readonly flows: Readonly<Record<string, string>>;
  /** Old ids of events for which nobody waits any more. */
  readonly dropped?: readonly string[];
}

/** How a running case goes over to another version. What it does not name has no place there. */
export interface MigrationPlan extends LevelPlan {
  /** The same for what called procedures hold, by the old id of the called one. */
  readonly called?: Readonly<Record<string, LevelPlan>>;
  /** Instances that had no place in the version that is left and have the one of their name here. */
  readonly restored?: readonly number[];
}

/** The event that takes a case over. Procedures and plans are plain JSON, which their types do not say. */
export function migrationTo(
  to: Procedure,
  plan: MigrationPlan,
): Extract<EngineEventBody, { readonly type: 'migrate' }> {
  return {
    type: 'migrate',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an interface has no index signature
    to: to as Procedure & JsonObject,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    plan: plan as MigrationPlan & JsonObject,
  };
}

/** The plan by equal ids, or renamed ones: what is there and of the same kind. */
export function planFor(
  from: Procedure,
  to: Procedure,
  renamed: (id: string) => string = (id) => id,
): MigrationPlan {
  const called: Record<string, LevelPlan> = {};
  for (const [id, procedure] of Object.entries(from.called)) {
    const other = to.called[renamed(id)];
    if (other !== undefined) called[id] = levelFor(procedure, other, renamed);
  }
  return { ...levelFor(from, to, renamed), ...(hasAny(called) ? { called } : {}) };
}

function levelFor(from: Procedure, to: Procedure, renamed: (id: string) => string): LevelPlan {
  const elements: Record<string, string> = {};
  for (const { id, kind } of Object.values(from.elements))
    if (to.elements[renamed(id)]?.kind === kind) elements[id] = renamed(id);
  const flows: Record<string, string> = {};
  for (const id of Object.keys(from.flows))
    if (to.flows[renamed(id)] !== undefined) flows[id] = renamed(id);
  return { elements, flows };
}

/** The plan by which a level comes back; `added` is what is waited for since the migration. */
export function inverseLevel(
  { elements, flows }: LevelPlan,
  added: ReadonlySet<string>,
): LevelPlan {
  const dropped = [...added].toSorted();
  return {
    elements: swapped(elements),
    flows: swapped(flows),
    ...(dropped.length === 0 ? {} : { dropped }),
  };
}

function swapped(ids: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ids).map(([before, after]) => [after, before]));
}

function hasAny(record: object): boolean {
  return Object.keys(record).length > 0;
}
