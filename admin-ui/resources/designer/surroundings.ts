import { createContext, useContext } from 'react';
import type { Form } from '../../../api/contract/tasks.ts';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import type { Published } from '../../../bpmn/validate/stages-dropped.ts';

/** What the centre has around a procedure while it is drawn. */
export interface Surroundings {
  readonly forms: readonly Form[];
  /** Published procedures that it may call, by key. */
  readonly called: Readonly<Record<string, Procedure>>;
  readonly decisions: Readonly<Record<string, DecisionModel>>;
  /** What it would replace; null for one that nothing is published of. */
  readonly published: Published | null;
}

export const nothingAround: Surroundings = {
  forms: [],
  called: {},
  decisions: {},
  published: null,
};
export const SurroundingsContext = createContext<Surroundings>(nothingAround);
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);
