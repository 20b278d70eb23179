import { optional, reason, required } from './action-param.ts';
import { absences, continuations, interventionKinds } from './intervention.ts';

/** What no diagram foresees is asked for by one person, and done when another agrees: rows of the action table. */
export const interventionRules = {
  'request-intervention': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.intervene'],
    caseStates: ['open'],
    taskStates: [],
    params: [
      { ...required('kind', 'choice'), choices: interventionKinds },
      reason,
      optional('leave', 'ids'),
      optional('enter', 'id'),
      optional('scope', 'id'),
      { ...optional('next', 'choice'), choices: continuations },
      optional('variables', 'object'),
      optional('body', 'id'),
      optional('person', 'id'),
      optional('unit', 'id'),
      optional('back', 'id'),
      optional('turn', 'id'),
      { ...optional('absence', 'choice'), choices: absences },
    ],
  },
  'approve-intervention': {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.approve-intervention'],
    caseStates: ['open'],
    taskStates: [],
    params: [required('intervention', 'id')],
  },
  'refuse-intervention': {
    kind: 'desk',
    targets: ['case'],
    permissions: ['case.approve-intervention', 'case.intervene'],
    caseStates: ['open', 'suspended'],
    taskStates: [],
    params: [required('intervention', 'id'), reason],
  },
} as const;
