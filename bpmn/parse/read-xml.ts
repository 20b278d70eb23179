import { BpmnModdle } from 'bpmn-moddle';
import { bhModdle } from './bh-moddle.ts';
import { bpmnNames } from './bpmn-names.ts';
import { executedTypes } from './content/executed-types.ts';
import type { Findings } from './findings.ts';
import { isModdleElement, nearestId } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { refusalOf } from './refuse-text.ts';
import { placesIn } from './tags.ts';
import type { Places } from './tags.ts';

const reader = new BpmnModdle({ bh: bhModdle, names: bpmnNames });

/** The definitions element, or null when the text is no usable BPMN. Never throws. */
export async function readXml(xml: string, findings: Findings): Promise<ModdleElement | null> {
  return readWith(reader, xml, findings);
}

/** A reader of one language, as moddle makes them. */
interface XmlReader {
  fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>;
}

export async function readWith(
  language: XmlReader,
  xml: string,
  findings: Findings,
): Promise<ModdleElement | null> {
  const places = placesIn(xml);
  const refusal = refusalOf(xml, places);
  if (refusal !== null) {
    findings.add(refusal.code, refusal.elementId, refusal.params);
    return null;
  }
  const lines = xml.split(/\r\n|\r|\n/).length;
  if (lines * xml.length > readAtOnce) {
    const inOneLine = await readText(language, xml.replaceAll(/[\r\n]/g, ' '));
    if (inOneLine.warnings.filter(isLocated).length > warningsLocated)
      return report({ ...inOneLine, root: null }, places, findings);
  }
  return report(await readText(language, xml), places, findings);
}

/**
 * The parser counts the lines before each warning again. What is larger than this, lines by characters, is
 * read in one line first, and with more warnings than these it stays with that.
 */
const readAtOnce = 200_000_000;
const warningsLocated = 200;

interface ReadText {
  readonly root: ModdleElement | null;
  /** Why there is no root; null when there is one. */
  readonly failure: string | null;
  readonly warnings: readonly unknown[];
}

async function readText(language: XmlReader, xml: string): Promise<ReadText> {
  try {
    const { rootElement, warnings } = await language.fromXML(xml);
    return isModdleElement(rootElement)
      ? { root: rootElement, failure: null, warnings }
      : { root: null, failure: 'no definitions', warnings };
  } catch (error) {
    return { root: null, failure: firstLine(messageOf(error)), warnings: warningsOf(error) };
  }
}

function warningsOf(error: unknown): readonly unknown[] {
  if (!isObject(error) || !('warnings' in error)) return [];
  return Array.isArray(error.warnings) ? error.warnings : [];
}

function report(
  { root, failure, warnings }: ReadText,
  places: Places,
  findings: Findings,
): ModdleElement | null {
  if (failure !== null) findings.add('xml-invalid', null, { message: failure });
  for (const warning of warnings) reportWarning(warning, places, findings);
  return root;
}

/** bpmn-moddle drops what it warns about, so a warning is an error here. */
function reportWarning(warning: unknown, places: Places, findings: Findings): void {
  if (isOfTypeAlone(warning)) return;
  const message = firstLine(messageOf(warning));
  const encoding = /^unsupported document encoding <(.*?)>/.exec(message)?.[1];
  if (encoding !== undefined) findings.add('encoding-not-supported', null, { encoding });
  else {
    const isReference = message.startsWith('unresolved reference');
    const code = isReference ? 'reference-unresolved' : 'content-unparsable';
    findings.add(code, placeOf(warning, places), { message });
  }
}

/** A reference that only declares a data type: values carry their own, so it may lead nowhere. */
function isOfTypeAlone(warning: unknown): boolean {
  if (!isObject(warning) || !('element' in warning) || !('property' in warning)) return false;
  const { element, property } = warning;
  if (!isModdleElement(element) || typeof property !== 'string') return false;
  const use = executedTypes[element.$type]?.[property.replace(/^.*:/, '')];
  return typeof use === 'object' && use.why === 'type';
}

const location = /\n\tline: (\d+)\n\tcolumn: (\d+)/;

function isLocated(warning: unknown): boolean {
  return location.test(messageOf(warning));
}

/** Some warnings hold the element; of what was dropped there is only the place in the text. */
function placeOf(warning: unknown, places: Places): string | null {
  if (isObject(warning) && 'element' in warning && isModdleElement(warning.element))
    return nearestId(warning.element);
  const place = location.exec(messageOf(warning));
  if (place === null) return null;
  return places.idAt(places.startOfLine(Number(place[1])) + Number(place[2]));
}

function messageOf(value: unknown): string {
  return isObject(value) && 'message' in value && typeof value.message === 'string'
    ? value.message
    : String(value);
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 300);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
