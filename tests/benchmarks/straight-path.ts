import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';

/** One person's step of the delivered procedure's straight path, with the variables that it brings. */
export interface StraightStep {
  readonly element: string;
  readonly outcome: string;
  readonly variables: JsonObject;
}

const limit = (amount: number, unit: string): JsonObject => ({ amount, unit });

const straightSettings: JsonObject = {
  acceptLimit: limit(0.25, 'urgentHours'),
  verifyLimit: limit(0.5, 'urgentHours'),
  fileLimit: limit(0.25, 'urgentHours'),
  dispatchLimit: limit(0.25, 'urgentHours'),
  feedbackLimit: limit(0.25, 'urgentHours'),
  checkLimit: limit(0.5, 'urgentHours'),
  closeLimit: limit(0.5, 'urgentHours'),
  callbackLimit: limit(1, 'workDays'),
  confirmLimit: limit(1, 'workDays'),
  superviseLimit: limit(4, 'workHours'),
  reviewLimit: limit(4, 'workHours'),
  decideLimit: limit(2, 'workHours'),
  objectionQuota: 3,
  callbackTries: 3,
  callbackDelay: 'PT0S',
  callbackSpacing: 'PT0S',
  reworkClock: 'restart',
};

export const straightStart: JsonObject = {
  caseId: 'c-1',
  channel: 'phone',
  category: '06010',
  urgency: 'normal',
  grid: 'g-jianshe-01',
  gridUnit: 'u-jianshe',
  centre: 'u-centre',
  wantsCallback: false,
  needsAnswer: false,
  selfHandled: false,
  confirmation: 'none',
  settings: straightSettings,
};

/** From acceptance to closing without a detour; the service of 考核 follows. */
export const straightSteps: readonly StraightStep[] = [
  { element: 'accept', outcome: 'accept', variables: {} },
  {
    element: 'file',
    outcome: 'file',
    variables: {
      category: '06010',
      conditionId: 'k-1',
      limit: limit(4, 'workHours'),
      confirmation: 'none',
    },
  },
  { element: 'dispatch', outcome: 'dispatch', variables: { unit: 'u-sanitation' } },
  { element: 'assign', outcome: 'assign', variables: { person: 'p-handler' } },
  { element: 'handle', outcome: 'submit', variables: {} },
  { element: 'confirm-result', outcome: 'submit-feedback', variables: {} },
  { element: 'feedback', outcome: 'pass', variables: {} },
  { element: 'check', outcome: 'pass', variables: {} },
  { element: 'close', outcome: 'close', variables: {} },
];

export const startEvent = (at: number): EngineEvent => ({
  type: 'start',
  at,
  variables: straightStart,
});
