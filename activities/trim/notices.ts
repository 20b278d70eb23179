import { sql } from 'kysely';
import type { WalkRule } from './walk.ts';

/**
 * Notices that were read 90 days ago, or that nobody has read for 400. Copies stay: whom a case was copied to may see it
 * by them.
 */
export const noticeRule: WalkRule = {
  table: 'notice',
  key: { id: 'text' },
  due: sql<boolean>`(t.type <> 'copied' and (
    t.read_at < now() - interval '90 days'
    or t.read_at is null and t.created_at < now() - interval '400 days'))`,
};
