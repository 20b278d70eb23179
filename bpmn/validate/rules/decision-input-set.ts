import { expressionError } from '../../expressions/evaluate.ts';
import { parsePlain } from '../../expressions/parse-plain.ts';
import { variablesRead } from '../../expressions/variables-read.ts';
import type { ProcessData } from '../../model/data.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { FeelSource } from '../../model/element-properties.ts';
import type { Finding } from '../../model/finding.ts';
import type { Procedure } from '../../model/procedure.ts';
import type { Known, Rule } from '../rule.ts';
import { warningAt } from '../rule.ts';
import { requiredInputs } from './decision-known.ts';

/**
 * A decision is given variables that something sets. Judged where all that sets any is known: at the level of the
 * case, when no message and no script of another form than a context may bring variables of any name.
 */
export const decisionInputSet: Rule = (procedure, { variables }) => {
  const isCalled = Object.hasOwn(procedure.called, procedure.id);
  const elements = Object.values(procedure.elements);
  if (variables === undefined || isCalled || !elements.some(isAsking)) return [];
  const set = namesSet(procedure, variables);
  if (set === null) return [];
  return elements.flatMap((element) =>
    isAsking(element)
      ? namesRead(element, procedure)
          .filter((name) => !set.has(name))
          .map((name): Finding => warningAt('decision-input-not-set', element.id, { name }))
      : [],
  );
};

type Variables = NonNullable<Known['variables']>;
type Asking = BpmnElement<'businessRuleTask'>;

function isAsking(element: BpmnElement): element is Asking {
  return element.kind === 'businessRuleTask';
}

function namesRead({ decision }: Asking, { decisions }: Procedure): readonly string[] {
  if (decision === null) return [];
  const model = decisions?.[decision.model];
  const required = model === undefined ? null : requiredInputs(model, decision.decision);
  const read =
    decision.inputs === null
      ? required
      : Object.values(decision.inputs).filter(isReadable).flatMap(variablesRead);
  return [...new Set(read ?? [])];
}

/** The others are too long to be looked at, or wrong. */
function isReadable(source: FeelSource): boolean {
  return expressionError(source) === null;
}

/** Null where something may set variables of any name. */
function namesSet(procedure: Procedure, { given, fields }: Variables): ReadonlySet<string> | null {
  const names = new Set([...given, ...dataIn(procedure)]);
  for (const element of Object.values(procedure.elements)) {
    const set = bringsAnything.test(element.kind) ? null : setBy(element, fields);
    if (set === null) return null;
    for (const name of [...set, ...dataIn(element), ...turnsIn(element)]) names.add(name);
  }
  return names;
}

/** What comes from other cases has the names that it was sent with. */
const bringsAnything = /^receive|(?:message|signal|multiple)(?:Start|Catch|Boundary)/;

function setBy(element: BpmnElement, fields: Variables['fields']): readonly string[] | null {
  if (element.kind === 'userTask') return fields[element.form ?? ''] ?? [];
  if (isAsking(element)) return element.decision === null ? [] : [element.decision.result];
  if (element.kind === 'callActivity')
    return element.outputs === null ? null : Object.keys(element.outputs);
  if (element.kind !== 'scriptTask' || element.script === null) return [];
  const script = parsePlain(element.script);
  return script?.type === 'context' ? script.entries.map(({ key }) => key) : null;
}

function dataIn({ data }: { readonly data?: ProcessData }): readonly string[] {
  return [...(data?.own ?? []), ...(data?.io?.inputs ?? []), ...(data?.io?.outputs ?? [])];
}

function turnsIn(element: BpmnElement): readonly string[] {
  const loop = 'loop' in element ? element.loop : undefined;
  return loop?.kind === 'multi'
    ? [loop.item, loop.output?.name].filter((name) => typeof name === 'string')
    : [];
}
