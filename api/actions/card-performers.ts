import type { ActionName } from '../../domain/actions/action-names.ts';
import { requireAllowed, textParam, type ActionRequest, type Performer } from './action-request.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { tellAddressee } from '../../migrations/functions/issue-card.ts';
import { notify } from '../../migrations/functions/notify.ts';
import { approvingRoles } from '../../domain/supervision/card-roles.ts';
import type { ApiServices } from '../services.ts';
import { openCardOf, openCardRow, type CardRow } from '../supervision/open-card-row.ts';
import { proposalOf, waitingProposal, type ProposalRow } from '../supervision/waiting-proposal.ts';
import { deskOperation, type DeskRecord } from './desk-operation.ts';

/** The card and the proposal of a case, locked. */
export interface CardsAtHand {
  readonly transaction: Db;
  readonly card: CardRow | null;
  readonly proposal: ProposalRow | null;
  /** The request, with what is known by then. */
  readonly request: ActionRequest;
}

/**
 * The work on the card of a case, one after the other; what is possible is asked again of the card as it is by then.
 * @throws Problem
 */
export const onCards = async (
  services: ApiServices,
  request: ActionRequest,
  action: ActionName,
  work: (cards: CardsAtHand) => Promise<DeskRecord>,
): ReturnType<Performer> =>
  deskOperation(services, request, async (transaction) => {
    await transaction
      .selectFrom('case')
      .where('id', '=', request.case.id)
      .select('id')
      .forUpdate()
      .execute();
    const card = await openCardRow(transaction, request.case.id);
    const proposal = await waitingProposal(transaction, request.case.id);
    const facts = {
      ...request.facts,
      case: {
        ...request.facts.case,
        card: card === null ? null : openCardOf(card),
        cardProposal: proposal === null ? null : proposalOf(proposal),
      },
    };
    requireAllowed(action, facts);
    return work({ transaction, card, proposal, request: { ...request, facts } });
  });

const requireCard = (card: CardRow | null): CardRow => {
  if (card === null) throw new Error('Expected an open card, but there is none');
  return card;
};

/** 签收. */
export const acknowledgeCard: Performer = async (services, request) =>
  onCards(services, request, 'acknowledge-card', async ({ transaction, card }) => {
    const { id } = requireCard(card);
    await transaction
      .updateTable('supervision_card')
      .set({ acknowledged_by: request.reader.id, acknowledged_at: services.now() })
      .where('id', '=', id)
      .execute();
    return { type: 'card-acknowledged', params: { card: id } };
  });

/** Whoever issued the card; of the system's, those who approve cards. */
const tellIssuer = async (
  transaction: Db,
  { request, card }: { readonly request: ActionRequest; readonly card: CardRow },
): Promise<void> => {
  const receivers = card.issued_by === null ? approvingRoles : [null];
  for (const role of receivers)
    await notify(transaction, {
      caseId: request.case.id,
      type: 'card-answered',
      person: card.issued_by,
      role,
      unit: role === null ? card.unit_id : null,
      params: { card: card.id, by: request.reader.id },
    });
};

/** 答复; who answers has seen it. */
export const answerCard: Performer = async (services, request) =>
  onCards(services, request, 'answer-card', async ({ transaction, card }) => {
    const answered = requireCard(card);
    const at = services.now();
    const by = request.reader.id;
    await transaction
      .updateTable('supervision_card')
      .set({
        answer: textParam(request.params, 'answer'),
        answered_by: by,
        answered_at: at,
        ...(answered.acknowledged_at === null ? { acknowledged_by: by, acknowledged_at: at } : {}),
      })
      .where('id', '=', answered.id)
      .execute();
    await tellIssuer(transaction, { request, card: answered });
    return { type: 'card-answered', params: { card: answered.id } };
  });

/** 销号; before the answer whoever issued it takes it back. */
export const closeCard: Performer = async (services, request) =>
  onCards(services, request, 'close-card', async ({ transaction, card }) => {
    const { id, unit_id, person_id, answered_at } = requireCard(card);
    const ending = answered_at === null ? 'withdrawn' : 'settled';
    await transaction
      .updateTable('supervision_card')
      .set({
        ending,
        closing: textParam(request.params, 'reason'),
        closed_by: request.reader.id,
        closed_at: services.now(),
      })
      .where('id', '=', id)
      .execute();
    await tellAddressee(transaction, {
      caseId: request.case.id,
      type: 'card-closed',
      to: { unit: unit_id, person: person_id },
      params: { card: id, ending, by: request.reader.id },
    });
    return { type: 'card-closed', params: { card: id, ending } };
  });
