import { closeOfBusinessOn } from '../../domain/calendar/close-of-business.ts';
import { cardSettings } from '../../domain/supervision/card-settings.ts';
import type { Board, BoardCell, BoardQuery } from '../contract/board.ts';
import { midnightBefore } from '../midnight.ts';
import { namedOrNull } from '../named.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { readCounts, type CountedMoment, type CountRow } from './board-counts.ts';
import { boardCards } from './board-cards.ts';
import { seesProposals } from '../supervision/card-report.ts';
import { boardReach } from './board-reach.ts';
import { lastLate } from './last-late.ts';
import { ownCounts } from './own-counts.ts';

const momentOf = async (services: ApiServices): Promise<CountedMoment> => {
  const now = services.now();
  const calendar = await services.calendars.inForce();
  const closes = calendar === null ? null : closeOfBusinessOn(now.getTime(), calendar);
  return {
    now,
    midnight: midnightBefore(now, services.config.timeZone),
    closesAt: closes === null || closes <= now.getTime() ? null : new Date(closes),
  };
};

const cellOf = (row: CountRow): BoardCell => ({
  unit: namedOrNull({ id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en }),
  unitKind: row.unit_kind,
  stage: row.stage,
  open: row.open,
  fine: row.open - row.paused - row.none - row.undetermined - row.overdue - row.warn,
  warn: row.warn,
  overdue: row.overdue,
  paused: row.paused,
  none: row.none,
  undetermined: row.undetermined,
});

const sum = (rows: readonly CountRow[], of: (row: CountRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** The board of what the reader answers for, or has to do. */
export const viewBoard = async (
  services: ApiServices,
  reader: Reader,
  query: BoardQuery,
): Promise<Board> => {
  const moment = await momentOf(services);
  const { approval } = cardSettings(await services.settings.values());
  const reach = await boardReach(services, reader, query.kind ?? null);
  const part = { ...reach, urgency: query.urgency ?? null };
  const [rows, cards] = await Promise.all([
    (reach.scope === 'own' ? ownCounts : readCounts)(services.database, part, moment),
    boardCards(services.database, part, {
      approvalFrom: approval,
      seesProposals: seesProposals(reader),
    }),
  ]);
  const overdue = sum(rows, (row) => row.overdue);
  const late = overdue > 0 ? null : await lastLate(services.database, part);
  return {
    scope: reach.scope,
    data: rows.filter((row) => row.open > 0).map((row) => cellOf(row)),
    total: sum(rows, (row) => row.open),
    warn: sum(rows, (row) => row.warn),
    overdue,
    paused: sum(rows, (row) => row.paused),
    unlimited: sum(rows, (row) => row.none + row.undetermined),
    sinceYesterday: sum(rows, (row) => row.since_yesterday),
    overdueToday: sum(rows, (row) => row.overdue_today),
    lastLateAt: late?.endedAt.toISOString() ?? null,
    dueBeforeClose: moment.closesAt === null ? null : sum(rows, (row) => row.due_before_close),
    closesAt: moment.closesAt?.toISOString() ?? null,
    cards,
    serverTime: moment.now.toISOString(),
  };
};
