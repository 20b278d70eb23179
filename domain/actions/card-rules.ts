import { cardLevels } from '../supervision/card-levels.ts';
import { optional, reason, required } from './action-param.ts';

/**
 * Supervision cards (督办单): rows of the action table. A card never moves the case's own clock (domain.md 8.4 d), so
 * all about it stays on the desk.
 */
export const cardRules = {
  'open-card': {
    kind: 'desk',
    targets: ['case', 'task'],
    permissions: ['case.open-card', 'case.open-red-card'],
    caseStates: ['open', 'suspended'],
    taskStates: ['open'],
    params: [
      { ...required('level', 'choice'), choices: cardLevels },
      reason,
      optional('unit', 'id'),
      optional('person', 'id'),
    ],
  },
  'approve-card': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.approve-card'],
    caseStates: ['open', 'suspended'],
    taskStates: [],
    params: [required('proposal', 'id')],
  },
  // By an approver with a reason, or taken back by whoever drafted it.
  'refuse-card': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.approve-card', 'case.open-card', 'case.open-red-card'],
    caseStates: ['open', 'suspended', 'closed', 'void'],
    taskStates: [],
    params: [required('proposal', 'id'), reason],
  },
  'acknowledge-card': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.answer-card'],
    caseStates: ['open', 'suspended', 'closed', 'void'],
    taskStates: [],
    params: [],
  },
  'answer-card': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.answer-card'],
    caseStates: ['open', 'suspended', 'closed', 'void'],
    taskStates: [],
    params: [{ ...required('answer', 'text'), maxLength: 2000 }],
  },
  'close-card': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.close-card'],
    caseStates: ['open', 'suspended', 'closed', 'void'],
    taskStates: [],
    params: [reason],
  },
} as const;
