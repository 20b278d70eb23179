import type { OutcomeKind } from '../../model/element-properties.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const leadsOn: { readonly [K in OutcomeKind]: boolean } = {
  forward: true,
  end: true,
  back: false,
  side: false,
};

/** Whoever has a task can finish it: among its outcomes one leads on or ends, not only back or aside. */
export const outcomeGoesForward: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'userTask' &&
    element.outcomes.length > 0 &&
    !element.outcomes.some(({ kind }) => leadsOn[kind])
      ? [errorAt('outcome-forward-required', element.id)]
      : [],
  );
