import { parseExpression, parseUnaryTests } from 'feelin';
import { boundedBuiltin } from './bounded-builtins.ts';
import { boundedFunctions } from './bounded-functions.ts';
import type { BoundedName } from './bounded-functions.ts';
import { heightOf, partsOf, textOf, weightOf } from './syntax.ts';
import type { FeelGrammar } from './feel-syntax.ts';
import type { FeelContext } from './feel-types.ts';
import type { Syntax } from './syntax.ts';
import { syntaxError } from './syntax-error.ts';

/** A text with the same meaning that spends what it costs, and the names that it needs. */
export interface BoundedText {
  readonly body: string;
  readonly names: readonly string[];
}

/** Far beyond what anybody writes into a diagram. */
const textLimit = 10_000;
/** Parsing takes the square of it. */
const namesLimit = 200;

/**
 * `feelin` cannot be stopped once it evaluates. So each place where the work is not in proportion to
 * the text gets a call around it that counts (`bounded-functions.ts`): operands that are looked through,
 * targets of paths and filters, turns of loops, arguments of calls, bodies of functions. Arithmetic
 * becomes calls for the sake of decimals, and a unary test that does not speak of `?` for the sake of DMN 1.3,
 * 8.3.3: what it gives is a value to be equal to, or a list of them. `feelin` takes any that is true for a match, and
 * in lists it looks for the very same object.
 */
export function boundedText(
  source: string,
  { grammar = 'expression', scope = {} }: BoundedOptions = {},
): BoundedText | { readonly error: string } {
  if (source.length > textLimit)
    return { error: `Expected at most ${textLimit} characters, but got ${source.length}` };
  const top: Syntax = grammars[grammar](source, { ...scope }, undefined).topNode;
  const error = syntaxError(top, source, grammar);
  if (error !== null) return { error };
  const names = new Set<string>();
  const body = rewrite(top, { source, names, filters: 0 });
  if (names.size > namesLimit)
    return { error: `Expected at most ${namesLimit} variables, but got ${names.size}` };
  return { body, names: [...names].toSorted() };
}

interface BoundedOptions {
  readonly grammar?: FeelGrammar;
  /** What has names that only make sense where they are known: with operators in them. */
  readonly scope?: FeelContext;
}
const grammars = { expression: parseExpression, unaryTests: parseUnaryTests } as const;

interface Context {
  readonly source: string;
  readonly names: Set<string>;
  /** Filters around: each adds the entries of its items to the context. */
  readonly filters: number;
}
type Rewrite = (parts: readonly Syntax[], context: Context, node: Syntax) => string;

function rewrite(node: Syntax, context: Context): string {
  const special = rewrites[node.name];
  return special === undefined ? plain(node, context) : special(partsOf(node), context, node);
}

/** As written, with the parts rewritten. */
function plain(node: Syntax, context: Context): string {
  let text = '';
  let at = node.from;
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    text += context.source.slice(at, part.from) + rewrite(part, context);
    at = part.to;
  }
  return text + context.source.slice(at, node.to);
}

/** Line breaks, because a part may end in a remark. */
function call({ names }: Context, name: BoundedName, ...args: readonly string[]): string {
  names.add(name);
  return `${name}(\n${args.join('\n,\n')}\n)`;
}

/** What one turn costs: the nodes that it goes through, and the filters whose names it copies. */
function weight(node: Syntax, { filters }: Context): string {
  return String(weightOf(node) + filters);
}

const literals: ReadonlySet<string> = new Set([
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'null',
]);

function value(node: Syntax, context: Context): string {
  const text = rewrite(node, context);
  return literals.has(node.name) ? text : call(context, '_value', text);
}

/** Whether it is a test of the whole text, not of an `in` inside. */
function isEntry(test: Syntax): boolean {
  return test.parent?.parent?.name === 'UnaryTests';
}

function speaksOf(name: string, node: Syntax, source: string): boolean {
  if (node.name === 'VariableName') return textOf(node, source) === name;
  return partsOf(node).some((part) => speaksOf(name, part, source));
}

const operations: Readonly<Record<string, BoundedName>> = {
  '+': '_add',
  '-': '_subtract',
  '*': '_multiply',
  '/': '_divide',
  '**': '_power',
  '^': '_power',
};

/** Around the first part only; the rest stays as written. */
function around(name: BoundedName): Rewrite {
  return ([first, ...rest], context, node) => {
    if (first === undefined) return plain(node, context);
    return [
      call(context, name, rewrite(first, context)),
      ...rest.map((part) => rewrite(part, context)),
    ].join(' ');
  };
}

const rewrites: Readonly<Record<string, Rewrite>> = {
  VariableName: (_parts, { source, names }, node) => {
    const text = textOf(node, source);
    names.add(text);
    return text;
  },
  FunctionInvocation: (_parts, context, node) => {
    const clock = /^(now|today)\s*\(\s*\)$/.exec(context.source.slice(node.from, node.to))?.[1];
    if (clock === undefined) return plain(node, context);
    context.names.add(clock);
    return clock;
  },
  ArithmeticExpression: ([left, operator, right], context, node) => {
    const name = operations[operator === undefined ? '' : textOf(operator, context.source)];
    if (left === undefined || right === undefined || name === undefined)
      return plain(node, context);
    return call(context, name, rewrite(left, context), rewrite(right, context));
  },
  Comparison: ([left, operator, ...rest], context, node) => {
    if (left === undefined || operator === undefined) return plain(node, context);
    const compares = operator.name === 'CompareOp';
    return [
      value(left, context),
      textOf(operator, context.source),
      ...rest.map((part) => (compares ? value(part, context) : rewrite(part, context))),
    ].join('\n');
  },
  PositiveUnaryTest: ([test], context, node) => {
    if (test === undefined || test.name === 'SimplePositiveUnaryTest') return plain(node, context);
    const given = value(test, context);
    const isLiteral = literals.has(test.name);
    return isLiteral || !isEntry(node) || speaksOf('?', test, context.source)
      ? given
      : call(context, '_compared', given, '?');
  },
  InstanceOfExpression: around('_value'),
  PathExpression: around('_member'),
  FilterExpression: ([target, , test], context, node) => {
    if (target === undefined || test === undefined) return plain(node, context);
    const inside = { ...context, filters: context.filters + 1 };
    const items = call(context, '_items', rewrite(target, context), weight(test, inside));
    return `${items}[${rewrite(test, inside)}\n]`;
  },
  IterationContext: ([from, , to], context, node) => {
    if (from === undefined) return plain(node, context);
    const turn = weight(node.parent?.parent?.parent ?? node, context);
    return to === undefined
      ? call(context, '_turns', rewrite(from, context), turn)
      : call(context, '_range', rewrite(from, context), rewrite(to, context), turn);
  },
  PositionalParameters: (parts, context) => parts.map((part) => value(part, context)).join(',\n'),
  NamedParameter: ([name, given], context, node) =>
    name === undefined || given === undefined
      ? plain(node, context)
      : `${textOf(name, context.source)}:\n${value(given, context)}`,
  FunctionBody: ([body], context, node) => {
    if (body === undefined) return plain(node, context);
    const entered = call(context, '_enter', String(heightOf(body) + 1), weight(body, context));
    return call(context, '_leave', entered, rewrite(body, context));
  },
};

/** What the names of a bounded text stand for, besides variables: undefined for built-ins as they are. */
export function boundedName(name: string): unknown {
  return isBounded(name) ? boundedFunctions[name] : boundedBuiltin(name);
}

function isBounded(name: string): name is BoundedName {
  return Object.hasOwn(boundedFunctions, name);
}
