drop function desk_entry(text, text, jsonb);
drop function release_task(jsonb);
drop function claim_task(jsonb);
