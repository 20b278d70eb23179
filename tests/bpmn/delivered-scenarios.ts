import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';

/** A way through the delivered procedure: what is reported, what happens, and where that leads. */
export interface Scenario {
  readonly name: string;
  /** Beside what every report brings. */
  readonly start?: JsonObject;
  readonly steps: readonly EngineEventBody[];
  /** The end that the case comes to, or what is open. */
  readonly leads: { readonly end: string } | { readonly open: readonly string[] };
  readonly variables?: JsonObject;
}

const limit = { amount: 1, unit: 'workDays' };
const limitNames = [
  'accept',
  'verify',
  'file',
  'dispatch',
  'decide',
  'review',
  'feedback',
  'check',
  'close',
  'callback',
  'confirm',
  'supervise',
];

export const reported: JsonObject = {
  caseId: 'c-1',
  channel: 'phone',
  selfHandled: false,
  urgency: 'normal',
  confirmation: 'none',
  wantsCallback: false,
  centre: 'u-centre',
  gridUnit: 'u-grid',
  limit,
  settings: {
    ...Object.fromEntries(limitNames.map((name) => [`${name}Limit`, limit])),
    objectionQuota: 3,
    callbackTries: 2,
    callbackDelay: 'P1D',
    callbackSpacing: 'PT4H',
    reworkClock: 'resume',
  },
};

/** Somebody finishes the task of an element. */
export const did = (
  instance: string,
  outcome: string,
  variables: JsonObject = {},
): EngineEventBody => ({ type: 'complete', instance, outcome, variables });
export const fired = (timer: string): EngineEventBody => ({ type: 'timer', timer });
export const served = (instance: string, variables: JsonObject = {}): EngineEventBody => ({
  type: 'service-completed',
  instance,
  variables,
});
const failed = (instance: string, code: string): EngineEventBody => ({
  type: 'service-error',
  instance,
  code,
});
const askedForTime: EngineEventBody = {
  type: 'message',
  subscription: 'extension-requested',
  variables: { requestedLimit: { amount: 3, unit: 'workDays' } },
};

const filed = [did('accept', 'accept'), did('file', 'file')] as const;
const dispatched = did('dispatch', 'dispatch', { unit: 'u-1' });
const assigned = did('assign', 'assign', { person: 'p-handle' });
const handled = did('handle', 'submit');
const confirmed = did('confirm-result', 'submit-feedback');
export const toFeedback = [...filed, dispatched, assigned, handled, confirmed] as const;
const checked = [did('feedback', 'pass'), did('check', 'pass')] as const;
const toClosing = [...toFeedback, ...checked, did('close', 'close')] as const;
const reached = (solved: boolean): EngineEventBody =>
  did('callback', 'reached', { solved, satisfaction: solved ? 5 : 1 });
const objected = (element: string): EngineEventBody => did(element, 'object');
const assessed = served('assess', { mergedReports: 0 });

