import type { CaseDraft } from '../case-draft.ts';
import type { CaseEntry } from '../entries/entry-type.ts';
import type { CaseAction, CaseCommand, CaseSettings } from '../contract.ts';

export type ActionType = CaseAction['type'];
export type ActionOf<T extends ActionType> = Extract<CaseAction, { readonly type: T }>;

/** What a rule sees. The book is read, never written. */
export interface ActionView extends CaseDraft {
  /** By which the history was begun; behavior branches on it. */
  readonly engineVersion: number;
  readonly settings: CaseSettings;
  readonly at: number;
}

/** An entry without what every entry of a command has in common. */
export type PlannedEntry = Omit<CaseEntry, 'at' | 'actor' | 'commandId'>;

/**
 * One action of a person or system on a case: checks (throws `ActRefused`, changes nothing) and says
 * which entries it makes. What entries do is the business of `entries/`.
 */
export type ActionRule<T extends ActionType> = (
  view: ActionView,
  action: ActionOf<T>,
  command: CaseCommand,
) => readonly PlannedEntry[];
