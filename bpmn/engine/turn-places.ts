import type { ActivityElement, BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';

/** Where a turn of a multi-instance activity says for whom it is: `signer`, or `signer.person`. */
export interface TurnPlace {
  readonly variable: string;
  readonly field: string | null;
  /** Its variable is the item of the turn; else one around it, which a turn may have of its own. */
  readonly isItem: boolean;
}

/** Whom the tasks of a turn go to. */
export interface TurnPlaces {
  /** Role of its first task; null for any. */
  readonly role: string | null;
  /** Null where nothing that a turn has decides it. */
  readonly person: TurnPlace | null;
  readonly unit: TurnPlace | null;
  /** Steps whose doers may not do it as well. */
  readonly exclude: readonly string[];
  /** Whether another turn can be described: by whom it is for, or because its turns differ in nothing. */
  readonly describable: boolean;
}

const path = /^([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?$/u;
const literals: ReadonlySet<string> = new Set(['null', 'true', 'false']);

function placeOf(source: FeelSource | undefined, item: string | null): TurnPlace | null {
  const [, variable = '', field = null] = path.exec(source?.trim() ?? '') ?? [];
  if (variable === '' || literals.has(variable)) return null;
  if (variable === item) return { variable, field, isItem: true };
  return field === null ? { variable, field, isItem: false } : null;
}

function isWithin(procedure: Procedure, element: BpmnElement, around: string): boolean {
  if (element.id === around) return true;
  const outer = element.parent === null ? undefined : procedure.elements[element.parent];
  return outer !== undefined && isWithin(procedure, outer, around);
}

/** By the assignments of the user task that runs more than once, or of those inside it. */
export function turnPlaces(procedure: Procedure, element: ActivityElement): TurnPlaces {
  const item = element.loop?.kind === 'multi' ? element.loop.item : null;
  const rules = Object.values(procedure.elements).flatMap((each) =>
    each.kind === 'userTask' && isWithin(procedure, each, element.id) ? [each.assignment] : [],
  );
  const first = (part: 'person' | 'unit'): TurnPlace | null =>
    rules.flatMap((rule) => placeOf(rule[part], item) ?? [])[0] ?? null;
  const person = first('person');
  const unit = first('unit');
  const describable = item === null || person?.isItem === true || unit?.isItem === true;
  const { role = null, exclude = [] } = rules[0] ?? {};
  return { role, person, unit, exclude, describable };
}

/** What a turn for somebody is given: its item, or variables of its own. */
export function turnFor(
  { person, unit }: TurnPlaces,
  who: { readonly person: string | null; readonly unit: string | null },
): { readonly item?: Json; readonly variables?: JsonObject } {
  let item: Json | undefined;
  const variables: Record<string, Json> = {};
  for (const [place, value] of [
    [person, who.person],
    [unit, who.unit],
  ] as const) {
    if (place === null) continue;
    if (!place.isItem) {
      if (value !== null) variables[place.variable] = value;
    } else if (place.field === null) item = value;
    else item = Object.fromEntries([...fieldsOf(item), [place.field, value]]);
  }
  return {
    ...(item === undefined ? {} : { item }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
  };
}

function fieldsOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

/** What stands at a place of a turn with these variables. */
export function valueAt(place: TurnPlace | null, locals: JsonObject | undefined): string | null {
  if (place === null) return null;
  const value = locals?.[place.variable];
  const found =
    place.field === null ? value : fieldsOf(value).find(([name]) => name === place.field)?.[1];
  return typeof found === 'string' ? found : null;
}
