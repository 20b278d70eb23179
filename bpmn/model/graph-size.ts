import type { DecisionModel } from '../decisions/model/decision-model.ts';
import type { Procedure } from './procedure.ts';

/**
 * Characters of a graph as JSON, without writing it: a decision model stands in it once for each process that
 * asks it, so that a small file can have a graph that no memory holds.
 */
export function graphSize(procedure: Procedure): number {
  const models = new Map<DecisionModel, number>();
  const modelSize = (model: DecisionModel): number => {
    const size = models.get(model) ?? JSON.stringify(model).length;
    models.set(model, size);
    return size;
  };
  let size = 0;
  for (const level of [procedure, ...Object.values(procedure.called)]) {
    size += JSON.stringify({ ...level, called: {}, decisions: {} }).length;
    for (const model of Object.values(level.decisions ?? {})) size += modelSize(model);
  }
  return size;
}
