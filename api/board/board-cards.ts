import { sql } from 'kysely';
import type { CardLevel } from '../../domain/supervision/card-levels.ts';
import type { Board } from '../contract/board.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { titleFor } from '../scope-predicate.ts';
import { urgencyOf, type CountedPart } from './board-counts.ts';
import { cardOnBoard, type BoardReach } from './board-reach.ts';

type First = NonNullable<Board['cards']['first']>;

interface Row extends Omit<First, 'caseId' | 'dueAt'> {
  readonly case_id: string;
  readonly due_at: Date | null;
  readonly blue: number;
  readonly orange: number;
  readonly red: number;
}

const countOf = (level: First['level']) =>
  sql`(count(*) filter (where s.level = ${level}) over ())::integer`;

const waitingProposals = async (
  db: Db,
  part: BoardReach & CountedPart,
  { seesProposals }: { readonly seesProposals: boolean },
): Promise<number> => {
  if (!seesProposals) return 0;
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from card_proposal s join "case" c on c.id = s.case_id
    where s.decided_at is null and ${cardOnBoard(part)} and ${urgencyOf(part, sql`c.urgency`)}`.execute(
    db,
  );
  return rows[0]?.waiting ?? 0;
};

/** The supervision cards that are not closed: how many of each level, and the one to look at first. */
export const boardCards = async (
  db: Db,
  part: BoardReach & CountedPart,
  { approvalFrom, ...reads }: { readonly approvalFrom: CardLevel; readonly seesProposals: boolean },
): Promise<Board['cards']> => {
  const { rows } = await sql<Row>`
    select s.case_id, s.level, ${titleFor(part.reader.id)} as title, c.secrecy, s.due_at, s.answered_at is not null as answered,
      ${countOf('blue')} as blue, ${countOf('orange')} as orange, ${countOf('red')} as red
    from supervision_card s join "case" c on c.id = s.case_id
    where s.closed_at is null and ${cardOnBoard(part)} and ${urgencyOf(part, sql`c.urgency`)}
    order by array_position(array['red', 'orange', 'blue'], s.level), answered, s.due_at nulls last, s.id
    limit 1`.execute(db);
  const waiting = await waitingProposals(db, part, reads);
  const [row] = rows;
  if (row === undefined) return { blue: 0, orange: 0, red: 0, waiting, approvalFrom, first: null };
  const { case_id: caseId, due_at: due, blue, orange, red, ...first } = row;
  return {
    blue,
    orange,
    red,
    waiting,
    approvalFrom,
    first: { ...first, caseId, dueAt: due?.toISOString() ?? null },
  };
};
