import { isRecord } from '../is-record.ts';

/** Where in an action stands what a person typed: why, or with what remark. */
const typedPlaces = ['reason', 'comment', 'repair.reason'] as const;
export type TypedPlace = (typeof typedPlaces)[number];

/**
 * Stands in the history of the engine for a text that a person typed with a command (architecture, decision 11:
 * personal data stays in Postgres). The text is in the row of that command.
 */
export interface TextReference {
  /** Id of the command. */
  readonly $text: string;
  readonly at: TypedPlace;
}

/** What comes before a reference in JSON; inside a text the quotes would be escaped. */
export const referenceMark = '{"$text":"';
/** Where people and other systems put what they like: no reference of ours is in there, and none is followed. */
const foreign: ReadonlySet<string> = new Set(['variables', 'inputs', 'state']);

const isPlace = (value: unknown): value is TypedPlace =>
  typedPlaces.some((place) => place === value);

const asReference = (value: Readonly<Record<string, unknown>>): TextReference | null => {
  const { $text, at } = value;
  return typeof $text === 'string' && isPlace(at) && Object.keys(value).length === 2
    ? { $text, at }
    : null;
};

/** The text that was typed there, or null. `action` is that of a command. */
export const typedText = (action: unknown, at: TypedPlace): string | null => {
  let found = action;
  for (const key of at.split('.')) found = isRecord(found) ? found[key] : undefined;
  return typeof found === 'string' ? found : null;
};

const replaceAt = (
  action: Readonly<Record<string, unknown>>,
  id: string,
  at: TypedPlace,
): Readonly<Record<string, unknown>> => {
  if (typedText(action, at) === null) return action;
  const reference: TextReference = { $text: id, at };
  const [key = '', inner] = at.split('.');
  const within = action[key];
  return {
    ...action,
    [key]: inner !== undefined && isRecord(within) ? { ...within, [inner]: reference } : reference,
  };
};

/** The command with references in the place of texts; itself when there are none. */
export const withReferences = <C extends { readonly id: string; readonly action: object }>(
  command: C,
): C => {
  const action = typedPlaces.reduce<Readonly<Record<string, unknown>>>(
    (so, at) => replaceAt(so, command.id, at),
    { ...command.action },
  );
  return typedPlaces.some((at) => typedText(command.action, at) !== null)
    ? { ...command, action }
    : command;
};

type Swap = (value: unknown, key: string) => unknown;

const walk = (value: unknown, swap: Swap, under = ''): unknown => {
  const swapped = swap(value, under);
  if (swapped !== value) return swapped;
  if (Array.isArray(value)) return value.map((item) => walk(item, swap));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      foreign.has(key) ? item : walk(item, swap, key),
    ]),
  );
};

/** All references in a value of JSON. */
export const referencesIn = (value: unknown): readonly TextReference[] => {
  const found: TextReference[] = [];
  walk(value, (part) => {
    const reference = isRecord(part) ? asReference(part) : null;
    if (reference !== null) found.push(reference);
    return part;
  });
  return found;
};

/** A value of JSON with the texts that its references stand for. */
export const expandReferences = (
  value: unknown,
  textOf: (reference: TextReference) => string,
): unknown =>
  walk(value, (part) => {
    const reference = isRecord(part) ? asReference(part) : null;
    return reference === null ? part : textOf(reference);
  });

/** A value of JSON with references in the place of reasons and remarks that are known to have been typed. */
export const referTexts = (value: unknown, known: ReadonlyMap<string, TextReference>): unknown =>
  walk(value, (part, key) =>
    typeof part === 'string' && (key === 'reason' || key === 'comment')
      ? (known.get(part) ?? part)
      : part,
  );
