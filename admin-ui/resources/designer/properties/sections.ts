import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { correlationSections } from './correlation-sections.ts';
import { dataSections } from './data-sections.ts';
import { eventSections } from './event-sections.ts';
import type { PropertySection, PropertyTab } from './property-field.ts';
import { repeatSections } from './repeat-sections.ts';
import { taskSections } from './task-sections.ts';

const order: readonly PropertyTab[] = [
  'basic',
  'work',
  'limit',
  'form',
  'outcomes',
  'event',
  'data',
  'correlation',
  'repeat',
  'returns',
];

const sections: readonly PropertySection[] = [
  ...taskSections,
  ...repeatSections,
  ...eventSections,
  ...dataSections,
  ...correlationSections,
];

export interface TabSections {
  readonly tab: PropertyTab;
  readonly sections: readonly PropertySection[];
}

/** The tabs that an element has, in their order, each with what stands on it. */
export function tabsOf(element: ModdleElement): readonly TabSections[] {
  const fitting = sections.filter(({ fits }) => fits(element));
  return order.flatMap((tab) => {
    const own = fitting.filter((section) => section.tab === tab);
    return own.length === 0 ? [] : [{ tab, sections: own }];
  });
}