/** Together they take every flow of the diagram. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'all stages, from an incomplete report to assessment',
    start: { wantsCallback: true, confirmation: 'commander' },
    steps: [
      did('accept', 'incomplete'),
      did('verify', 'verified'),
      ...toClosing,
      fired('callback-delay'),
      reached(true),
      did('confirm', 'confirm'),
      assessed,
    ],
    leads: { end: 'closed' },
    variables: { filed: true, solved: true, satisfaction: 5, needsAnswer: false, end: 'closed' },
  },
  {
    name: "a leader's instruction becomes urgent, is answered, and confirmed by the leadership",
    start: { channel: 'leader', confirmation: 'leader' },
    steps: [
      ...toClosing,
      served('answer-raiser', { answered: 1 }),
      did('confirm-by-leader', 'confirm'),
      assessed,
    ],
    leads: { end: 'closed' },
    variables: { intake: 'leader', urgency: 'urgent', needsAnswer: true },
  },
  {
    name: 'an instruction that is critical stays so',
    start: { channel: 'leader', urgency: 'critical' },
    steps: [],
    leads: { open: ['accept'] },
    variables: { urgency: 'critical' },
  },
  {
    name: 'what the upper centre sent is declined, with an answer',
    start: { channel: 'upper' },
    steps: [did('accept', 'reject'), assessed, served('answer-rest')],
    leads: { end: 'rejected' },
    variables: { intake: 'upper', urgency: 'normal', needsAnswer: true, end: 'rejected' },
  },
  {
    name: 'a report of the public is declined',
    steps: [did('accept', 'reject'), assessed],
    leads: { end: 'rejected' },
  },
  {
    name: 'what the grid worker fixed at once passes the spot check',
    start: { channel: 'grid', selfHandled: true },
    steps: [did('spot-check', 'pass'), assessed],
    leads: { end: 'closed' },
    variables: { intake: 'grid', end: 'closed' },
  },
  {
    name: 'what the grid worker fixed at once does not pass: a case like others',
    start: { channel: 'grid', selfHandled: true },
    steps: [did('spot-check', 'fail')],
    leads: { open: ['accept'] },
  },
  {
    name: 'a duplicate is merged into its original',
    steps: [
      did('accept', 'duplicate', { duplicateOf: 'c-0' }),
      served('merge', { duplicateOf: 'c-0' }),
      assessed,
    ],
    leads: { end: 'duplicate' },
    variables: { duplicateOf: 'c-0', end: 'duplicate' },
  },
  {
    name: 'a duplicate that cannot be merged is accepted anew',
    steps: [did('accept', 'duplicate', { duplicateOf: 'c-0' }), failed('merge', 'cannot-merge')],
    leads: { open: ['accept'] },
  },
  {
    name: 'no condition fits: void',
    steps: [did('accept', 'accept'), did('file', 'void'), assessed],
    leads: { end: 'void' },
    variables: { end: 'void', filed: false },
  },
  {
    name: 'a matter that was reported twice is answered twice',
    steps: [...toClosing, served('assess', { mergedReports: 1 }), served('answer-rest')],
    leads: { end: 'closed' },
  },
  {
    name: 'dispatch sends back to acceptance',
    steps: [...filed, did('dispatch', 'back-to-accept')],
    leads: { open: ['accept'] },
  },
  {
    name: 'the unit objects three times, then the commander decides',
    steps: [
      ...filed,
      dispatched,
      objected('assign'),
      dispatched,
      assigned,
      handled,
      objected('confirm-result'),
      dispatched,
      objected('assign'),
      did('decide', 'decide', { unit: 'u-2' }),
    ],
    leads: { open: ['assign', 'handling'] },
    variables: { objections: 3, unit: 'u-2' },
  },
  {
    name: 'the worker gives it back, the unit has it done again',
    steps: [
      ...filed,
      dispatched,
      assigned,
      did('handle', 'return-assign'),
      assigned,
      handled,
      did('confirm-result', 'redo'),
    ],
    leads: { open: ['handle', 'handling'] },
  },
  {
    name: 'time is asked for and granted, asked for and refused',
    steps: [
      ...filed,
      dispatched,
      askedForTime,
      did('review-extension', 'approve', { grantedLimit: limit }),
      askedForTime,
      did('review-extension', 'refuse'),
    ],
    leads: { open: ['assign', 'handling'] },
    variables: { extensions: 1 },
  },
  {
    name: 'warned, overdue, supervised, all beside the work',
    steps: [
      ...filed,
      dispatched,
      fired('handling-warn'),
      served('urge-unit'),
      fired('handling-due'),
      served('report-overdue'),
      fired('handling-escalate'),
      did('supervise', 'noted'),
    ],
    leads: { open: ['assign', 'handling'] },
  },
  {
    name: 'reworked from feedback, and after a failed check',
    steps: [
      ...toFeedback,
      did('feedback', 'rework'),
      assigned,
      handled,
      confirmed,
      did('feedback', 'pass'),
      did('check', 'fail'),
    ],
    leads: { open: ['assign', 'handling'] },
    variables: { reworks: 2 },
  },
  {
    name: 'what cannot be checked is closed or sent back by acceptance',
    steps: [
      ...toFeedback,
      did('feedback', 'pass'),
      did('check', 'cannot-check'),
      did('close', 'rework'),
    ],
    leads: { open: ['feedback'] },
  },
  {
    name: 'nobody answers the call-back',
    start: { wantsCallback: true },
    steps: [
      ...toClosing,
      fired('callback-delay'),
      did('callback', 'unreachable'),
      fired('callback-spacing'),
      did('callback', 'unreachable'),
      assessed,
    ],
    leads: { end: 'closed' },
    variables: { callbackTries: 2, solved: null },
  },
  {
    name: 'called back and not solved: done again',
    start: { wantsCallback: true },
    steps: [...toClosing, fired('callback-delay'), reached(false)],
    leads: { open: ['dispatch'] },
    variables: { redos: 1, solved: null, satisfaction: null },
  },
  {
    name: 'refused at confirmation: closed anew',
    start: { confirmation: 'commander' },
    steps: [...toClosing, did('confirm', 'refuse')],
    leads: { open: ['close'] },
  },
];
