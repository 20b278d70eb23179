import { parseExpression, parseUnaryTests } from 'feelin';
import { boundedBuiltin } from './bounded-builtins.ts';
import { boundedFunctions } from './bounded-functions.ts';
import type { BoundedName } from './bounded-functions.ts';
import { filter } from './filter-rules.ts';
import { momentLiteral } from './moment-rules.ts';
import { call, isLiteral, plain, speaksOf, value, weight } from './rewriting.ts';
import type { Rewriting, Rule } from './rewriting.ts';
import { heightOf, partsOf, textOf } from './syntax.ts';
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
  const body = rewrite(top, { source, names, filters: 0, rewrite });
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

function rewrite(node: Syntax, at: Rewriting): string {
  const rule = rules[node.name];
  return rule === undefined ? plain(node, at) : rule(partsOf(node), at, node);
}

/** Whether it is a test of the whole text, not of an `in` inside. */
function isEntry(test: Syntax): boolean {
  return test.parent?.parent?.name === 'UnaryTests';
}

const operations: Readonly<Record<string, BoundedName>> = {
  '+': '_add',
  '-': '_subtract',
  '*': '_multiply',
  '/': '_divide',
  '**': '_power',
  '^': '_power',
};

const equalities: Readonly<Record<string, BoundedName>> = { '=': '_equal', '!=': '_unequal' };

/** Whether an end of a range cannot be missing. */
function isThere({ name }: Syntax): boolean {
  return name === 'NumericLiteral' || name === 'StringLiteral' || name === 'DateTimeLiteral';
}

/** Around the first part only; the rest stays as written. */
function around(name: BoundedName): Rule {
  return ([first, ...rest], at, node) => {
    if (first === undefined) return plain(node, at);
    return [call(at, name, rewrite(first, at)), ...rest.map((part) => rewrite(part, at))].join(' ');
  };
}

const rules: Readonly<Record<string, Rule>> = {
  VariableName: (_parts, { source, names }, node) => {
    const text = textOf(node, source);
    // Behind enough that can be read in two ways, the grammar takes `null` for a name; a parameter cannot have it.
    if (text !== 'null') names.add(text);
    return text;
  },
  FunctionInvocation: ([name], at, node) => {
    const clock = /^(now|today)\s*\(\s*\)$/.exec(at.source.slice(node.from, node.to))?.[1];
    if (clock === undefined)
      return name?.name === 'SpecialFunctionName'
        ? call(at, '_months', plain(node, at))
        : plain(node, at);
    at.names.add(clock);
    return clock;
  },
  DateTimeLiteral: momentLiteral,
  IfExpression: ([, condition, ...rest], at, node) => {
    if (condition === undefined) return plain(node, at);
    const tested = call(at, '_isTrue', rewrite(condition, at));
    return ['if', tested, ...rest.map((part) => rewrite(part, at))].join('\n');
  },
  QuantifiedExpression: ([word, turns, , condition], at, node) => {
    // What a loop has returned so far has a name there.
    if (turns === undefined || condition === undefined || speaksOf('partial', node, at.source))
      return plain(node, at);
    const answers = `for ${rewrite(turns, at)}\nreturn ${rewrite(condition, at)}`;
    return call(at, word?.name === 'some' ? '_some' : '_every', answers);
  },
  Interval: ([open, start, , end, close], at, node) => {
    if (open === undefined || start === undefined || end === undefined || close === undefined)
      return plain(node, at);
    if (isThere(start) && isThere(end)) return plain(node, at);
    const brackets = `"${textOf(open, at.source)}${textOf(close, at.source)}"`;
    return call(at, '_interval', value(start, at), value(end, at), brackets);
  },
  ArithmeticExpression: ([left, operator, right], at, node) => {
    if (left?.name === 'ArithOp' && operator !== undefined)
      return call(at, '_negate', rewrite(operator, at));
    const name = operations[operator === undefined ? '' : textOf(operator, at.source)];
    if (left === undefined || right === undefined || name === undefined) return plain(node, at);
    return call(at, name, rewrite(left, at), rewrite(right, at));
  },
  Comparison: ([left, operator, ...rest], at, node) => {
    if (left === undefined || operator === undefined) return plain(node, at);
    const compares = operator.name === 'CompareOp';
    const equality = equalities[textOf(operator, at.source)];
    const [right] = rest;
    if (equality !== undefined && right !== undefined)
      return call(at, equality, value(left, at), value(right, at));
    return [
      value(left, at),
      textOf(operator, at.source),
      ...rest.map((part) => (compares ? value(part, at) : rewrite(part, at))),
    ].join('\n');
  },
  PositiveUnaryTest: ([test], at, node) => {
    if (test === undefined || test.name === 'SimplePositiveUnaryTest') return plain(node, at);
    if (!isEntry(node))
      return isLiteral(test) ? rewrite(test, at) : call(at, '_test', value(test, at));
    const given = value(test, at);
    return isLiteral(test) || speaksOf('?', test, at.source)
      ? given
      : call(at, '_compared', given, '?');
  },
  InstanceOfExpression: around('_value'),
  PathExpression: ([target, , member], at, node) => {
    if (target === undefined || member === undefined) return plain(node, at);
    const name = JSON.stringify(textOf(member, at.source));
    return `${call(at, '_member', rewrite(target, at), name)}.${rewrite(member, at)}`;
  },
  FilterExpression: filter,
  IterationContext: ([from, , to], at, node) => {
    if (from === undefined) return plain(node, at);
    const turn = weight(node.parent?.parent?.parent ?? node, at);
    return to === undefined
      ? call(at, '_turns', rewrite(from, at), turn)
      : call(at, '_range', rewrite(from, at), rewrite(to, at), turn);
  },
  PositionalParameters: (parts, at) => parts.map((part) => value(part, at)).join(',\n'),
  NamedParameter: ([name, given], at, node) =>
    name === undefined || given === undefined
      ? plain(node, at)
      : `${textOf(name, at.source)}:\n${value(given, at)}`,
  FunctionBody: ([body], at, node) => {
    if (body === undefined) return plain(node, at);
    const entered = call(at, '_enter', String(heightOf(body) + 1), weight(body, at));
    return call(at, '_leave', entered, rewrite(body, at));
  },
};

/** What the names of a bounded text stand for, besides variables: undefined for built-ins as they are. */
export function boundedName(name: string): unknown {
  return isBounded(name) ? boundedFunctions[name] : boundedBuiltin(name);
}

function isBounded(name: string): name is BoundedName {
  return Object.hasOwn(boundedFunctions, name);
}
