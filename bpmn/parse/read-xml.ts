import { BpmnModdle } from 'bpmn-moddle';
import { bhModdle } from './bh-moddle.ts';
import type { Findings } from './findings.ts';
import { idOf, isModdleElement } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { nestsDeeperThan } from './nesting.ts';

/** Characters; the largest delivered diagram has about 80,000. */
const sizeLimit = 2_000_000;
/** Nested elements; drawings stay below 20. */
const depthLimit = 200;

const reader = new BpmnModdle({ bh: bhModdle });

/** The definitions element, or null when the text is no usable BPMN. Never throws. */
export async function readXml(xml: string, findings: Findings): Promise<ModdleElement | null> {
  const refusal = refuse(xml);
  if (refusal !== null) {
    findings.add(refusal, null);
    return null;
  }
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    for (const warning of warnings) reportWarning(warning, findings);
    if (isModdleElement(rootElement)) return rootElement;
    findings.add('xml-invalid', null, { message: 'no definitions' });
  } catch (error) {
    findings.add('xml-invalid', null, { message: firstLine(error) });
    reportWarnings(error, findings);
  }
  return null;
}

function refuse(xml: string): string | null {
  if (xml.length > sizeLimit) return 'text-too-long';
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return 'doctype-refused';
  return nestsDeeperThan(xml, depthLimit) ? 'nested-too-deep' : null;
}

function reportWarnings(error: unknown, findings: Findings): void {
  if (!isRecord(error) || !Array.isArray(error['warnings'])) return;
  for (const warning of error['warnings']) reportWarning(warning, findings);
}

/** bpmn-moddle drops what it warns about, so a warning is an error here. */
function reportWarning(warning: unknown, findings: Findings): void {
  const message = firstLine(warning);
  const element =
    isRecord(warning) && isModdleElement(warning['element']) ? idOf(warning['element']) : null;
  const code = message.startsWith('unresolved reference')
    ? 'reference-unresolved'
    : 'content-unparsable';
  findings.add(code, element, { message });
}

function firstLine(value: unknown): string {
  const message =
    isRecord(value) && typeof value['message'] === 'string' ? value['message'] : String(value);
  return (message.split('\n', 1)[0] ?? '').slice(0, 300);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
