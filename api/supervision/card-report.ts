import { sql, type RawBuilder } from 'kysely';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import { cardAges, issuedBetween, type CardAge } from '../../domain/supervision/card-ages.ts';
import { proposalReaders } from '../../domain/supervision/proposal-readers.ts';
import { boardReach, cardOnBoard, type BoardReach } from '../board/board-reach.ts';
import type { UnitKind } from '../contract/board.ts';
import type { Named } from '../contract/common.ts';
import type { CardCount, CardReport } from '../contract/supervision.ts';
import type { Reader } from '../reader.ts';
import { caseNamed, type NamedCase } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { isLate } from './card-list.ts';
import { named } from './named-sql.ts';

const mostWaiting = 50;

interface CountRow extends CardCount {
  readonly answered: number;
  readonly by_system: number;
}

interface WaitingRow extends NamedCase {
  readonly id: string;
  readonly case_id: string;
  readonly level: CardCount['level'];
  readonly unit: Named;
  readonly proposer: Named;
  readonly proposed_at: Date;
}

/** The age of the card `s`: the first that it is not older than. */
const ageOf = (now: Date): RawBuilder<CardAge> => {
  const whens = cardAges.flatMap((age) => {
    const { since } = issuedBetween(age, now.getTime());
    return since === null ? [] : [sql`when s.issued_at >= ${new Date(since)} then ${age}`];
  });
  return sql<CardAge>`case ${sql.join(whens, sql` `)} else ${cardAges.at(-1)} end`;
};

/** Drafted cards that wait, of which the board tells. */
const waitingOf = async (
  services: ApiServices,
  reach: BoardReach,
): Promise<CardReport['waiting']> => {
  const { rows } = await sql<WaitingRow>`
    select s.id, s.case_id, ${caseNamed(reach.reader.id)}, s.level, ${named('u')} as unit,
      ${named('p')} as proposer, s.proposed_at
    from card_proposal s join "case" c on c.id = s.case_id join unit u on u.id = s.unit_id
    join person p on p.id = s.proposed_by
    where s.decided_at is null and ${cardOnBoard(reach)}
    order by s.proposed_at, s.id limit ${mostWaiting}`.execute(services.database);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.number,
    title: row.title,
    secrecy: row.secrecy,
    level: row.level,
    unit: row.unit,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
  }));
};

/** Whether the person sees drafted cards on some case at all. */
export const seesProposals = ({ principal }: Reader): boolean =>
  proposalReaders.some((permission) => mayAnywhere(principal, permission));

const sum = (rows: readonly CountRow[], of: (row: CountRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Open cards by unit, level and age, of which the reader's board tells. */
export const cardReport = async (
  services: ApiServices,
  reader: Reader,
  kind: UnitKind | null,
): Promise<CardReport> => {
  const now = services.now();
  const reach = await boardReach(services, reader, kind);
  const { rows } = await sql<CountRow>`
    select ${named('u')} as unit, s.level, s.age, s.open, s.late, s.answered, s.by_system from (
      select s.unit_id, s.level, ${ageOf(now)} as age, count(*)::integer as open,
        count(*) filter (where ${isLate(now)})::integer as late,
        count(*) filter (where s.answered_at is not null)::integer as answered,
        count(*) filter (where s.issued_by is null)::integer as by_system
      from supervision_card s where s.closed_at is null and ${cardOnBoard(reach)}
      group by 1, 2, 3) as s
    join unit u on u.id = s.unit_id
    order by u.kind = 'village', u.kind = 'department', u.id, s.level, s.age`.execute(
    services.database,
  );
  return {
    scope: reach.scope,
    data: rows.map(({ unit, level, age, open, late }) => ({ unit, level, age, open, late })),
    open: sum(rows, ({ open }) => open),
    late: sum(rows, ({ late }) => late),
    answered: sum(rows, ({ answered }) => answered),
    bySystem: sum(rows, (row) => row.by_system),
    waiting: seesProposals(reader) ? await waitingOf(services, reach) : [],
    serverTime: now.toISOString(),
  };
};
