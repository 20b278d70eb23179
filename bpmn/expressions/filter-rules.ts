import { call, plain, weight } from './rewriting.ts';
import type { Rule } from './rewriting.ts';
import { partsOf } from './syntax.ts';
import type { Syntax } from './syntax.ts';

/**
 * A filter takes the item at a position or those that pass a test (DMN 1.3, table 55). `feelin` tells the two apart by
 * how the filter is written, and knows the names of an item only inside of comparisons. So a test becomes one, and
 * what may be either is asked outside first: a number is a position.
 */
export const filter: Rule = ([target, , test], at, node) => {
  if (target === undefined || test === undefined) return plain(node, at);
  const inside = { ...at, filters: at.filters + 1 };
  const turn = weight(test, inside);
  const tested = at.rewrite(test, inside);
  if (mayBeEither(test)) {
    const outside = at.rewrite(test, at);
    const items = call(at, '_positioned', at.rewrite(target, at), turn, outside);
    return call(at, '_picked', `${items}[${call(at, '_kept', tested, outside)} = true]`, outside);
  }
  const items = call(at, '_items', at.rewrite(target, at), turn);
  return `${items}[${isCalledNow(test) ? `${tested} = true` : tested}\n]`;
};

/** Comparisons that become calls in a bounded text. */
function isCalledNow(test: Syntax): boolean {
  const inner = unwrapped(test);
  const [, operator] = partsOf(inner);
  return (
    inner.name === 'QuantifiedExpression' ||
    (inner.name === 'Comparison' && operator?.name === 'CompareOp')
  );
}

const either: ReadonlySet<string> = new Set([
  'FunctionInvocation',
  'IfExpression',
  'PathExpression',
  'VariableName',
]);

/** Those with filters of their own stay as they are: each would be written twice. */
function mayBeEither(test: Syntax): boolean {
  return either.has(unwrapped(test).name) && !hasFilter(test);
}

function unwrapped(node: Syntax): Syntax {
  const inner = node.name === 'ParenthesizedExpression' ? partsOf(node)[1] : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

function hasFilter(node: Syntax): boolean {
  return node.name === 'FilterExpression' || partsOf(node).some(hasFilter);
}
