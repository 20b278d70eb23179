import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from '../../../bpmn/model/finding.ts';
import { bhModdle } from '../../../bpmn/parse/bh-moddle.ts';
import { describedTypes } from '../../../bpmn/parse/content/described-types.ts';
import { executedTypes } from '../../../bpmn/parse/content/executed-types.ts';
import type { Use } from '../../../bpmn/parse/content/use.ts';
import {
  contained,
  idOf,
  isModdleElement,
  ownProperties,
} from '../../../bpmn/parse/moddle-element.ts';
import type { ModdleElement } from '../../../bpmn/parse/moddle-element.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import type { Parsed } from '../../../bpmn/parse/parse-procedure.ts';
import {
  concreteTypes,
  isA,
  isElementType,
  literalsOf,
  mayHold,
  propertiesOf,
} from './bpmn-descriptor.ts';
import type { DescribedProperty } from './bpmn-descriptor.ts';

const moddle = new BpmnModdle({ bh: bhModdle });
/** Each type that the parser reads, at least once. */
export const fixture = readFileSync(new URL('every-type.bpmn', import.meta.url), 'utf8');
const known = { ...executedTypes, ...describedTypes };
const ofTable = (type: string): string => `bpmn:${type}`;

export async function fixtureTree(): Promise<ModdleElement> {
  const { rootElement } = await moddle.fromXML(fixture);
  if (!isModdleElement(rootElement)) throw new Error('Expected definitions, but there are none');
  return rootElement;
}

/** All elements of a tree, outer ones first. */
export const elementsOf = (element: ModdleElement): readonly ModdleElement[] => [
  element,
  ...ownProperties(element).flatMap((name) => contained(element, name).flatMap(elementsOf)),
];

let made = 0;
/** An element with an id and a name where its type has them. */
function create(type: string, properties: Readonly<Record<string, unknown>> = {}): ModdleElement {
  made += 1;
  const given = Object.entries({ id: `made-${String(made)}`, name: 'other' }).filter(([name]) =>
    propertiesOf(type).some((property) => property.name === name),
  );
  const element = moddle.create(ofTable(type), { ...Object.fromEntries(given), ...properties });
  if (!isModdleElement(element)) throw new Error(`Expected an element ${type}, but there is none`);
  return element;
}

function put(host: ModdleElement, property: DescribedProperty, value: unknown): void {
  const target: Record<string, unknown> = host;
  const before: unknown = target[property.name];
  const list: readonly unknown[] = Array.isArray(before) ? before : [];
  target[property.name] = property.isMany === true ? [...list, value] : value;
  if (property.isReference !== true && isModdleElement(value))
    Object.assign(value, { $parent: host });
}

export const parseTree = async (tree: ModdleElement): Promise<Parsed> =>
  parseProcedure((await moddle.toXML(tree)).xml);

/** What was not supported, and at which element. */
export const refusals = (
  findings: readonly Finding[],
): readonly { readonly place: string; readonly what: string }[] =>
  findings
    .filter((finding) => finding.code === 'not-supported')
    .map((finding) => ({
      place: finding.elementId ?? '-',
      what: String(finding.params['what']),
    }));

export const unknownExtension = (): ModdleElement =>
  create('ExtensionElements', { values: [moddle.createAny('x:thing', 'http://x', {})] });

interface Way {
  readonly property: DescribedProperty;
  readonly type: string;
}

