import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/**
 * Whoever waits for the answer of a command is told it with the commit. A notification carries less than
 * 8,000 bytes (PostgreSQL, NOTIFY): a longer answer is not announced, and comes from the engine.
 */
export const toldAnswers: Migration = {
  up: statements(`
    create function tell_answer() returns trigger
    language plpgsql as $$
    declare
      told constant text := jsonb_build_object('command', new.id, 'answer', new.answer)::text;
    begin
      if octet_length(told) < 8000 then
        perform pg_notify('bihuan_answers', told);
      end if;
      return null;
    end $$;
    create trigger command_answer_is_told after update of state on command for each row
      when (new.kind = 'act' and new.state = 'answered' and old.state = 'pending')
      execute function tell_answer();
  `),
  down: statements(`
    drop trigger command_answer_is_told on command;
    drop function tell_answer();
  `),
};
