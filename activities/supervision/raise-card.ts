import { sql, type Selectable } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { LedgerEntryTypeOf } from '../../domain/ledger/ledger-entry-types.ts';
import type { Limit } from '../../domain/limits/limit.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import { approvingRoles } from '../../domain/supervision/card-roles.ts';
import type { CardSettings } from '../../domain/supervision/card-settings.ts';
import { cardDue, lateness, raisedTo } from '../../domain/supervision/escalation.ts';
import { appendLedger } from '../../migrations/functions/append-ledger.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { issueCard } from '../../migrations/functions/issue-card.ts';
import { notify } from '../../migrations/functions/notify.ts';
import type { SupervisionCardTable } from '../../migrations/schema/supervision-card.ts';
import { standsStill, type LateCard } from './late-cards.ts';

export interface Circumstances {
  readonly now: Date;
  readonly calendar: WorkingCalendar | null;
  readonly settings: CardSettings;
}

interface Row extends Selectable<SupervisionCardTable> {
  readonly stands_still: boolean;
  /** When the case was last taken up again after it had been parked; null: not since the card. */
  readonly resumed_at: Date | null;
}

/** The card as it is now, under the lock of its case; null: somebody else is at the case, or it is not open any more. */
const lockedCard = async (transaction: Db, { id, case_id }: LateCard): Promise<Row | null> => {
  const held = await sql`
    select 1 from "case" where id = ${case_id} and state in ('open', 'suspended')
    for update skip locked`.execute(transaction);
  if (held.rows.length === 0) return null;
  const { rows } = await sql<Row>`
    select s.*, ${standsStill} as stands_still, (
      select max(e.at) from ledger_entry e
      where e.case_id = s.case_id and e.type = 'case-unparked' and e.at > s.issued_at) as resumed_at
    from supervision_card s where s.id = ${id} and s.closed_at is null and s.late_noted_at is null`.execute(
    transaction,
  );
  return rows[0] ?? null;
};

/** The limit for moving on runs anew when a parked case is taken up again. */
const moveDueOf = (
  { move_limit, move_due_at, resumed_at }: Row,
  calendar: WorkingCalendar | null,
): Date | null => {
  const limit = parseLimit(move_limit);
  if (limit === null || resumed_at === null) return move_due_at;
  const due = cardDue(resumed_at.getTime(), limit, calendar);
  return due === null ? null : new Date(due);
};

/** Those who have to know that a card was late: who issued it, and who approves cards. */
const tell = async (
  transaction: Db,
  card: Row,
  { type, params }: { readonly type: string; readonly params: Readonly<Record<string, unknown>> },
): Promise<void> => {
  const about = { caseId: card.case_id, type, unit: null, params };
  if (card.issued_by !== null)
    await notify(transaction, { ...about, person: card.issued_by, role: null });
  for (const role of approvingRoles) await notify(transaction, { ...about, person: null, role });
};

const record = async (
  transaction: Db,
  { case_id: caseId }: Row,
  entry: {
    readonly type: LedgerEntryTypeOf<'desk'>;
    readonly params: Readonly<Record<string, unknown>>;
  },
): Promise<void> => {
  const answer = await appendLedger(transaction, {
    caseId,
    actor: { person: null },
    origin: 'system',
    ...entry,
  });
  if (answer.code !== 'appended') throw new Error(`Expected the case ${caseId}, but it is gone`);
  await sql`
    insert into event (type, case_id, version, unit_id, grid_id)
    select 'case-changed', id, ${answer.seq}, unit_id, grid_id from "case" where id = ${caseId}`.execute(
    transaction,
  );
};

/** False: it is not late any more, or another worker is at it. */
export const raiseCard = async (
  db: Db,
  late: LateCard,
  { now, calendar, settings }: Circumstances,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const card = await lockedCard(transaction, late);
    if (card === null) return false;
    const moveDue = moveDueOf(card, calendar);
    const cause = lateness(
      {
        level: card.level,
        answered: card.answered_at !== null,
        due: card.due_at?.getTime() ?? null,
        moveDue: moveDue?.getTime() ?? null,
        standsStill: card.stands_still,
      },
      now.getTime(),
    );
    if (cause === null) {
      await transaction
        .updateTable('supervision_card')
        .set({ move_due_at: moveDue })
        .where('id', '=', card.id)
        .execute();
      return false;
    }
    const { id, level } = card;
    const next = raisedTo(level, settings.escalation);
    if (next === null) {
      await transaction
        .updateTable('supervision_card')
        .set({ late_noted_at: now })
        .where('id', '=', id)
        .execute();
      await tell(transaction, card, { type: 'card-late', params: { card: id, level, cause } });
      await record(transaction, card, { type: 'card-late', params: { card: id, level, cause } });
      return true;
    }
    const judged = (limit: Limit) => ({ limit, due: cardDue(now.getTime(), limit, calendar) });
    const entry = await issueCard(transaction, {
      caseId: card.case_id,
      level: next,
      to: { unit: card.unit_id, person: card.person_id },
      issuer: { person: null, cause },
      answer: judged(settings.answer(next)),
      move: judged(settings.move),
      calendar: calendar?.version ?? null,
      at: now,
      before: { id, level },
    });
    const params = { card: id, level: next, fromLevel: level, cause };
    await tell(transaction, card, { type: 'card-escalated', params });
    await record(transaction, card, entry);
    return true;
  });
