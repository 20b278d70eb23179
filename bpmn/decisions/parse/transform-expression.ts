import { isFeelContext, isFeelList } from '../../expressions/feel-types.ts';
import type { FeelValue } from '../../expressions/feel-types.ts';
import { child, children, idOf, nearestId, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import type {
  Binding,
  BoxedExpression,
  BoxedKind,
  BoxedMap,
  ContextEntry,
  Iteration,
  Parameter,
} from '../model/boxed-expression.ts';
import { feelOf, insideOf, nameOf, typeOf } from './reading.ts';
import type { Names } from './names.ts';
import type { Reading } from './reading.ts';
import { transformTable } from './transform-table.ts';

interface Inside {
  readonly names: Names;
  readonly reading: Reading;
}
type Transform<T> = (element: ModdleElement, names: Names, reading: Reading) => T;

const transforms: Readonly<Record<string, Transform<BoxedExpression>>> = {
  'dmn:LiteralExpression': boxed('literal', (element, names, reading) => ({
    text: literalText(element, names, reading),
  })),
  'dmn:Context': boxed('context', transformContext),
  'dmn:Invocation': boxed('invocation', transformInvocation),
  'dmn:Relation': boxed('relation', transformRelation),
  'dmn:List': boxed('list', (element, names, reading) => ({
    items: children(element, 'elements').map((item) => transformExpression(item, names, reading)),
  })),
  'dmn:FunctionDefinition': boxed('function', transformFunction),
  'dmn:DecisionTable': boxed('decisionTable', transformTable),
  'dmn:Conditional': boxed('conditional', (element, names, reading) => ({
    condition: nestedPart(element, 'if', { names, reading }),
    whenTrue: nestedPart(element, 'then', { names, reading }),
    otherwise: nestedPart(element, 'else', { names, reading }),
  })),
  'dmn:Filter': boxed('filter', transformFilter),
  'dmn:For': boxed('for', transformFor),
  'dmn:Some': boxed('some', transformQuantified),
  'dmn:Every': boxed('every', transformQuantified),
};

/** With what all expressions have. */
function boxed<K extends BoxedKind>(
  kind: K,
  transform: Transform<BoxedMap[K]>,
): Transform<BoxedMap[K] & { kind: K; id: string; type: string | null }> {
  return (element, names, reading) => ({
    ...transform(element, names, reading),
    kind,
    id: nearestId(element) ?? '',
    // The type of a function definition is that of functions or, as tools write it, of the result.
    type: kind === 'function' ? null : typeOf(element, reading),
  });
}

/** Stands where a finding has said that there is none. */
const missing: BoxedExpression = { kind: 'literal', id: '', type: null, text: 'null' };

function transformExpression(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedExpression {
  const transform = Object.hasOwn(transforms, element.$type)
    ? transforms[element.$type]
    : undefined;
  if (transform !== undefined) return transform(element, names, reading);
  reading.findings.add('not-supported', nearestId(element), { what: element.$type });
  return missing;
}

/** The expression that a property holds; that there is none is said of the element. */
export function transformPart(
  element: ModdleElement,
  property: string,
  { names, reading }: Inside,
): BoxedExpression {
  const part = child(element, property);
  if (part !== null) return transformExpression(part, names, reading);
  reading.findings.add('expression-missing', nearestId(element), { property });
  return missing;
}

/** Likewise; what DMN 1.4 added has an element of its own around each part. */
function nestedPart(element: ModdleElement, property: string, place: Inside): BoxedExpression {
  const around = child(element, property);
  if (around !== null) return transformPart(around, 'expression', place);
  return transformPart(element, property, place);
}

function literalText(element: ModdleElement, names: Names, reading: Reading): string {
  if (text(element, 'text') === null)
    reading.findings.add('expression-missing', nearestId(element), { property: 'text' });
  return feelOf(element, 'expression', names, reading) ?? 'null';
}

function transformContext(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['context'] {
  const own = new Map<string, FeelValue>();
  const written = children(element, 'contextEntry');
  const entries = written.map((entry, index): ContextEntry => {
    const variable = child(entry, 'variable');
    const name = nameOf(variable);
    if (name === null && (variable !== null || index < written.length - 1))
      reading.findings.add('name-missing', nearestId(entry));
    if (name !== null && own.has(name))
      reading.findings.add('name-duplicate', nearestId(entry), { name });
    const seen = { ...names, ...Object.fromEntries(own) };
    const value = transformPart(entry, 'value', { names: seen, reading });
    const type = typeOf(variable, reading);
    if (name !== null) own.set(name, insideOf(type, reading));
    return { name, type, value };
  });
  return { entries };
}

function transformInvocation(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['invocation'] {
  const called = child(element, 'calledFunction');
  if (called?.$type !== 'dmn:LiteralExpression')
    reading.findings.add('function-not-named', nearestId(element));
  const bindings = children(element, 'binding').map((binding): Binding => {
    const [parameter] = parametersOf(binding, 'parameter', reading);
    if (parameter === undefined) reading.findings.add('name-missing', nearestId(binding));
    return {
      parameter: parameter?.name ?? '',
      value: transformPart(binding, 'bindingFormula', { names, reading }),
    };
  });
  checkUnique(
    element,
    bindings.map(({ parameter }) => parameter),
    reading,
  );
  return { called: called === null ? 'null' : literalText(called, names, reading), bindings };
}

function transformRelation(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['relation'] {
  const columns = parametersOf(element, 'column', reading);
  const rows = children(element, 'row').map((row) => {
    const cells = children(row, 'elements');
    if (cells.length !== columns.length)
      reading.findings.add('cells-miscounted', idOf(row) ?? nearestId(element), {
        expected: columns.length,
        got: cells.length,
      });
    return cells.map((cell) => transformExpression(cell, names, reading));
  });
  return { columns, rows };
}

function transformFilter(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['filter'] {
  const source = nestedPart(element, 'in', { names, reading });
  const item = itemInside(source, source.type, { names, reading });
  const inner = { ...names, item, ...(isFeelContext(item) ? item : {}) };
  return { source, match: nestedPart(element, 'match', { names: inner, reading }) };
}

function transformFor(element: ModdleElement, names: Names, reading: Reading): BoxedMap['for'] {
  const { iteration, inner } = iterationOf(element, names, reading);
  const turn = { partial: null, ...inner };
  const result = nestedPart(element, 'return', { names: turn, reading });
  return { ...iteration, result, looksBack: JSON.stringify(result).includes('partial') };
}

function transformQuantified(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['some'] {
  const { iteration, inner } = iterationOf(element, names, reading);
  return { ...iteration, satisfies: nestedPart(element, 'satisfies', { names: inner, reading }) };
}

/** And the names that what is evaluated at each turn may use. */
function iterationOf(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): { readonly iteration: Iteration; readonly inner: Names } {
  const variable = nameOf(element, 'iteratorVariable') ?? '';
  if (variable === '') reading.findings.add('name-missing', nearestId(element));
  const source = nestedPart(element, 'in', { names, reading });
  const sourceType = typeOf(child(element, 'in'), reading);
  const item = itemInside(source, sourceType ?? source.type, { names, reading });
  return { iteration: { variable, source, sourceType }, inner: { ...names, [variable]: item } };
}

/** A value with the names inside an item: by the type, or as what goes by the name that is the whole source. */
function itemInside(
  source: BoxedExpression,
  type: string | null,
  { names, reading }: Inside,
): FeelValue {
  const named = source.kind === 'literal' ? names[source.text] : undefined;
  const inside = insideOf(type, reading) ?? named ?? null;
  return isFeelList(inside) ? (inside[0] ?? null) : inside;
}

/** Also of a business knowledge model, whose logic is a function. */
export function transformFunction(
  element: ModdleElement,
  names: Names,
  reading: Reading,
): BoxedMap['function'] {
  const { kind } = element;
  if (typeof kind === 'string' && kind !== 'FEEL')
    reading.findings.add('function-kind-not-supported', nearestId(element), { kind });
  const parameters = parametersOf(element, 'formalParameter', reading);
  const bound = parameters.map(({ name, type }) => [name, insideOf(type, reading)] as const);
  const inner = { ...names, ...Object.fromEntries(bound) };
  return { parameters, body: transformPart(element, 'body', { names: inner, reading }) };
}

function parametersOf(
  element: ModdleElement,
  property: string,
  reading: Reading,
): readonly Parameter[] {
  const one = child(element, property);
  const items = one === null ? children(element, property) : [one];
  const parameters = items.map((item): Parameter => {
    const name = nameOf(item);
    if (name === null) reading.findings.add('name-missing', nearestId(item));
    return { name: name ?? '', type: typeOf(item, reading) };
  });
  checkUnique(
    element,
    parameters.map(({ name }) => name),
    reading,
  );
  return parameters;
}

function checkUnique(
  element: ModdleElement,
  names: readonly string[],
  { findings }: Reading,
): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) findings.add('name-duplicate', nearestId(element), { name });
  }
}
