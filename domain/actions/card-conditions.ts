import { can } from '../permissions/can.ts';
import { cardLevels } from '../supervision/card-levels.ts';
import type { CardProposal } from '../supervision/card-proposal.ts';
import { isAddressee, levelsOpenTo, type OpenCard } from '../supervision/open-card.ts';
import type { ActionFacts } from './action-facts.ts';
import type { RefusalReason } from './refusal-reasons.ts';

type Condition = (facts: ActionFacts) => RefusalReason | null;

const ofCard =
  (condition: (card: OpenCard, facts: ActionFacts) => RefusalReason | null): Condition =>
  (facts) =>
    facts.case.card === null ? 'no-open-card' : condition(facts.case.card, facts);

const ofProposal =
  (condition: (proposal: CardProposal, facts: ActionFacts) => RefusalReason | null): Condition =>
  (facts) =>
    facts.case.cardProposal === null
      ? 'no-card-proposal'
      : condition(facts.case.cardProposal, facts);

const addressed = (card: OpenCard, { principal }: ActionFacts): RefusalReason | null => {
  if (!isAddressee(card, principal)) return 'card-for-other';
  return card.answered ? 'card-answered' : null;
};

const approves = ({ principal, case: { resource } }: ActionFacts): boolean =>
  can(principal, 'case.approve-card', resource).allowed;

/**
 * Who may take a card back before it was answered: its issuer; of the system's, and of a unit that is closed and will
 * never answer, who approves cards.
 */
const takesBack = (card: OpenCard, facts: ActionFacts): boolean =>
  card.issuedBy === facts.principal.person ||
  ((card.issuedBy === null || card.unitClosed) && approves(facts));

/** What the actions on supervision cards ask beyond permission and states. */
export const cardConditions = {
  'open-card': (facts) => {
    if (facts.case.cardProposal !== null) return 'card-proposed';
    return levelsOpenTo(facts).length > 0 ? null : 'card-at-highest';
  },
  'approve-card': ofProposal((proposal, { principal, case: { card, resource } }) => {
    if (proposal.by === principal.person) return 'own-card-proposal';
    if (!resource.units.includes(proposal.unit)) return 'unit-not-answering';
    return card !== null && cardLevels.indexOf(card.level) >= cardLevels.indexOf(proposal.level)
      ? 'card-at-highest'
      : null;
  }),
  'refuse-card': ofProposal((proposal, facts) =>
    proposal.by === facts.principal.person || approves(facts) ? null : 'card-proposed-by-other',
  ),
  'acknowledge-card': ofCard(
    (card, facts) => addressed(card, facts) ?? (card.acknowledged ? 'card-acknowledged' : null),
  ),
  'answer-card': ofCard(addressed),
  // Before the answer only whoever issued it may take it back, and says why.
  'close-card': ofCard((card, facts) =>
    card.answered || takesBack(card, facts) ? null : 'card-not-answered',
  ),
} as const satisfies Readonly<Record<string, Condition>>;
