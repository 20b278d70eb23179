import type { ActionFacts } from '../actions/action-facts.ts';
import { can } from '../permissions/can.ts';
import type { Principal } from '../permissions/roles.ts';
import { cardLevels, cardLevelTable, type CardLevel } from './card-levels.ts';

/** The card of a case that is not closed: one matter, one card (一事一单). */
export interface OpenCard {
  readonly level: CardLevel;
  /** Null: the system, because the one before it was late. */
  readonly issuedBy: string | null;
  /** Who has to answer: the unit, and the person when one was named. */
  readonly unit: string;
  readonly person: string | null;
  /** The unit has been closed since: nobody is left to answer. */
  readonly unitClosed: boolean;
  readonly acknowledged: boolean;
  readonly answered: boolean;
}

/** Levels that the person may open now, or raise the open card to: a card only goes up. */
export const levelsOpenTo = ({
  principal,
  case: { card, resource },
}: Pick<ActionFacts, 'principal' | 'case'>): readonly CardLevel[] =>
  cardLevels
    .slice(card === null ? 0 : cardLevels.indexOf(card.level) + 1)
    .filter((level) => can(principal, cardLevelTable[level].permission, resource).allowed);

/** Whether the card is addressed to the person, or to a unit in which they hold a post. */
export const isAddressee = (
  { unit, person }: Pick<OpenCard, 'unit' | 'person'>,
  principal: Principal,
): boolean => person === principal.person || principal.posts.some((post) => post.unit === unit);
