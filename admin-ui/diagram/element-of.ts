import { isModdleElement, type ModdleElement } from '../../bpmn/parse/moddle-element.ts';

/** What something that is drawn stands for, as the modeler knows it. */
export const elementOf = ({
  businessObject,
}: {
  readonly businessObject?: unknown;
}): ModdleElement | null => (isModdleElement(businessObject) ? businessObject : null);
