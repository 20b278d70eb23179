import { macroInputs } from './script-macros.ts';
import { toFeel } from './to-feel.ts';
import { attributeOf, escapeXml, findElement, rewriteElements, textOf } from './xml-text.ts';
import type { XmlElement } from './xml-text.ts';

const bhNamespace = 'https://bihuan.dev/bpmn/1';
const expressions = [
  'conditionExpression',
  'condition',
  'loopCondition',
  'loopCardinality',
  'completionCondition',
  'activationCondition',
];

/**
 * A model of the corpus in the dialect of this project: the same elements, with FEEL for the dialect of its
 * expressions and a service for each script macro, so that whoever drives the engine carries it out.
 */
export function adaptModel(xml: string): string {
  const property = findElement(xml, 'property');
  const data = property === null ? null : attributeOf(property, 'id');
  let adapted = rewriteElements(xml, 'scriptTask', (task) => serviceTask(task, data));
  adapted = rewriteElements(adapted, 'globalScriptTask', globalScriptTask);
  for (const name of expressions) {
    adapted = rewriteElements(adapted, name, (expression, whole) =>
      holdsElements(expression.body) ? whole : feelExpression(name, expression),
    );
  }
  return adapted.replace(/<(?:[\w.-]+:)?definitions\b/, `$& xmlns:bh="${bhNamespace}"`);
}

function serviceTask({ prefix, attributes, body }: XmlElement, property: string | null): string {
  const macro = macroOf(body);
  const inputs = Object.entries(macroInputs(macro, dataInput(body) ?? property)).map(
    ([name, value]) => `<bh:input name="${name}" value="= ${escapeXml(value)}"/>`,
  );
  const service = `<${prefix}extensionElements><bh:service name="${serviceName(macro, dataOutput(body) ?? property)}">${inputs.join('')}</bh:service></${prefix}extensionElements>`;
  const inside = rewriteElements(body, 'script', () => service);
  return `<${prefix}serviceTask${attributes}>${inside}</${prefix}serviceTask>`;
}

/** A macro that writes is told where to; ids name data because names may have blanks. */
function serviceName(macro: string, output: string | null): string {
  return macro === 'SET_STRING_DATA' && output !== null ? `${macro} ${output}` : macro;
}

function dataInput(task: string): string | null {
  const data = findElement(task, 'dataInput');
  return data === null ? null : attributeOf(data, 'id');
}

function dataOutput(task: string): string | null {
  const data = findElement(task, 'dataOutput');
  return data === null ? null : attributeOf(data, 'id');
}

/** A global script task has no outside to ask: its macro becomes a script that writes the same log. */
function globalScriptTask({ prefix, attributes, body }: XmlElement): string {
  const script = escapeXml(`= { written: append(written, "${macroOf(body)}") }`);
  return `<${prefix}globalScriptTask${attributes} scriptLanguage="feel" script="${script}"/>`;
}

function macroOf(task: string): string {
  return textOf(findElement(task, 'script')?.body ?? '');
}

function feelExpression(name: string, { prefix, attributes, body }: XmlElement): string {
  return `<${prefix}${name}${attributes}>= ${escapeXml(toFeel(textOf(body)))}</${prefix}${name}>`;
}

function holdsElements(body: string): boolean {
  return /<[^!]/.test(body.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, ''));
}
