import type { ElementKind } from '../../model/element.ts';
import { isActivity } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { warningAt } from '../rule.ts';

const deciding: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'exclusiveGateway',
  'inclusiveGateway',
  'complexGateway',
]);

/** Conditions stand behind activities and deciding gateways; elsewhere they count for nothing (BPMN 2.0.2, 13.4.1). */
export const conditionAllowed: Rule = (procedure) =>
  Object.values(procedure.flows).flatMap((flow) => {
    const source = procedure.elements[flow.source];
    if (flow.condition === null || source === undefined) return [];
    return isActivity(source) || deciding.has(source.kind)
      ? []
      : [warningAt('condition-without-effect', flow.id, { source: source.id })];
  });
