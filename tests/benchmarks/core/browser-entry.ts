/** What a browser needs of `bpmn/` to run, judge and explore procedures: all but what reads XML. */
export { behaviors } from '../../../bpmn/behaviors/index.ts';
export { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
export { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
export { marking, openTasks, returnTargets } from '../../../bpmn/engine/queries.ts';
export { replay } from '../../../bpmn/engine/replay.ts';
export { evaluate } from '../../../bpmn/expressions/evaluate.ts';
export { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
export { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
