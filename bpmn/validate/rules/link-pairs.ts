import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A thrown link has exactly one catching link of its name on the same level (BPMN 2.0.2, 10.5.3). */
export const linkPairs: Rule = (procedure) => {
  const elements = Object.values(procedure.elements);
  const catches = elements.filter((element) => element.kind === 'linkCatchEvent');
  const throws = elements.filter((element) => element.kind === 'linkThrowEvent');
  return [
    ...throws.flatMap((thrown) => {
      const found = catches.filter(
        (one) => one.link === thrown.link && one.parent === thrown.parent,
      );
      return found.length === 1 ? [] : [errorAt('link-target', thrown.id, { found: found.length })];
    }),
    ...catches.flatMap((caught) =>
      throws.some((one) => one.link === caught.link && one.parent === caught.parent)
        ? []
        : [errorAt('link-source', caught.id)],
    ),
  ];
};
