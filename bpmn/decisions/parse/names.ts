import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { ItemDefinition } from '../model/item-definition.ts';

/** Names that expressions of a place may use, each with a value that has the names inside it. */
export type Names = FeelContext;

/**
 * A value for each item definition that has the names of its components, and nothing else; null where there
 * are none. A type that holds itself is its own entry.
 */
export function namesInside(
  items: ReadonlyMap<string, ItemDefinition>,
): ReadonlyMap<string, FeelValue> {
  const contexts = new Map<ItemDefinition, Record<string, FeelValue>>();
  const inside = new Map([...items].map(([name, item]) => [name, insideOf(item)] as const));
  // Maps go on to what is added meanwhile: components with components of their own.
  for (const [{ shape }, context] of contexts) {
    if (shape.kind === 'components')
      Object.assign(
        context,
        Object.fromEntries(shape.components.map((one) => [one.name, insideOf(one)] as const)),
      );
  }
  return inside;

  function insideOf(item: ItemDefinition): FeelValue {
    const { isCollection, context } = resolved(item);
    return isCollection ? [context] : context;
  }

  /** Of a type that is only another name, what the other has. */
  function resolved(item: ItemDefinition): {
    readonly isCollection: boolean;
    readonly context: Record<string, FeelValue> | null;
  } {
    const seen = new Set<ItemDefinition>();
    let at: ItemDefinition | undefined = item;
    while (at?.shape.kind === 'reference' && !seen.has(at)) {
      seen.add(at);
      at = items.get(at.shape.type);
    }
    const isCollection = [...seen, at].some((one) => one?.isCollection === true);
    if (at?.shape.kind !== 'components') return { isCollection, context: null };
    const context = contexts.get(at) ?? {};
    contexts.set(at, context);
    return { isCollection, context };
  }
}
