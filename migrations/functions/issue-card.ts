import type { LedgerEntryTypeOf } from '../../domain/ledger/ledger-entry-types.ts';
import type { Limit } from '../../domain/limits/limit.ts';
import { cardLevels, type CardLevel } from '../../domain/supervision/card-levels.ts';
import { answeringRoles } from '../../domain/supervision/card-roles.ts';
import type { EscalationCause } from '../../domain/supervision/escalation.ts';
import { newId } from '../new-id.ts';
import type { Db } from './call-function.ts';
import { notify } from './notify.ts';

/** Who issues a card: a person with a reason, or the system for a cause. */
export type CardIssuer =
  | { readonly person: string; readonly reason: string; readonly approvedBy: string | null }
  | { readonly person: null; readonly cause: EscalationCause };

/** Who has to answer a card: a person, else whoever answers for the unit. */
export interface Addressee {
  readonly unit: string;
  readonly person: string | null;
}

export interface NewCard {
  readonly caseId: string;
  readonly level: CardLevel;
  readonly to: Addressee;
  readonly issuer: CardIssuer;
  /** The limits with when they are over; null: the calendar cannot tell. */
  readonly answer: { readonly limit: Limit; readonly due: number | null };
  readonly move: { readonly limit: Limit; readonly due: number | null };
  /** The version of the calendar that told; null: none is in force. */
  readonly calendar: string | null;
  readonly at: Date;
  /** The card that it takes the place of. */
  readonly before: { readonly id: string; readonly level: CardLevel } | null;
}

/** Tells those to whom a card is addressed. */
export const tellAddressee = async (
  transaction: Db,
  notice: {
    readonly caseId: string;
    readonly type: string;
    readonly to: Addressee;
    readonly params: Readonly<Record<string, unknown>>;
  },
): Promise<void> => {
  const { caseId, type, to, params } = notice;
  const receivers = to.person === null ? answeringRoles : [null];
  for (const role of receivers)
    await notify(transaction, { caseId, type, unit: to.unit, person: to.person, role, params });
};

/** Proposals that a card of the level leaves nothing to decide of. */
const overtake = async (
  transaction: Db,
  { caseId, level, at }: Pick<NewCard, 'caseId' | 'level' | 'at'>,
): Promise<void> => {
  await transaction
    .updateTable('card_proposal')
    .set({ decision: 'overtaken', decided_at: at })
    .where('case_id', '=', caseId)
    .where('decided_at', 'is', null)
    .where('level', 'in', cardLevels.slice(0, cardLevels.indexOf(level) + 1))
    .execute();
};

const dateOf = (instant: number | null): Date | null =>
  instant === null ? null : new Date(instant);

/**
 * Lets a card take effect: the one before it is closed as raised, whoever has to answer is told. One matter, one card:
 * call it under the lock of the case's row.
 * @returns what the ledger says of it
 */
export const issueCard = async (
  transaction: Db,
  card: NewCard,
): Promise<{
  readonly type: LedgerEntryTypeOf<'desk'>;
  readonly params: Readonly<Record<string, unknown>>;
}> => {
  const { caseId, level, to, issuer, answer, move, calendar, at, before } = card;
  if (before !== null)
    await transaction
      .updateTable('supervision_card')
      .set({ ending: 'raised', closed_by: issuer.person, closed_at: at })
      .where('id', '=', before.id)
      .execute();
  const id = newId();
  const by = issuer.person === null ? { cause: issuer.cause } : { by: issuer.person };
  await transaction
    .insertInto('supervision_card')
    .values({
      id,
      case_id: caseId,
      level,
      reason: issuer.person === null ? null : issuer.reason,
      cause: issuer.person === null ? issuer.cause : null,
      unit_id: to.unit,
      person_id: to.person,
      answer_limit: JSON.stringify(answer.limit),
      due_at: dateOf(answer.due),
      move_limit: JSON.stringify(move.limit),
      move_due_at: dateOf(move.due),
      calendar_version: calendar,
      issued_by: issuer.person,
      approved_by: issuer.person === null ? null : issuer.approvedBy,
      issued_at: at,
    })
    .execute();
  await overtake(transaction, card);
  await tellAddressee(transaction, {
    caseId,
    type: 'card-opened',
    to,
    params: { card: id, level, ...by },
  });
  const approved =
    issuer.person === null || issuer.approvedBy === null ? {} : { draftedBy: issuer.person };
  const cause = issuer.person === null ? { cause: issuer.cause } : {};
  const about = { card: id, level, unit: to.unit, person: to.person, ...approved, ...cause };
  return before === null
    ? { type: 'card-opened', params: about }
    : { type: 'card-raised', params: { ...about, from: before.id, fromLevel: before.level } };
};
