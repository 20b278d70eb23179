import type { BoundedName } from './bounded-functions.ts';
import { partsOf, textOf, weightOf } from './syntax.ts';
import type { Syntax } from './syntax.ts';

/** What is known while a text is rewritten into its bounded form. */
export interface Rewriting {
  readonly source: string;
  /** Names that the new text needs. */
  readonly names: Set<string>;
  /** Filters around: each adds the entries of its items to the context. */
  readonly filters: number;
  /** By the rule for its kind of node, or as it is written. */
  readonly rewrite: (node: Syntax, at: Rewriting) => string;
}
export type Rule = (parts: readonly Syntax[], at: Rewriting, node: Syntax) => string;

/** As written, with the parts rewritten. */
export function plain(node: Syntax, at: Rewriting): string {
  let text = '';
  let from = node.from;
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    text += at.source.slice(from, part.from) + at.rewrite(part, at);
    from = part.to;
  }
  return text + at.source.slice(from, node.to);
}

/** Line breaks, because a part may end in a remark. */
export function call({ names }: Rewriting, name: BoundedName, ...args: readonly string[]): string {
  names.add(name);
  return `${name}(\n${args.join('\n,\n')}\n)`;
}

/** What one turn costs: the nodes that it goes through, and the filters whose names it copies. */
export function weight(node: Syntax, { filters }: Rewriting): string {
  return String(weightOf(node) + filters);
}

const literals: ReadonlySet<string> = new Set([
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'null',
]);

export function isLiteral({ name }: Syntax): boolean {
  return literals.has(name);
}

/** Of an operand that will be looked through. */
export function value(node: Syntax, at: Rewriting): string {
  const text = at.rewrite(node, at);
  return isLiteral(node) ? text : call(at, '_value', text);
}

export function speaksOf(name: string, node: Syntax, source: string): boolean {
  if (node.name === 'VariableName') return textOf(node, source) === name;
  return partsOf(node).some((part) => speaksOf(name, part, source));
}
