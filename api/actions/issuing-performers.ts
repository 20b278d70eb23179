import { can } from '../../domain/permissions/can.ts';
import {
  cardLevelTable,
  isCardLevel,
  type CardLevel,
} from '../../domain/supervision/card-levels.ts';
import { needsApproval } from '../../domain/supervision/card-proposal.ts';
import { approvingRoles } from '../../domain/supervision/card-roles.ts';
import { cardSettings, type CardSettings } from '../../domain/supervision/card-settings.ts';
import { cardDue } from '../../domain/supervision/escalation.ts';
import { levelsOpenTo } from '../../domain/supervision/open-card.ts';
import { issueCard, type Addressee, type NewCard } from '../../migrations/functions/issue-card.ts';
import { notify } from '../../migrations/functions/notify.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { ProposalRow } from '../supervision/waiting-proposal.ts';
import { optionalText, textParam, type ActionRequest, type Performer } from './action-request.ts';
import { onCards, type CardsAtHand } from './card-performers.ts';
import type { DeskRecord } from './desk-operation.ts';

const unknown = (path: string): Problem =>
  fieldProblem('validation-failed', path, {
    code: 'unknown-reference',
    message: 'names nobody who answers for the case',
  });

/** The level, if the reader may open it now. @throws Problem */
const requireLevel = ({ facts, params }: ActionRequest): CardLevel => {
  const { level } = params;
  if (!isCardLevel(level)) throw new Problem('validation-failed');
  if (levelsOpenTo(facts).includes(level)) return level;
  const { permission } = cardLevelTable[level];
  const permitted = can(facts.principal, permission, facts.case.resource);
  throw permitted.allowed
    ? new Problem('action-not-available', { params: { reason: 'card-at-highest' } })
    : new Problem('not-permitted', { params: { reason: permitted.reason } });
};

/** Who answers for the case: the unit that is named, that of the task, or of the case. @throws Problem */
const requireAddressee = async (
  services: ApiServices,
  { facts, params, task }: ActionRequest,
): Promise<Addressee> => {
  const { units } = facts.case.resource;
  const unit = optionalText(params, 'unit') ?? task?.unit_id ?? units[0];
  if (unit === undefined || !units.includes(unit)) throw unknown('/unit');
  const person = optionalText(params, 'person');
  if (person === null) return { unit, person };
  const found = await services.database
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('person.id', '=', person)
    .where('person.active', '=', true)
    .where('post.unit_id', '=', unit)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', services.now())]),
    )
    .select('person.id')
    .executeTakeFirst();
  if (found === undefined) throw unknown('/person');
  return { unit, person };
};

type Limits = Pick<NewCard, 'answer' | 'move' | 'calendar'>;

/** How long there is for a card of each level that takes effect at that moment. */
const limitsAt = async (
  services: ApiServices,
  at: Date,
): Promise<{ readonly settings: CardSettings; readonly of: (level: CardLevel) => Limits }> => {
  const [calendar, values] = await Promise.all([
    services.calendars.inForce(),
    services.settings.values(),
  ]);
  const settings = cardSettings(values);
  const judged = (limit: Limits['move']['limit']): Limits['move'] => ({
    limit,
    due: cardDue(at.getTime(), limit, calendar),
  });
  return {
    settings,
    of: (level) => ({
      answer: judged(settings.answer(level)),
      move: judged(settings.move),
      calendar: calendar?.version ?? null,
    }),
  };
};

