import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import {
  engineVersion,
  type Actor,
  type CaseAction,
  type CarriedCase,
  type CaseCommand,
  type CaseInput,
  type CaseSettings,
} from '../../workflows/contract.ts';
import { hashOf } from './procedures.ts';

const limit = (amount: number, unit = 'urgentHours'): JsonObject => ({ amount, unit });

export const settings: CaseSettings = {
  variables: {
    acceptLimit: limit(0.25),
    verifyLimit: limit(0.5),
    fileLimit: limit(0.5),
    dispatchLimit: limit(0.25),
    decideLimit: limit(4, 'workHours'),
    reviewLimit: limit(2, 'workHours'),
    superviseLimit: limit(4, 'workHours'),
    feedbackLimit: limit(4, 'workHours'),
    checkLimit: limit(0.5),
    closeLimit: limit(4, 'workHours'),
    callbackLimit: limit(1, 'workDays'),
    confirmLimit: limit(1, 'workDays'),
    callbackDelay: 'PT2H',
    callbackSpacing: 'PT4H',
    callbackTries: 3,
    objectionQuota: 3,
    reworkClock: 'resume',
  },
  warnShare: 0.8,
  escalateAfter: { amount: 4, unit: 'workHours' },
  extensionQuota: 2,
  parkQuota: 1,
};

export const reportVariables: JsonObject = {
  channel: 'phone',
  category: null,
  conditionId: null,
  limit: null,
  confirmation: 'none',
  urgency: 'normal',
  grid: 'g-jianshe-01',
  gridUnit: 'u-jianshe',
  centre: 'u-centre',
  wantsCallback: false,
  needsAnswer: false,
  selfHandled: false,
};

export const startInput = (
  caseId: string,
  procedure: Procedure,
  variables: JsonObject = {},
  changes: Partial<CaseInput> = {},
): CaseInput => ({
  caseId,
  engineVersion,
  graphHash: hashOf(procedure),
  settings,
  begin: {
    kind: 'start',
    variables: { ...reportVariables, ...variables },
    actor: person('p-acceptor', 'acceptor'),
  },
  ...changes,
});

export const person = (id: string, role?: string): Actor => ({
  person: id,
  ...(role === undefined ? {} : { role }),
  origin: 'person',
});

/** Begins a case from what its ledger tells, with the command that it is reseeded for. */
export const reseeding = (
  carried: CarriedCase,
  reason: string,
  first?: CaseCommand,
): CaseInput['begin'] => ({
  kind: 'reseed',
  carried,
  reason,
  // oxlint-disable-next-line unicorn/no-thenable -- the contract's word; plain data, never awaited
  ...(first === undefined ? {} : { then: first }),
});

let commands = 0;
export const command = (action: CaseAction, actor: Actor = person('p-anyone')): CaseCommand => {
  commands += 1;
  return { id: `command-${String(commands)}`, actor, action };
};

/** A step of a person in the delivered procedure: who does what. */
interface PersonStep {
  readonly element: string;
  readonly outcome: string;
  readonly by: Actor;
  readonly variables?: JsonObject;
}

/** The shortest way that is confirmed. */
export const straightPath: readonly PersonStep[] = [
  { element: 'accept', outcome: 'accept', by: person('p-acceptor', 'acceptor') },
  {
    element: 'file',
    outcome: 'file',
    by: person('p-acceptor', 'acceptor'),
    variables: {
      category: '01-10',
      conditionId: 'c-01-10-1',
      limit: { amount: 4, unit: 'workHours' },
      confirmation: 'commander',
    },
  },
  {
    element: 'dispatch',
    outcome: 'dispatch',
    by: person('p-dispatcher', 'dispatcher'),
    variables: { unit: 'u-enforcement' },
  },
  {
    element: 'assign',
    outcome: 'assign',
    by: person('p-lead', 'lead'),
    variables: { person: 'p-handler' },
  },
  { element: 'handle', outcome: 'submit', by: person('p-handler', 'handler') },
  { element: 'confirm-result', outcome: 'submit-feedback', by: person('p-lead', 'lead') },
  { element: 'feedback', outcome: 'pass', by: person('p-dispatcher', 'dispatcher') },
  { element: 'check', outcome: 'pass', by: person('p-grid', 'grid') },
  { element: 'close', outcome: 'close', by: person('p-acceptor', 'acceptor') },
  { element: 'confirm', outcome: 'confirm', by: person('p-commander', 'commander') },
];

/** The way through all twelve stages; give the case `wantsCallback`, and settings that do not wait. */
export const everyStagePath: readonly PersonStep[] = [
  { element: 'accept', outcome: 'incomplete', by: person('p-acceptor', 'acceptor') },
  { element: 'verify', outcome: 'verified', by: person('p-grid', 'grid') },
  ...straightPath.slice(0, -1),
  {
    element: 'callback',
    outcome: 'reached',
    by: person('p-acceptor', 'acceptor'),
    variables: { solved: true, satisfaction: 5 },
  },
  ...straightPath.slice(-1),
];
