import { sql } from 'kysely';
import type { WalkRule } from './walk.ts';

/**
 * Commands of 400 days ago whose case ended as long ago: no request comes again under its key by then, and the case is
 * proven by its ledger alone. Two kinds stay for good. With a submission: it is the record of what people entered, and
 * counts by its command. With a reason or remark: a case that is reopened is told them by reference (`reseed.ts`).
 */
export const commandRule: WalkRule = {
  table: 'command',
  key: { id: 'text' },
  due: sql<boolean>`(t.confirmed_at is not null and t.created_at < now() - interval '400 days'
    and not coalesce(t.payload -> 'action' ?| array['reason', 'comment', 'repair'], false)
    and exists (
      select from "case" c where c.id = t.case_id and c.ended_at < now() - interval '400 days')
    and not exists (select from submission s where s.command_id = t.id))`,
};
