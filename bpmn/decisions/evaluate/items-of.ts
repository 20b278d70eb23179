import { countTurns } from '../../expressions/feel-runtime.ts';
import { isFeelList } from '../../expressions/feel-types.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { conform } from './conform.ts';
import type { Subject } from './conform.ts';
import { evaluateText, valueOf } from './run.ts';
import type { Run } from './run.ts';

/** What an expression goes over, by which rules. */
interface Source {
  readonly source: BoxedExpression;
  /** Of the list or, when it is no type of lists, of each item. */
  readonly sourceType?: string | null;
}

/**
 * What FEEL goes over: the items of a list, the numbers of a range, any other value alone; null has none.
 * They are counted, so that loops in loops spend the budget of the evaluation, whatever is inside.
 */
export function itemsOf(
  { source, sourceType = null }: Source,
  scope: FeelContext,
  run: Run,
): readonly FeelValue[] | null {
  const element = source.id;
  const subject = { what: 'the list', element, run };
  const value = conformList(run.evaluate(source, scope, run), sourceType, subject);
  if (value === null || value === undefined) {
    run.warnings.push({ element, message: 'Expected a list, but got null' });
    return null;
  }
  const place = { element, scope: { source: value }, run };
  const items = evaluateText('for item in source return item', place);
  if (!isFeelList(items)) return null;
  valueOf(countTurns(items.length), place);
  return items;
}

function conformList(value: FeelValue, type: string | null, subject: Subject): FeelValue {
  if (type === null || !isFeelList(value) || isOfLists(type, subject.run.model))
    return conform(value, type, subject);
  return value.map((item, index) =>
    conform(item, type, { ...subject, what: `${subject.what}[${String(index + 1)}]` }),
  );
}

function isOfLists(type: string, { items }: DecisionModel): boolean {
  const seen = new Set<string>();
  let at: string = type;
  while (Object.hasOwn(items, at) && !seen.has(at)) {
    seen.add(at);
    const item = items[at];
    if (item?.isCollection === true) return true;
    if (item?.shape.kind !== 'reference') return false;
    at = item.shape.type;
  }
  return at === 'list';
}
