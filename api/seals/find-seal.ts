import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import { Problem } from '../problem.ts';
import { sealBefore, sealColumns, type SealRow } from './seal-rows.ts';

/** @throws Problem `not-found` */
export const findSeal = async (database: Db, id: string): Promise<SealRow> => {
  const { rows } = await sql<SealRow>`
    select ${sealColumns} from seal s ${sealBefore} where s.id::text = ${id}`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Problem('not-found');
  return row;
};
