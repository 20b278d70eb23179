import { temporalTypes } from '../../../bpmn/expressions/feel-types.ts';
import { basicTypes } from '../../../bpmn/decisions/model/basic-type.ts';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import type { ItemShape } from '../../../bpmn/decisions/model/item-definition.ts';
import type { TckValue } from './tck-value.ts';

type Items = DecisionModel['items'];

/**
 * The value of a test with every text that carries no type of its own read as the model declares it, as the
 * runner of the TCK does. Without a declaration it stays text.
 */
export function asDeclared(value: TckValue, type: string | null, items: Items): TckValue {
  return asShaped(value, type === null ? null : { kind: 'reference', type }, items);
}

function asShaped(value: TckValue, declared: ItemShape | null, items: Items): TckValue {
  const shape = declared === null ? null : endOf(declared, items);
  if (value.kind === 'untyped') return readAs(value.text, shape);
  if (value.kind === 'list')
    return { kind: 'list', items: value.items.map((item) => asShaped(item, shape, items)) };
  if (value.kind !== 'context') return value;
  const components = shape?.kind === 'components' ? shape.components : [];
  const shapeOf = (name: string): ItemShape | null =>
    components.find((one) => one.name === name)?.shape ?? null;
  return {
    kind: 'context',
    entries: value.entries.map(
      ([name, entry]) => [name, asShaped(entry, shapeOf(name), items)] as const,
    ),
  };
}

/** Where references to item definitions lead. */
function endOf(shape: ItemShape, items: Items): ItemShape {
  if (shape.kind !== 'reference' || !Object.hasOwn(items, shape.type)) return shape;
  const next = items[shape.type]?.shape;
  return next === undefined ? shape : endOf(next, items);
}

/** An empty text is a value only where texts are. */
function readAs(text: string, shape: ItemShape | null): TckValue {
  const basic = shape?.kind === 'reference' ? basicTypes.get(shape.type) : undefined;
  const temporal = temporalTypes.find((known) => known === basic);
  const isText = temporal === undefined && basic !== 'number' && basic !== 'boolean';
  if (isText) return { kind: 'plain', value: text };
  const written = text.trim();
  if (written === '') return { kind: 'plain', value: null };
  if (temporal !== undefined) return { kind: 'temporal', types: [temporal], text: written };
  return { kind: 'plain', value: basic === 'number' ? Number(written) : written === 'true' };
}
