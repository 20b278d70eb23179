import { isRecord } from '../../../../domain/is-record.ts';

type Model = Readonly<Record<string, unknown>>;

/** References of an element to others; the moddle does not list them. */
const references = [
  'sourceRef',
  'targetRef',
  'default',
  'attachedToRef',
  'messageRef',
  'signalRef',
  'errorRef',
  'escalationRef',
  'activityRef',
  'processRef',
] as const;

/** What holds other elements, or says again what flows say. */
const elsewhere: ReadonlySet<string> = new Set([
  'id',
  'di',
  'incoming',
  'outgoing',
  'flowElements',
  'laneSets',
  'lanes',
  'flowNodeRef',
  'artifacts',
  'participants',
  'messageFlows',
  'extensionElements',
  'rootElements',
  'diagrams',
]);

/** Tells things of one kind apart, such as the outcomes of a task. */
const namedBy = ['code', 'name', 'clock'] as const;

const typeOf = (model: Model): string =>
  (typeof model['$type'] === 'string' ? model['$type'] : '').replace(/^\w+:/u, '');

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const plain = (value: unknown): string | null =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;

const isMarker = (model: Model): boolean =>
  Object.keys(model).every((name) => name.startsWith('$'));

/** A nested thing with several values, such as `outcome.done.label`. */
const nested = (model: Model, prefix: string): (readonly [string, string])[] => {
  if (isMarker(model)) return [[prefix, '✓']];
  const key = namedBy.map((name) => model[name]).find((value) => typeof value === 'string');
  const isRepeated = ['Outcome', 'Input', 'Output', 'TurnOutput'].includes(typeOf(model));
  const place = isRepeated && typeof key === 'string' ? `${prefix}[${key}]` : prefix;
  return Object.entries(model).flatMap(([name, value]) => valuesOf(`${place}.${name}`, value));
};

const valuesOf = (name: string, value: unknown): (readonly [string, string])[] => {
  const text = plain(value);
  if (text !== null) return [[name, text]];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) =>
      isRecord(item) ? nested(item, `${name}.${lower(typeOf(item))}`) : valuesOf(name, item),
    );
  if (!isRecord(value)) return [];
  // An expression is what it says.
  const body = plain(value['body']);
  return body === null ? nested(value, name) : [[name, body]];
};

const extensionsOf = (model: Model): readonly unknown[] => {
  const extensions = model['extensionElements'];
  const values: unknown = isRecord(extensions) ? extensions['values'] : undefined;
  return Array.isArray(values) ? values : [];
};

/** Every property of an element by its name, `bh:` ones by their type first; values as they are written. */
export const propertiesOf = (model: Model): ReadonlyMap<string, string> => {
  const own = Object.entries(model)
    .filter(([name]) => !name.startsWith('$') && !elsewhere.has(name))
    .flatMap(([name, value]) => valuesOf(name, value));
  const referred = references.flatMap((name) => {
    const value = model[name];
    const id = isRecord(value) ? plain(value['id']) : null;
    return id === null ? [] : [[name, id] as const];
  });
  const extended = extensionsOf(model).flatMap((extension) =>
    isRecord(extension) ? nested(extension, lower(typeOf(extension))) : [],
  );
  return new Map([...own, ...referred, ...extended]);
};
