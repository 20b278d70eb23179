import { gatewayTable, tabledTraces, type EventType } from '../bpmn/event-table.ts';
import { readTrace } from '../bpmn/golden-trace.ts';

/** Besides every event and gateway: what repeats, goes back, undoes, carries data, and what people do beside the diagram. */
const further = [
  'countersign',
  'return-to-signer-who-refuses',
  'countersign-in-turn',
  'return-into-turn',
  'standard-loop',
  'turns-told-each',
  'quantities',
  'handler-throws-to-parent',
  'condition-holds-on-entry',
  'return-during-compensation',
  'return-beside-complex-join',
  'signal-from-outside',
  'signal-stops-thrower',
  'race-signal',
  'race-timer',
  'return-before-race',
  'timer-cycle-catch',
  'timer-without-end',
  'inclusive-token-dies',
  'data-objects',
  'data-of-turns',
  'data-of-messages',
  'business-rule',
  'return-withdraws-handler',
  'undo-interruption-inside',
  'countersign-one-more',
  'countersign-one-less',
  'countersign-in-turn-changed',
  'countersign-in-turn-skipped',
  'one-out-and-back',
  'jump-forward',
  'jump-out-of-branches',
  'scope-withdrawn',
  'scope-withdrawn-ends',
  'body-withdrawn',
  'ask-back',
  'ask-back-returned',
  'ad-hoc',
  'ad-hoc-ended',
  'ad-hoc-return-in',
  'turn-awaited-by-condition',
];

/** Of each event type the trace in which the worker is killed at every step; of gateways it is each one's own. */
export const killedEvents: Readonly<Record<EventType, string>> = {
  none: 'none-throw',
  message: 'messages',
  timer: 'deadlines',
  error: 'error-by-code',
  escalation: 'escalation-beside',
  cancel: 'transaction-cancelled',
  compensation: 'compensation',
  conditional: 'conditions-told',
  link: 'links',
  signal: 'signals',
  terminate: 'terminate-ends-its-scope',
  multiple: 'multiple-all',
  'parallel-multiple': 'multiple-boundaries',
};

const killed = new Set([...Object.values(killedEvents), ...Object.values(gatewayTable)]);
const replaced = [...new Set([...tabledTraces, ...further])].filter((name) => !killed.has(name));

const isTimed = (name: string): boolean =>
  readTrace(name).steps.some(
    ({ event, refused }) => event.type === 'timer' && refused === undefined,
  );
const isUntimed = (name: string): boolean => !isTimed(name);

/** In these time has to pass, for all cases of a server at once. */
export const timedTraces: readonly string[] = replaced.filter(isTimed);
export const untimedTraces: readonly string[] = replaced.filter(isUntimed);
/** Likewise of those in which the worker is killed. */
export const killedTimedTraces: readonly string[] = [...killed].filter(isTimed);
export const killedUntimedTraces: readonly string[] = [...killed].filter(isUntimed);
