import type { PermissionAction } from '../permissions/permission-actions.ts';

/** Colors of a supervision card (督办单), from the mildest (domain.md 3.8, 8.4 d). */
export const cardLevels = ['blue', 'orange', 'red'] as const;
export type CardLevel = (typeof cardLevels)[number];

export const isCardLevel = (text: unknown): text is CardLevel =>
  cardLevels.some((level) => level === text);

export interface CardLevelRule {
  /** Who may open a card of the level, or raise one to it. */
  readonly permission: PermissionAction;
  /** The setting that says how soon it has to be answered. */
  readonly limit: 'blueCardLimit' | 'orangeCardLimit' | 'redCardLimit';
  /** It goes into the assessment and cannot be made undone: asked for twice. */
  readonly irreversible: boolean;
}

export const cardLevelTable: { readonly [L in CardLevel]: CardLevelRule } = {
  blue: { permission: 'case.open-card', limit: 'blueCardLimit', irreversible: false },
  orange: { permission: 'case.open-card', limit: 'orangeCardLimit', irreversible: false },
  red: { permission: 'case.open-red-card', limit: 'redCardLimit', irreversible: true },
};
