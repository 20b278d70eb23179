import type { parseExpression } from 'feelin';

/** A node of the syntax tree that `feelin` parses. */
export type Syntax = ReturnType<typeof parseExpression>['topNode'];

const remarks: ReadonlySet<string> = new Set(['LineComment', 'BlockComment']);

/** Children without remarks. */
export function partsOf(node: Syntax): readonly Syntax[] {
  const parts: Syntax[] = [];
  for (let part = node.firstChild; part !== null; part = part.nextSibling)
    if (!remarks.has(part.name)) parts.push(part);
  return parts;
}

/** As written, with single spaces. */
export function textOf(node: Syntax, source: string): string {
  return source.slice(node.from, node.to).replaceAll(/\s+/g, ' ');
}

/** Levels below and with the node; the caller has made sure that they are few. */
export function heightOf(node: Syntax): number {
  return 1 + Math.max(0, ...partsOf(node).map(heightOf));
}

const nodesPerStep = 16;

/** Steps of evaluation that going once through a node may be. */
export function weightOf(node: Syntax): number {
  return 1 + Math.ceil(nodesIn(node) / nodesPerStep);
}

function nodesIn(node: Syntax): number {
  return partsOf(node).reduce((sum, part) => sum + nodesIn(part), 1);
}
