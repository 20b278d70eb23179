import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import type { DecisionOutcome } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';

/** 2026-11-26T02:30:00Z. */
export const at = Date.UTC(2026, 10, 26, 2, 30);

export const definitions = (content: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:v="http://vendor.example/dmn" id="file" name="file" namespace="http://bihuan.dev/test">${content}</definitions>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const textOf = (text: string): string => `<text>${escaped(text)}</text>`;

/** Ids have no blanks. */
const idOf = (name: string): string => name.replaceAll(' ', '_');

/** An input whose id is its name. */
export const input = (name: string, type?: string): string =>
  `<inputData id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)} /></inputData>`;

export const literal = (text: string, attributes = ''): string =>
  `<literalExpression${attributes}>${textOf(text)}</literalExpression>`;

export const requireInput = (name: string): string =>
  `<informationRequirement><requiredInput href="#${idOf(name)}" /></informationRequirement>`;
export const requireDecision = (name: string): string =>
  `<informationRequirement><requiredDecision href="#${idOf(name)}" /></informationRequirement>`;
export const requireKnowledge = (name: string): string =>
  `<knowledgeRequirement><requiredKnowledge href="#${idOf(name)}" /></knowledgeRequirement>`;

/** A decision whose id is its name. */
export const decision = (
  name: string,
  logic: string,
  { requires = '', type }: { readonly requires?: string; readonly type?: string } = {},
): string =>
  `<decision id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)} />${requires}${logic}</decision>`;

export const knowledge = (
  name: string,
  parameters: Readonly<Record<string, string | undefined>>,
  body: string,
  { requires = '', type }: { readonly requires?: string; readonly type?: string } = {},
): string =>
  `<businessKnowledgeModel id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)} /><encapsulatedLogic>${formal(parameters)}${body}</encapsulatedLogic>${requires}</businessKnowledgeModel>`;

export const service = (
  name: string,
  parts: Readonly<
    Partial<
      Record<
        'outputDecision' | 'encapsulatedDecision' | 'inputDecision' | 'inputData',
        readonly string[]
      >
    >
  >,
  type?: string,
): string =>
  `<decisionService id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)} />${Object.entries(
    parts,
  )
    .flatMap(([part, ids]) => ids.map((id) => `<${part} href="#${idOf(id)}" />`))
    .join('')}</decisionService>`;

export const formal = (parameters: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(parameters)
    .map(([name, type]) => `<formalParameter name="${name}"${typed(type)} />`)
    .join('');

function typed(type: string | undefined): string {
  return type === undefined ? '' : ` typeRef="${type}"`;
}

interface TableText {
  readonly attributes?: string;
  /** FEEL, or a whole clause. */
  readonly inputs: readonly string[];
  /** Attributes and content of each output. */
  readonly outputs?: readonly string[];
  /** Input entries, then output entries. */
  readonly rules: readonly (readonly string[])[];
}

export function table({ attributes = '', inputs, outputs = [''], rules }: TableText): string {
  const clauses = inputs.map((text, index) =>
    text.startsWith('<')
      ? text
      : `<input id="in${index}"><inputExpression>${textOf(text)}</inputExpression></input>`,
  );
  const written = rules.map((entries, index) => {
    const cells = entries.map((entry, column) =>
      column < inputs.length
        ? `<inputEntry>${textOf(entry)}</inputEntry>`
        : `<outputEntry>${textOf(entry)}</outputEntry>`,
    );
    return `<rule id="rule${index + 1}">${cells.join('')}</rule>`;
  });
  const results = outputs.map((text, index) => {
    const [head = '', content = ''] = text.split('|');
    return `<output id="out${index}" ${head}>${content}</output>`;
  });
  return `<decisionTable id="table" ${attributes}>${clauses.join('')}${results.join('')}${written.join('')}</decisionTable>`;
}

/** Content of an output clause. */
export const outputValues = (tests: string): string =>
  `<outputValues>${textOf(tests)}</outputValues>`;
export const defaultEntry = (text: string): string =>
  `<defaultOutputEntry>${textOf(text)}</defaultOutputEntry>`;

/** The model of a text that must be without any error. */
export async function modelOf(content: string): Promise<DecisionModel> {
  const { model, findings } = await parseDecisions(
    content.startsWith('<?xml') ? content : definitions(content),
  );
  if (model === null) throw new Error(JSON.stringify(findings));
  return model;
}

export async function outcomeOf(
  content: string,
  decisionId: string,
  inputs: JsonObject = {},
): Promise<DecisionOutcome> {
  return evaluateDecision(await modelOf(content), decisionId, inputs, at);
}

/** The value, or the code and the element of the failure. */
export async function resultOf(
  content: string,
  decisionId: string,
  inputs: JsonObject = {},
): Promise<unknown> {
  const outcome = await outcomeOf(content, decisionId, inputs);
  return outcome.ok ? outcome.value : `${outcome.code} at ${outcome.element}`;
}

/** Code, place and parameters of every finding. */
export async function said(xml: string): Promise<string[]> {
  const { findings } = await parseDecisions(xml);
  return findings.map(({ severity, code, elementId, params }) =>
    [
      ...(severity === 'warning' ? ['warning'] : []),
      code,
      elementId ?? '-',
      ...Object.entries(params)
        .filter(([name]) => !['message', 'text', 'where', 'error'].includes(name))
        .map(([, value]) => String(value)),
    ].join(' '),
  );
}
