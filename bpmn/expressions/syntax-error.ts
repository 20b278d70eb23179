import { isBoundedBuiltin } from './bounded-builtins.ts';
import { boundedFunctions } from './bounded-functions.ts';
import { patternError } from './bounded-pattern.ts';
import { partsOf, textOf } from './syntax.ts';
import type { FeelGrammar } from './feel-syntax.ts';
import type { Syntax } from './syntax.ts';

/** Levels of the syntax tree; a chain of operators has one for each. */
const levelLimit = 200;

/** What an expression must not contain, by kind of node; null where it is all right. */
const checks: Readonly<
  Record<string, (node: Syntax, source: string, used: Used) => string | null>
> = {
  '?': () => 'Expected an expression, but got ?, which only a test has',
  Identifier: (node, source) => {
    const name = textOf(node, source);
    return Object.hasOwn(boundedFunctions, name)
      ? `Expected a name of its own, but got ${name}`
      : null;
  },
  NumericLiteral: (node, source) => {
    const text = textOf(node, source);
    // `feelin` would read 1 from 1e5.
    if (!/^-?[\d.]+$/.test(text)) return `Expected a number in digits, but got ${text}`;
    const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
    return digits.length > 15 && !Number.isSafeInteger(Number(text))
      ? `Expected a number of at most 15 digits, but got ${text}`
      : null;
  },
  ParameterName: bindsNoBuiltin,
  Name: (node, source, used) =>
    node.parent?.name === 'InExpression' || node.parent?.name === 'Key'
      ? bindsNoBuiltin(node, source, used)
      : null,
  Key: (node, source, used) => {
    const text = textOf(node, source);
    if (!text.startsWith('"')) return null;
    if (text.includes('\\')) return `Expected a key without escapes, but got ${text}`;
    return bindsNoBuiltin(node, source, used);
  },
  Context: (node, source) => {
    const keys = partsOf(node)
      .filter(({ name }) => name === 'ContextEntry')
      .map((entry) => keyOf(entry, source));
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    return twice === undefined
      ? null
      : `Expected entries of different names, but got ${twice} twice`;
  },
  FunctionInvocation: (node, source) => {
    const [name, , parameters] = partsOf(node);
    if (name === undefined || !patterned.has(textOf(name, source))) return null;
    const pattern = patternIn(parameters, source);
    return pattern === null ? null : patternError(pattern);
  },
};

function keyOf(entry: Syntax, source: string): string {
  const [key] = partsOf(entry);
  return key === undefined ? '' : textOf(key, source).replaceAll('"', '');
}

type Used = ReadonlySet<string>;
const patterned: ReadonlySet<string> = new Set(['matches', 'replace', 'split']);

/** The first thing that keeps a text from being evaluated, or null. */
export function syntaxError(top: Syntax, source: string, grammar: FeelGrammar): string | null {
  const { errors, deepest, used } = survey(top, source);
  const [error] = errors;
  if (error !== undefined) return error;
  if (deepest > levelLimit)
    return `Expected at most ${levelLimit} levels of brackets and operators, but got ${deepest}`;
  const found: string[] = [];
  top.cursor().iterate(({ name, node }) => {
    if (name === '?' && grammar === 'unaryTests') return;
    const wrong = checks[name]?.(node, source, used) ?? null;
    if (wrong !== null) found.push(wrong);
  });
  return found[0] ?? null;
}

interface Survey {
  readonly errors: readonly string[];
  readonly deepest: number;
  readonly used: Used;
}

function survey(top: Syntax, source: string): Survey {
  const errors: string[] = [];
  const used = new Set<string>();
  let level = 0;
  let deepest = 0;
  top.cursor().iterate(
    (node) => {
      level += 1;
      deepest = Math.max(deepest, level);
      if (node.type.isError) errors.push(`Unexpected text at ${node.from}`);
      if (node.name === 'VariableName') used.add(textOf(node.node, source));
    },
    () => {
      level -= 1;
    },
  );
  return { errors, deepest, used };
}

/** A text may use the name of a function that is bounded, or call it, but not both. */
function bindsNoBuiltin(node: Syntax, source: string, used: Used): string | null {
  const name = textOf(node, source).replaceAll('"', '');
  if (Object.hasOwn(boundedFunctions, name)) return `Expected a name of its own, but got ${name}`;
  if (!isBoundedBuiltin(name) || !used.has(name)) return null;
  // Named arguments bind nothing.
  if (node.parent?.name === 'NamedParameter') return null;
  return `Expected a name of its own, but got ${name}, which is a function`;
}

/** The pattern of a call where it is written out. */
function patternIn(parameters: Syntax | undefined, source: string): string | null {
  if (parameters === undefined) return null;
  const literal =
    parameters.name === 'NamedParameters'
      ? partsOf(parameters)
          .map(partsOf)
          .find(
            ([name]) => name !== undefined && /^(?:pattern|delimiter)$/.test(textOf(name, source)),
          )?.[1]
      : partsOf(parameters)[1];
  if (literal?.name !== 'StringLiteral') return null;
  const text = source.slice(literal.from + 1, literal.to - 1);
  return /\\[nrtu"]/.test(text) ? null : text.replaceAll('\\\\', '\\');
}
