import type { FindingCode } from '../../../../bpmn/model/finding-advice.ts';
import {
  addEnd,
  connect,
  dropCondition,
  dropConditionOfDefault,
  dropDefault,
  dropElement,
  dropIncoming,
  dropOutgoing,
  setDefault,
} from './flow-mends.ts';
import { makeOptional, putIntoSet } from './data-mends.ts';
import type { Mend, Scene } from './mend.ts';
import { nameMessage, setTimer } from './event-mends.ts';
import {
  addEquals,
  addForward,
  dropDoubled,
  dropExcluded,
  dropForm,
  dropRepeated,
  dropUnsupported,
  interrupt,
  makeExecutable,
  offerOutcome,
  roleFromLane,
  roleOfStage,
  setForCompensation,
  setMaximum,
  setTurns,
  useFeel,
} from './property-mends.ts';

/** What mends a finding by one press, best first; a code without a mend is mended by hand. */
const mends: { readonly [C in FindingCode]?: readonly Mend[] } = {
  'condition-required': [setDefault],
  'default-flow-conditional': [dropConditionOfDefault],
  'default-flow-elsewhere': [dropDefault],
  'default-flow-from-elsewhere': [dropDefault],
  'condition-without-effect': [dropCondition],
  'condition-not-allowed': [dropCondition],
  'event-based-gateway-condition': [dropCondition],
  'role-required': [roleFromLane, roleOfStage],
  'role-unknown': [roleFromLane, roleOfStage],
  'leads-nowhere': [addEnd],
  'no-option-to-complete': [addEnd],
  'not-reachable': [connect],
  'incoming-not-allowed': [dropIncoming],
  'start-event-incoming': [dropIncoming],
  'boundary-event-incoming': [dropIncoming],
  'boundary-has-incoming': [dropIncoming],
  'event-sub-process-incoming': [dropIncoming],
  'link-catch-incoming': [dropIncoming],
  'instantiating-receive-incoming': [dropIncoming],
  'instantiating-gateway-incoming': [dropIncoming],
  'outgoing-not-allowed': [dropOutgoing],
  'end-event-outgoing': [dropOutgoing],
  'event-sub-process-outgoing': [dropOutgoing],
  'compensation-boundary-outgoing': [dropOutgoing],
  'link-throw-outgoing': [dropOutgoing],
  'flow-end-unknown': [dropElement],
  'flow-crosses-level': [dropElement],
  'flow-crosses-a-border': [dropElement],
  'message-flow-within-pool': [dropElement],
  'artifact-as-flow-target': [dropElement],
  'artifact-as-flow-source': [dropElement],
  'start-several': [dropElement],
  'not-supported': [dropUnsupported],
  'extension-repeated': [dropRepeated],
  'outcome-forward-required': [addForward],
  'outcome-doubled': [dropDoubled],
  'outcome-not-offered': [offerOutcome],
  'script-format': [useFeel],
  'expression-expected': [addEquals],
  'not-executable': [makeExecutable],
  'excluded-unknown': [dropExcluded],
  'form-unknown': [dropForm],
  'error-must-interrupt': [interrupt],
  'timer-definition-required': [setTimer],
  'timer-with-several-times': [setTimer],
  'timer-not-valid': [setTimer],
  'cycle-without-end': [setTimer],
  'message-required': [nameMessage],
  'signal-required': [nameMessage],
  'code-required': [nameMessage],
  'loop-without-end': [setMaximum],
  'loop-maximum-not-valid': [setMaximum],
  'multi-instance-count-required': [setTurns],
  'compensation-handler-not-marked': [setForCompensation],
  'data-in-no-set': [putIntoSet],
  'data-input-never-filled': [makeOptional],
};

const isCoded = (code: string): code is keyof typeof mends => Object.hasOwn(mends, code);

/** The mend that can be done here; null when there is none. */
export function mendOf(scene: Scene): Mend | null {
  const { code } = scene.finding;
  return isCoded(code) ? (mends[code]?.find((mend) => mend.fits(scene)) ?? null) : null;
}
