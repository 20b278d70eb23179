drop function publish_message(jsonb);
drop function lock_message_name(text);
