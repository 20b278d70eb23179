import { sql } from 'kysely';
import type { WalkRule } from './walk.ts';

/**
 * Answers of old steps. A step that comes twice, or anew, is one of the last of its case, or comes from an engine that
 * was restored from a backup: as old as a month at most, where the case has ended.
 */
export const progressRule: WalkRule = {
  table: 'progress',
  key: { case_id: 'text', step: 'integer' },
  due: sql<boolean>`(t.written_at < now() - interval '1 hour' and exists (
    select from "case" c where c.id = t.case_id
      and (t.step < c.step - 32 or c.ended_at < now() - interval '30 days')))`,
};