/** The shortest way of properties from the definitions to an element of the type; over what is known if there is one. */
export function wayTo(
  wanted: string,
  through: (type: string) => boolean = () => true,
  by: (type: string, property: string) => boolean = () => true,
): readonly Way[] | null {
  const seen = new Set(['Definitions']);
  const next = (way: readonly Way[]): readonly (readonly Way[])[] =>
    propertiesOf(way.at(-1)?.type ?? 'Definitions').flatMap((property) =>
      concreteTypes
        .filter(() => by(way.at(-1)?.type ?? 'Definitions', property.name))
        .filter((type) => mayHold(property, type))
        .map((type) => way.concat({ property, type })),
    );
  let ends: readonly (readonly Way[])[] = [[]];
  while (ends.length > 0) {
    const found = ends.flatMap(next);
    const arrived = found.find((way) => way.at(-1)?.type === wanted);
    if (arrived !== undefined) return arrived;
    ends = found.filter((way) => {
      const type = way.at(-1)?.type ?? '';
      const isNew = !seen.has(type) && through(type);
      seen.add(type);
      return isNew;
    });
  }
  return null;
}

const isKnown = (through: string): boolean => Object.hasOwn(known, ofTable(through));
const isUsed = (host: string, property: string): boolean =>
  useOf(ofTable(host), property) !== undefined;

/** Puts a new element of the type into a tree; gives all elements on the way to it. */
function add(tree: ModdleElement, type: string): readonly ModdleElement[] {
  const read = isKnown(type) ? wayTo(type, isKnown, isUsed) : null;
  const way = read ?? wayTo(type, isKnown) ?? wayTo(type);
  if (way === null) throw new Error(`Expected a place for ${type}, but there is none`);
  const path = [tree];
  for (const [index, step] of way.entries()) {
    const at = path[index] ?? tree;
    const there =
      step.type === type
        ? undefined
        : contained(at, step.property.name).find((inner) => inner.$type === ofTable(step.type));
    const inner = there ?? create(step.type);
    if (there === undefined) put(at, step.property, inner);
    path.push(inner);
  }
  return path;
}

/** The fixture with one more element of the type, and the ids of what is around it. */
export async function fileWith(
  type: string,
): Promise<{ readonly tree: ModdleElement; readonly ids: readonly string[] }> {
  const tree = await fixtureTree();
  return { tree, ids: add(tree, type).flatMap((element) => idOf(element) ?? []) };
}

const useOf = (type: string, name: string): Use | undefined => executedTypes[type]?.[name];
const expressions = new Set(['Expression', 'FormalExpression']);

/** Something that may be written there and is not what is there already, or is the case anyway. */
function sample(tree: ModdleElement, host: ModdleElement, property: DescribedProperty): unknown {
  if (property.isReference === true) return referred(tree, host, property);
  if (isElementType(property.type)) {
    const type =
      concreteTypes.find((one) => one === property.type || isA(one, property.type)) ?? '';
    return create(type, expressions.has(type) ? { body: '=b' } : {});
  }
  const use = useOf(host.$type, property.name);
  const usual = typeof use === 'object' ? (use.only ?? []) : [];
  const values: Readonly<Record<string, readonly unknown[]>> = {
    Boolean: [host[property.name] !== true && property.default !== true, true, false],
    Integer: [7],
  };
  const possible = [...(values[property.type] ?? []), ...literalsOf(property.type), 'other'];
  return possible.find((value) => !usual.includes(value));
}

function referred(tree: ModdleElement, host: ModdleElement, property: DescribedProperty): unknown {
  const current = new Set<unknown>([host[property.name], host].flat());
  const fitting = elementsOf(tree).find(
    (element) => !current.has(element) && isA(element.$type.slice('bpmn:'.length), property.type),
  );
  if (fitting !== undefined) return fitting;
  const type = concreteTypes.find((one) => isA(one, property.type)) ?? property.type;
  return add(tree, type).at(-1);
}

/** The fixture with one more thing written in the first element of a type. */
export async function changed(
  type: string,
  property: DescribedProperty,
  value?: unknown,
): Promise<Parsed> {
  const tree = await fixtureTree();
  const host = elementsOf(tree).find((element) => element.$type === type);
  if (host === undefined) throw new Error(`Expected a ${type} in the diagram, but there is none`);
  put(host, property, value ?? sample(tree, host, property));
  return parseTree(tree);
}
