import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** An ad-hoc sub-process has neither start nor end events; event sub-processes in it have (BPMN 2.0.2, 10.3.5). */
export const adHocContents: Rule = ({ elements }) =>
  Object.values(elements).flatMap(({ id, kind, parent }) =>
    /(?:start|end)Event$/iu.test(kind) && elements[parent ?? '']?.kind === 'adHocSubProcess'
      ? [errorAt('not-allowed-in-ad-hoc', id)]
      : [],
  );
