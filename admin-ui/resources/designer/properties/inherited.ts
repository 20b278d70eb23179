import { children, text } from '../../../../bpmn/parse/moddle-element.ts';
import { partAt } from './place.ts';
import type { PropertyField } from './property-field.ts';
import type { Subject } from './subject.ts';

/** What the lane around an element says of a property; null where no lane does. */
export function inheritedAt(
  { canvas, drawn }: Subject,
  { at, property, inherits }: PropertyField,
): string | null {
  if (inherits === undefined) {
    return null;
  }
  const lanes = canvas
    .get('elementRegistry')
    .getAll()
    .filter(
      ({ type, businessObject }) =>
        type === 'bpmn:Lane' &&
        children(businessObject, 'flowNodeRef').includes(drawn.businessObject),
    );
  for (const { businessObject } of lanes) {
    const part = partAt(businessObject, at);
    const value = part === null ? null : text(part, property);
    if (value !== null) {
      return value;
    }
  }
  return null;
}
