import type { Limit } from '../limits/limit.ts';
import { parseLimit } from '../limits/parse-limit.ts';
import type { SettingValues } from '../settings/setting-values.ts';
import { cardLevelTable, isCardLevel, type CardLevel } from './card-levels.ts';

/** How the centre runs its supervision cards. */
export interface CardSettings {
  /** Cards of this level and above are approved before they take effect. */
  readonly approval: CardLevel;
  /** The highest level that the system raises a late card to; null: it raises none. */
  readonly escalation: CardLevel | null;
  /** How soon a card of the level has to be answered. */
  readonly answer: (level: CardLevel) => Limit;
  /** How soon the case has to move on after a card. */
  readonly move: Limit;
}

const limitOf = (values: SettingValues, key: 'cardMoveLimit' | `${CardLevel}CardLimit`): Limit => {
  const limit = parseLimit(values[key]);
  if (limit === null) throw new Error(`Expected a limit for the setting ${key}, but got none`);
  return limit;
};

export const cardSettings = (values: SettingValues): CardSettings => {
  const { cardApproval: approval, cardEscalation: escalation } = values;
  if (!isCardLevel(approval))
    throw new Error(`Expected a level for the setting cardApproval, but got another value`);
  return {
    approval,
    escalation: isCardLevel(escalation) ? escalation : null,
    answer: (level) => limitOf(values, cardLevelTable[level].limit),
    move: limitOf(values, 'cardMoveLimit'),
  };
};