/** 拟办: kept until somebody approves it, of which those who may are told. */
const propose = async (
  { transaction, request }: CardsAtHand,
  draft: { readonly level: CardLevel; readonly to: Addressee; readonly at: Date },
): Promise<DeskRecord> => {
  const { level, to, at } = draft;
  const id = newId();
  const by = request.reader.id;
  const caseId = request.case.id;
  await transaction
    .insertInto('card_proposal')
    .values({
      id,
      case_id: caseId,
      level,
      reason: textParam(request.params, 'reason'),
      unit_id: to.unit,
      person_id: to.person,
      proposed_by: by,
      proposed_at: at,
    })
    .execute();
  for (const role of approvingRoles)
    await notify(transaction, {
      caseId,
      type: 'card-proposed',
      person: null,
      role,
      unit: null,
      params: { proposal: id, level, by },
    });
  return {
    type: 'card-proposed',
    params: { proposal: id, level, unit: to.unit, person: to.person },
  };
};

/** 发督办单: one matter, one card; a second one raises the first to its level. Where it needs approval, it waits for it. */
export const openCard: Performer = async (services, request) => {
  requireLevel(request);
  const to = await requireAddressee(services, request);
  const at = services.now();
  const limits = await limitsAt(services, at);
  return onCards(services, request, 'open-card', async (cards) => {
    const level = requireLevel(cards.request);
    const who = { principal: request.facts.principal, resource: request.facts.case.resource };
    if (needsApproval(level, limits.settings.approval, who))
      return propose(cards, { level, to, at });
    return issueCard(cards.transaction, {
      caseId: request.case.id,
      level,
      to,
      issuer: {
        person: request.reader.id,
        reason: textParam(request.params, 'reason'),
        approvedBy: null,
      },
      ...limits.of(level),
      at,
      before: cards.card,
    });
  });
};

/** The proposal that is meant, if it still waits. @throws Problem */
const requireProposal = ({ proposal, request }: CardsAtHand): ProposalRow => {
  if (proposal !== null && proposal.id === textParam(request.params, 'proposal')) return proposal;
  throw new Problem('action-not-available', { params: { reason: 'no-card-proposal' } });
};

const decide = async (
  { transaction, request }: CardsAtHand,
  { id }: ProposalRow,
  decision: Pick<ProposalRow, 'decision' | 'remark' | 'decided_at'>,
): Promise<void> => {
  await transaction
    .updateTable('card_proposal')
    .set({ ...decision, decided_by: request.reader.id })
    .where('id', '=', id)
    .execute();
};

const tellProposer = async (
  { transaction, request }: CardsAtHand,
  { proposed_by, id, level }: ProposalRow,
  type: 'card-approved' | 'card-refused',
): Promise<void> =>
  notify(transaction, {
    caseId: request.case.id,
    type,
    person: proposed_by,
    role: null,
    unit: null,
    params: { proposal: id, level, by: request.reader.id },
  });

/** 审批: from here on the card counts, its limits begin now. */
export const approveCard: Performer = async (services, request) => {
  const at = services.now();
  const limits = await limitsAt(services, at);
  return onCards(services, request, 'approve-card', async (cards) => {
    const proposal = requireProposal(cards);
    const { level, unit_id, person_id, proposed_by, reason } = proposal;
    await decide(cards, proposal, { decision: 'approved', remark: null, decided_at: at });
    await tellProposer(cards, proposal, 'card-approved');
    return issueCard(cards.transaction, {
      caseId: request.case.id,
      level,
      to: { unit: unit_id, person: person_id },
      issuer: { person: proposed_by, reason, approvedBy: request.reader.id },
      ...limits.of(level),
      at,
      before: cards.card,
    });
  });
};

/** Refused by an approver, or taken back by whoever drafted it. */
export const refuseCard: Performer = async (services, request) =>
  onCards(services, request, 'refuse-card', async (cards) => {
    const proposal = requireProposal(cards);
    const decision = proposal.proposed_by === request.reader.id ? 'taken-back' : 'refused';
    const remark = textParam(request.params, 'reason');
    await decide(cards, proposal, { decision, remark, decided_at: services.now() });
    if (decision === 'refused') await tellProposer(cards, proposal, 'card-refused');
    return {
      type: 'card-refused',
      params: { proposal: proposal.id, level: proposal.level, decision },
    };
  });
