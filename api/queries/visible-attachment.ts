import { type Kysely, sql } from 'kysely';
import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { belongsToCaseInScope } from '../scope-predicate.ts';

export interface VisibleAttachment {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Null while nothing refers to it. */
  readonly case: { readonly id: string; readonly secrecy: SecrecyLevel } | null;
}

/** A file whose case the reader may read, or one that the reader uploaded and nobody bound yet; else null. */
export const visibleAttachment = async (
  database: Kysely<Database>,
  reader: Reader,
  id: string,
): Promise<VisibleAttachment | null> => {
  const inScope = belongsToCaseInScope(scopeOf(reader, 'case.read'), sql`a.case_id`);
  const found = await sql<VisibleAttachment>`
    select a.hash, a.name, a.media_type as "mediaType", a.size,
      (select jsonb_build_object('id', b.id, 'secrecy', b.secrecy) from "case" b where b.id = a.case_id) as "case"
    from attachment a
    where a.id = ${id}
      and case when a.case_id is null then a.uploaded_by = ${reader.id} else ${inScope} end`.execute(
    database,
  );
  return found.rows[0] ?? null;
};
