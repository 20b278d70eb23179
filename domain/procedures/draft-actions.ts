import { mayAnywhere } from '../permissions/may-anywhere.ts';
import type { PermissionAction } from '../permissions/permission-actions.ts';
import type { Principal } from '../permissions/roles.ts';

export type DraftState = 'draft' | 'review' | 'approved' | 'published' | 'discarded';

/** As much of a draft as decides what may be done with it. */
export interface DraftFacts {
  readonly state: DraftState;
  /** Who writes it now; null: nobody. */
  readonly editor: string | null;
  /** Everybody who has written some of it. */
  readonly authors: readonly string[];
}

export type DraftRefusal =
  'not-permitted' | 'action-not-available' | 'draft-edited-by-other' | 'own-draft';

interface DraftRule {
  readonly permission: PermissionAction;
  readonly states: readonly DraftState[];
  /** What it asks beyond permission and states; null when nothing stands in the way. */
  readonly condition: (facts: DraftFacts, person: string) => DraftRefusal | null;
}

const none: DraftRule['condition'] = () => null;

const notEditedByOther: DraftRule['condition'] = ({ editor }, person) =>
  editor === null || editor === person ? null : 'draft-edited-by-other';

const editedByOther: DraftRule['condition'] = ({ editor }, person) =>
  editor === null || editor === person ? 'action-not-available' : null;

/** Four eyes: whoever has written some of it does not judge it. */
const notAnAuthor: DraftRule['condition'] = ({ authors }, person) =>
  authors.includes(person) ? 'own-draft' : null;

const draftRules = {
  save: { permission: 'procedure.write', states: ['draft'], condition: notEditedByOther },
  takeOver: { permission: 'procedure.write', states: ['draft'], condition: editedByOther },
  discard: {
    permission: 'procedure.write',
    states: ['draft', 'review', 'approved'],
    condition: notEditedByOther,
  },
  submit: { permission: 'procedure.write', states: ['draft'], condition: notEditedByOther },
  withdraw: { permission: 'procedure.write', states: ['review', 'approved'], condition: none },
  approve: { permission: 'procedure.review', states: ['review'], condition: notAnAuthor },
  return: {
    permission: 'procedure.review',
    states: ['review', 'approved'],
    condition: notAnAuthor,
  },
  publish: { permission: 'procedure.publish', states: ['approved'], condition: none },
} as const satisfies Readonly<Record<string, DraftRule>>;

export type DraftAction = keyof typeof draftRules;
/** In the order of a draft's way. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
export const draftActions = Object.keys(draftRules) as DraftAction[];

/** Why the person may not do it now, or null. */
export const refusedDraftAction = (
  action: DraftAction,
  facts: DraftFacts,
  principal: Principal,
): DraftRefusal | null => {
  const rule: DraftRule = draftRules[action];
  if (!mayAnywhere(principal, rule.permission)) return 'not-permitted';
  if (!rule.states.includes(facts.state)) return 'action-not-available';
  return rule.condition(facts, principal.person);
};
