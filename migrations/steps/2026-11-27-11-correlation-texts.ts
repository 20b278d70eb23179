import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Texts that are contexts, and only stand in another order: `bpmn/engine/correlation-text.ts` has the one that holds. */
const respell = (table: string, column: string, where: string): string => `
  for one in select id, ${column} as text from ${table} where ${column} ~ '^[[{]' and ${where} loop
    begin
      spelled := canonical_json(one.text::jsonb);
      if length(spelled) = length(one.text) then
        update ${table} set ${column} = spelled where id = one.id;
      end if;
    exception when invalid_text_representation or untranslatable_character then
      null;
    end;
  end loop;`;

/** What waits, in the buffer or for a message, has the spelling of correlations that holds from now on. */
export const correlationTexts: Migration = {
  up: statements(`
    do $$
    declare
      one record;
      spelled text;
    begin
      ${respell('message', 'correlation', 'delivered_to is null')}
      ${respell('subscription', 'correlation', 'true')}
      ${respell('"case"', 'business_key', "state in ('opening', 'open', 'suspended')")}
    end $$;
  `),
  // Other texts for the same values: nothing to undo.
  down: statements(''),
};
