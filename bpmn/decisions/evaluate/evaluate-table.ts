import { toJson } from '../../expressions/feel-value.ts';
import { feelText } from '../../expressions/feel-types.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { Json } from '../../model/json.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import type { DecisionRule, InputClause, OutputClause } from '../model/decision-table.ts';
import { conform, shown } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { defaultOutput, hitPolicyTable } from './hit-policies.ts';
import type { Hit } from './hit-policies.ts';
import { evaluateText, passes } from './run.ts';
import type { Place, Run } from './run.ts';

type Table = BoxedExpression<'decisionTable'>;

/** DMN 1.3, 8.2.9 to 8.2.11; every evaluation leaves its entry in the trace. */
export function evaluateTable(table: Table, scope: FeelContext, run: Run): FeelValue {
  const place: Place = { element: table.id, scope, run };
  const inputs = table.inputs.map((clause) => inputOf(clause, place));
  const policy = hitPolicyTable[table.hitPolicy];
  const all = table.rules
    .map((rule, index) => ({ rule, number: index + 1 }))
    .filter(({ rule }) => matches(rule, inputs, place));
  const matched = policy.onlyFirst ? all.slice(0, 1) : all;
  if (policy.single && matched.length > 1)
    throw new DecisionFailure(
      'several-rules-match',
      table.id,
      `Expected one rule to match, but got ${matched.map(({ number }) => number).join(', ')}`,
    );
  const hits = matched.map(({ rule, number }): Hit => ({
    number,
    outputs: table.outputs.map((clause, index) =>
      outputOf(rule.outputEntries[index] ?? 'null', clause, place),
    ),
  }));
  run.tables.push({
    table: table.id,
    owner: run.owner,
    hitPolicy: table.hitPolicy,
    inputs: table.inputs.map(({ label }, index) => ({ label, value: plain(inputs[index]) })),
    matched: matched.map(({ rule, number }, index) => ({
      rule: rule.id,
      number,
      outputs: (hits[index]?.outputs ?? []).map(plain),
      annotations: rule.annotations,
    })),
  });
  const hasDefault = table.outputs.some(({ defaultEntry }) => defaultEntry !== null);
  return hits.length === 0 && hasDefault
    ? defaultOutput(table, place)
    : policy.combine(hits, { table, place });
}

function inputOf(clause: InputClause, { scope, run }: Place): FeelValue {
  const { id: element, label: what, expression, type, values } = clause;
  const place = { element, scope, run };
  const value = conform(evaluateText(expression, place), type, { what, element, run });
  if (values !== null && value !== null && !passes(values, value, place))
    throw new DecisionFailure(
      'input-value-not-allowed',
      element,
      `Expected ${values} for ${what}, but got ${shown(value)}`,
    );
  return value;
}

/** Entries are tried from the left; null matches whatever the input is. */
function matches(rule: DecisionRule, inputs: readonly FeelValue[], place: Place): boolean {
  const here = { ...place, element: rule.id ?? place.element };
  return rule.inputEntries.every(
    (tests, index) => tests === null || passes(tests, inputs[index], here),
  );
}

function outputOf(entry: string, clause: OutputClause, { scope, run }: Place): FeelValue {
  const { id: element, name, type, values } = clause;
  const what = name ?? 'the output';
  const place = { element, scope, run };
  const value = conform(evaluateText(entry, place), type, { what, element, run });
  if (values.length > 0 && value !== null && !values.some((test) => passes(test, value, place)))
    throw new DecisionFailure(
      'output-value-not-allowed',
      element,
      `Expected ${values.join(', ')} for ${what}, but got ${shown(value)}`,
    );
  return value;
}

/** For people: functions and ranges as text. */
function plain(value: FeelValue): Json {
  const json = toJson(value);
  return json.ok ? json.value : feelText(value);
}
