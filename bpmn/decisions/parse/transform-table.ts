import { singleTests } from '../../expressions/feel-syntax.ts';
import { child, children, idOf, nearestId, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { aggregations, hitPolicies } from '../model/decision-table.ts';
import type {
  Aggregation,
  DecisionRule,
  DecisionTable,
  HitPolicy,
  InputClause,
  OutputClause,
} from '../model/decision-table.ts';
import { feelOf, nameOf, testsOf, typeOf } from './reading.ts';
import type { Names } from './names.ts';
import type { Reading } from './reading.ts';

export function transformTable(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): DecisionTable {
  const inputs = children(element, 'input').map((clause) => inputOf(clause, names, reading));
  const written = children(element, 'output');
  const outputs = written.map((clause) => outputOf(clause, names, reading));
  if (outputs.length === 0) reading.findings.add('output-missing', nearestId(element));
  if (outputs.length > 1) checkNames(element, outputs, reading);
  const table = {
    hitPolicy: hitPolicyOf(element, reading),
    aggregation: aggregationOf(element, reading),
    inputs,
    outputs,
  };
  checkPolicy(element, table, reading);
  const rules = children(element, 'rule').map((rule) => ruleOf(rule, { table, names, reading }));
  return { ...table, rules };
}

type Head = Omit<DecisionTable, 'rules'>;

function inputOf(element: ModdleElement, names: Names, reading: Reading): InputClause {
  const expression = child(element, 'inputExpression');
  const source = expression === null ? null : feelOf(expression, 'expression', names, reading);
  if (expression === null || text(expression, 'text') === null)
    reading.findings.add('expression-missing', nearestId(element), { property: 'inputExpression' });
  return {
    id: nearestId(element) ?? '',
    label: text(element, 'label') ?? source ?? '',
    expression: source ?? 'null',
    type: typeOf(expression, reading),
    values: testsOf(element, 'inputValues', names, reading),
  };
}

function outputOf(element: ModdleElement, names: Names, reading: Reading): OutputClause {
  const values = testsOf(element, 'outputValues', names, reading);
  const defaultEntry = child(element, 'defaultOutputEntry');
  return {
    id: nearestId(element) ?? '',
    name: nameOf(element),
    type: typeOf(element, reading),
    values: values === null ? [] : singleTests(values),
    defaultEntry: defaultEntry === null ? null : feelOf(defaultEntry, 'expression', names, reading),
  };
}

function checkNames(
  element: ModdleElement,
  outputs: readonly OutputClause[],
  { findings }: Reading,
): void {
  for (const [index, { id, name }] of outputs.entries()) {
    if (name === null) findings.add('name-missing', id);
    else if (outputs.findIndex((other) => other.name === name) < index)
      findings.add('name-duplicate', nearestId(element), { name });
  }
}

function hitPolicyOf(element: ModdleElement, { findings }: Reading): HitPolicy {
  const written = text(element, 'hitPolicy') ?? 'UNIQUE';
  const policy = hitPolicies.find((known) => known === written);
  if (policy === undefined)
    findings.add('hit-policy-unknown', nearestId(element), { hitPolicy: written });
  return policy ?? 'UNIQUE';
}

function aggregationOf(element: ModdleElement, { findings }: Reading): Aggregation | null {
  const written = text(element, 'aggregation');
  const aggregation = aggregations.find((known) => known === written) ?? null;
  if (written !== null && aggregation === null)
    findings.add('aggregation-unknown', nearestId(element), { aggregation: written });
  return aggregation;
}

const ordered: ReadonlySet<HitPolicy> = new Set(['PRIORITY', 'OUTPUT ORDER']);

/** What a hit policy needs of the table (DMN 1.3, 8.2.11). */
function checkPolicy(element: ModdleElement, table: Head, { findings }: Reading): void {
  const { hitPolicy, aggregation, outputs } = table;
  const id = nearestId(element);
  if (ordered.has(hitPolicy) && outputs.every(({ values }) => values.length === 0))
    findings.add('output-values-missing', id, { hitPolicy });
  if (aggregation === null) return;
  if (hitPolicy !== 'COLLECT')
    findings.add('aggregation-without-collect', id, { hitPolicy, aggregation });
  if (outputs.length > 1)
    findings.add('aggregation-of-several-outputs', id, {
      aggregation,
      outputs: outputs.length,
    });
}

function ruleOf(
  element: ModdleElement,
  {
    table,
    names,
    reading,
  }: { readonly table: Head; readonly names: Names; readonly reading: Reading },
): DecisionRule {
  const inputEntries = children(element, 'inputEntry');
  const outputEntries = children(element, 'outputEntry');
  for (const [what, expected, got] of [
    ['inputEntry', table.inputs.length, inputEntries.length],
    ['outputEntry', table.outputs.length, outputEntries.length],
  ] as const) {
    if (expected !== got)
      reading.findings.add('entries-miscounted', nearestId(element), { what, expected, got });
  }
  return {
    id: idOf(element),
    inputEntries: inputEntries.map((entry) => inputEntryOf(entry, names, reading)),
    outputEntries: outputEntries.map((entry) => {
      if (text(entry, 'text') === null)
        reading.findings.add('expression-missing', nearestId(entry), { property: 'outputEntry' });
      return feelOf(entry, 'expression', names, reading) ?? 'null';
    }),
    annotations: children(element, 'annotationEntry').map((entry) => text(entry, 'text') ?? ''),
  };
}

/** Modelers write nothing where the specification writes a dash (8.2.8): any value. */
function inputEntryOf(element: ModdleElement, names: Names, reading: Reading): string | null {
  const source = feelOf(element, 'unaryTests', { ...names, '?': null }, reading);
  return source === '-' ? null : source;
}
