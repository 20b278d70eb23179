import type { Principal } from '../permissions/roles.ts';
import { can, type ResourceFacts } from '../permissions/can.ts';
import { cardLevels, type CardLevel } from './card-levels.ts';

/** A card that was drafted and waits for approval. */
export interface CardProposal {
  readonly id: string;
  readonly level: CardLevel;
  readonly by: string;
  /** Who would have to answer it. */
  readonly unit: string;
}

/**
 * Whether what the person drafts waits for somebody else: from the level on that the centre has set. Whoever approves
 * such cards issues their own at once (domain.md 8.4 d: who may issue by colour).
 */
export const needsApproval = (
  level: CardLevel,
  from: CardLevel,
  { principal, resource }: { readonly principal: Principal; readonly resource: ResourceFacts },
): boolean =>
  cardLevels.indexOf(level) >= cardLevels.indexOf(from) &&
  !can(principal, 'case.approve-card', resource).allowed;
