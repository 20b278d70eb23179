import type { ElementKind } from '../model/element.ts';

/** Elements that may interrupt themselves by what they throw. */
export const broadcasting: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'signalThrowEvent',
  'signalEndEvent',
  'multipleThrowEvent',
  'multipleEndEvent',
]);
