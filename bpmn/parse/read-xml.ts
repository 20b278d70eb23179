import { BpmnModdle } from 'bpmn-moddle';
import { bhModdle } from './bh-moddle.ts';
import { executedTypes } from './content/executed-types.ts';
import type { Findings } from './findings.ts';
import { isModdleElement, nearestId } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { idAround, nestsDeeperThan } from './tags.ts';

/** Characters; the largest delivered diagram has about 80,000. */
const sizeLimit = 2_000_000;
/** Nested elements; drawings stay below 20. */
const depthLimit = 200;

const reader = new BpmnModdle({ bh: bhModdle });

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
  const refusal = refuse(xml);
  if (refusal !== null) {
    findings.add(refusal, null);
    return null;
  }
  try {
    const { rootElement, warnings } = await language.fromXML(xml);
    for (const warning of warnings) reportWarning(warning, xml, findings);
    if (isModdleElement(rootElement)) return rootElement;
    findings.add('xml-invalid', null, { message: 'no definitions' });
  } catch (error) {
    findings.add('xml-invalid', null, { message: firstLine(messageOf(error)) });
    reportWarnings(error, xml, findings);
  }
  return null;
}

function refuse(xml: string): string | null {
  if (xml.length > sizeLimit) return 'text-too-long';
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return 'doctype-refused';
  return nestsDeeperThan(xml, depthLimit) ? 'nested-too-deep' : null;
}

function reportWarnings(error: unknown, xml: string, findings: Findings): void {
  if (!isObject(error) || !('warnings' in error) || !Array.isArray(error.warnings)) return;
  for (const warning of error.warnings) reportWarning(warning, xml, findings);
}

/** bpmn-moddle drops what it warns about, so a warning is an error here. */
function reportWarning(warning: unknown, xml: string, findings: Findings): void {
  const message = messageOf(warning);
  if (isOfTypeAlone(warning)) return;
  const code = message.startsWith('unresolved reference')
    ? 'reference-unresolved'
    : 'content-unparsable';
  findings.add(code, placeOf(warning, xml), { message: firstLine(message) });
}

/** A reference that only declares a data type: values carry their own, so it may lead nowhere. */
function isOfTypeAlone(warning: unknown): boolean {
  if (!isObject(warning) || !('element' in warning) || !('property' in warning)) return false;
  const { element, property } = warning;
  if (!isModdleElement(element) || typeof property !== 'string') return false;
  const use = executedTypes[element.$type]?.[property.replace(/^.*:/, '')];
  return typeof use === 'object' && use.why === 'type';
}

/** Some warnings hold the element; of what was dropped there is only the place in the text. */
function placeOf(warning: unknown, xml: string): string | null {
  if (isObject(warning) && 'element' in warning && isModdleElement(warning.element))
    return nearestId(warning.element);
  const place = /\n\tline: (\d+)\n\tcolumn: (\d+)/.exec(messageOf(warning));
  if (place === null) return null;
  return idAround(xml, startOfLine(xml, Number(place[1])) + Number(place[2]));
}

/** Lines count from 0 and end as the reader sees it: at each of its line breaks. */
function startOfLine(xml: string, line: number): number {
  const breaks = /\r\n|\r|\n/g;
  for (let passed = 0; passed < line; passed += 1) breaks.exec(xml);
  return breaks.lastIndex;
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
