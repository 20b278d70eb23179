import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { taskClockState } from '../../clock-state-sql.ts';
import { Board, type BoardCell } from '../../contract/board.ts';
import type { ClockState, Stage } from '../../contract/common.ts';
import { namedOrNull } from '../../named.ts';
import { readerOf, type Reader } from '../../reader.ts';
import { scopeOf } from '../../scope.ts';
import { taskInScope } from '../../scope-predicate.ts';
import type { ApiServices } from '../../services.ts';

interface Row {
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_name_en: string | null;
  readonly stage: Stage | null;
  readonly state: ClockState;
  readonly total: number;
}

const countCells = async (services: ApiServices, reader: Reader): Promise<readonly Row[]> => {
  const visible = taskInScope(scopeOf(reader, 'board.read'));
  const found = await sql<Row>`
    select counted.*, u.name as unit_name, u.name_en as unit_name_en from (
      select t.unit_id, t.stage, ${taskClockState(services.now())} as state, count(*)::integer as total
      from task t where t.state = 'open' and ${visible} group by 1, 2, 3) as counted
    left join unit u on u.id = counted.unit_id
    order by counted.unit_id nulls last, counted.stage nulls last`.execute(services.database);
  return found.rows;
};

const emptyCell = (row: Row): BoardCell => ({
  unit: namedOrNull({ id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en }),
  stage: row.stage,
  open: 0,
  fine: 0,
  warn: 0,
  overdue: 0,
  paused: 0,
  none: 0,
  undetermined: 0,
});

/** One cell a unit and stage. */
const gather = (rows: readonly Row[]): BoardCell[] => {
  const cells = new Map<string, BoardCell>();
  for (const row of rows) {
    const key = `${row.unit_id ?? ''} ${row.stage ?? ''}`;
    const cell = cells.get(key) ?? emptyCell(row);
    const state = row.state === 'stopped' ? 'none' : row.state;
    cells.set(key, { ...cell, open: cell.open + row.total, [state]: cell[state] + row.total });
  }
  return [...cells.values()];
};

export const boardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/board',
    schema: {
      summary: 'Open tasks by unit, stage and state of their clock',
      tags: ['board'],
      response: { 200: Board },
    },
    handler: async (request) => {
      const data = gather(await countCells(app.services, readerOf(request)));
      return {
        data,
        total: data.reduce((sum, cell) => sum + cell.open, 0),
        overdue: data.reduce((sum, cell) => sum + cell.overdue, 0),
        serverTime: app.services.now().toISOString(),
      };
    },
  });
};
