import { variablesRead } from '../expressions/variables-read.ts';
import type { FindingCode } from '../model/finding-advice.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, isModdleElement } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/** What stands around data without owning it. */
const notOwners: ReadonlySet<string> = new Set([
  'bpmn:InputOutputSpecification',
  'bpmn:MultiInstanceLoopCharacteristics',
]);
const dataTypes: ReadonlySet<string> = new Set([
  'bpmn:DataObject',
  'bpmn:Property',
  'bpmn:DataInput',
  'bpmn:DataOutput',
]);

/** A data element that something refers to. */
export interface DataElement {
  /** The name of its variable: its id, because names may be missing or shared. */
  readonly name: string;
  /** The process or activity in which it lives. */
  readonly owner: ModdleElement | null;
}

interface Reading {
  /** Findings bear the id of this element. */
  readonly user: ModdleElement;
  readonly findings: Findings;
}

/**
 * The data that an element refers to, over a reference to a data object where there is one. Null with a
 * finding for what has no variable: a data store lives outside of the case.
 */
export function dataElement(referred: ModdleElement, reading: Reading): DataElement | null {
  const data =
    referred.$type === 'bpmn:DataObjectReference' ? child(referred, 'dataObjectRef') : referred;
  const id = data === null ? null : idOf(data);
  if (data === null || id === null || !dataTypes.has(data.$type)) {
    refuse(reading, 'not-supported', { what: data?.$type ?? referred.$type });
    return null;
  }
  if (!isVariableName(id)) {
    refuse(reading, 'data-id-not-name', { data: id });
    return null;
  }
  const owner = ownerOf(data);
  if (!isAround(owner, reading.user)) {
    refuse(reading, 'data-not-visible', { data: id });
    return null;
  }
  return { name: id, owner };
}

/** Ids of properties and of the data objects directly inside, in the order of the diagram. */
export function declaredIn(container: ModdleElement): readonly string[] {
  return [
    ...children(container, 'properties'),
    ...children(container, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject'),
  ].flatMap((data) => idOf(data) ?? []);
}

/** FEEL can say it: a name without operators in it, and no keyword. */
export function isVariableName(id: string): boolean {
  const read = /^(?!__)[\p{L}_][\p{L}\p{N}_]*$/u.test(id) ? variablesRead(id) : [];
  return read.length === 1 && read[0] === id;
}

function ownerOf(data: ModdleElement): ModdleElement | null {
  const parent = data['$parent'];
  if (!isModdleElement(parent)) return null;
  return notOwners.has(parent.$type) ? ownerOf(parent) : parent;
}

/** Data is seen in its owner and in everything inside (10.4.1). */
function isAround(owner: ModdleElement | null, inner: ModdleElement): boolean {
  for (let at: unknown = inner; isModdleElement(at); at = at['$parent'])
    if (at === owner) return true;
  return false;
}

function refuse(
  { user, findings }: Reading,
  code: FindingCode,
  params: Readonly<Record<string, string>>,
): void {
  findings.add(code, idOf(user), params);
}
