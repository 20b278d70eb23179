import { sql, type RawBuilder } from 'kysely';
import type { Named } from '../contract/common.ts';

/** A unit or person of the statement as it is shown; null where the join found none. */
export const named = (alias: string): RawBuilder<Named | null> =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object(
    'id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'nameEn', ${sql.ref(`${alias}.name_en`)}) end`;
