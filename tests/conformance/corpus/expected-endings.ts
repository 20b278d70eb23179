import type { CaseStatus } from '../../../bpmn/engine/state.ts';

/**
 * An empty trace also comes from an engine that does nothing: these cases must end as the description of
 * their model says.
 */
export const endingsOfEmptyCases: Readonly<Record<string, CaseStatus>> = {
  'events/Conditional_IntermediateEvent.bpmn#2': 'running',
  'events/Terminate_Event.bpmn#1': 'completed',
  'events/Multiple_IntermediateEvent_MissingEvent.bpmn#1': 'running',
  'events/Multiple_Parallel_IntermediateEvent_MissingEvent.bpmn#1': 'running',
  'cfpatterns/WCP20_CancelCaseTerminate.bpmn#1': 'completed',
};

/** An error alone also comes from an engine that always fails: what the reason must be about. */
export const reasonsOfErrorCases: Readonly<Record<string, RegExp>> = {
  'gateways/ExclusiveGateway.bpmn#4': /^no-flow-taken$/,
  'gateways/InclusiveGateway.bpmn#4': /^no-flow-taken$/,
  'errors/LoopTask_NegativeLoopMaximum.bpmn#1': /loop-?maximum/i,
  'errors/MultiInstanceTask_NegativeLoopCardinality.bpmn#1': /cardinality/i,
  'errors/Token_StartQuantity_Zero.bpmn#1': /start-?quantity/i,
  'errors/Token_CompletionQuantity_Zero.bpmn#1': /completion-?quantity/i,
};
