import { diff } from 'bpmn-js-differ';
import { Findings } from '../../../../bpmn/parse/findings.ts';
import { readXml } from '../../../../bpmn/parse/read-xml.ts';
import { isRecord } from '../../../../domain/is-record.ts';
import { propertiesOf } from './properties-of.ts';

export interface PropertyChange {
  readonly property: string;
  readonly was: string | null;
  readonly is: string | null;
}

export interface ElementChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly element: string;
  /** Of BPMN, such as `UserTask`. */
  readonly type: string;
  readonly name: string;
  /** Empty where it has none. */
  readonly nameEn: string;
  readonly properties: readonly PropertyChange[];
}

type Elements = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every element with an id, of all levels; what only draws is not told. */
const elementsOf = (root: unknown): Elements => {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (!isRecord(value)) return;
    const type = textOf(value['$type']);
    if (type.startsWith('bpmndi:')) return;
    const id = textOf(value['id']);
    if (id !== '' && type !== 'bpmn:Definitions') found.set(id, value);
    Object.values(value).forEach(look);
  };
  look(root);
  return found;
};

/** @throws Error for a text that is no BPMN */
const read = async (xml: string): Promise<unknown> => {
  const root = await readXml(xml, new Findings());
  if (root === null) throw new Error('Expected a diagram, but it cannot be read');
  return root;
};

const propertyChanges = (
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): PropertyChange[] => {
  const [old, fresh] = [propertiesOf(was), propertiesOf(is)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((property) => {
    const change = { property, was: old.get(property) ?? null, is: fresh.get(property) ?? null };
    return change.was === change.is ? [] : [change];
  });
};

const described = (
  element: string,
  model: Readonly<Record<string, unknown>>,
): Pick<ElementChange, 'element' | 'type' | 'name' | 'nameEn'> => ({
  element,
  type: textOf(model['$type']).replace(/^bpmn:/u, ''),
  name: textOf(model['name']),
  nameEn: propertiesOf(model).get('label.en') ?? '',
});

const order: readonly ElementChange['kind'][] = ['added', 'removed', 'changed', 'moved'];

/** What a draft changes of a version: elements, their properties, `bh:` ones too, and where they are drawn. */
export const compareDiagrams = async (
  version: string,
  draft: string,
): Promise<readonly ElementChange[]> => {
  const [was, is] = await Promise.all([read(version), read(draft)]);
  const { _layoutChanged: layout } = diff(was, is);
  const moved = new Set(Object.keys(layout));
  const [old, fresh] = [elementsOf(was), elementsOf(is)];
  const changes: ElementChange[] = [];
  for (const [id, model] of fresh) {
    const before = old.get(id);
    const properties = before === undefined ? [] : propertyChanges(before, model);
    const about = described(id, model);
    if (before === undefined) changes.push({ kind: 'added', ...about, properties });
    else if (properties.length > 0) changes.push({ kind: 'changed', ...about, properties });
    else if (moved.has(id)) changes.push({ kind: 'moved', ...about, properties });
  }
  for (const [id, model] of old)
    if (!fresh.has(id)) changes.push({ kind: 'removed', ...described(id, model), properties: [] });
  return changes.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
};
