-- As before; and a message that takes the place of one that a case had taken (`replaces`) is kept for as long
-- as was left of the other one's time when it was taken.
create or replace function publish_message(message jsonb) returns jsonb
language plpgsql as $$
declare
  message_id constant text := message ->> 'id';
  waiting subscription%rowtype;
begin
  if message ->> 'kind' = 'signal' then
    return broadcast_signal(message);
  end if;
  perform lock_message(message ->> 'message', message ->> 'correlation');
  insert into message as m (id, name, correlation, variables, expires_at)
  values (message_id, message ->> 'message', message ->> 'correlation', coalesce(message -> 'variables', '{}'),
    coalesce((message ->> 'expiresAt')::timestamptz,
      (select taken.expires_at + (now() - coalesce(taken.delivered_at, now()))
       from message taken where taken.id = publish_message.message ->> 'replaces'),
      now() + interval '30 days'))
  on conflict (id) do nothing;
  if not found then
    return jsonb_build_object('code', 'repeated');
  end if;
  select s.* into waiting from subscription s
  where s.kind = 'message' and s.message = publish_message.message ->> 'message'
    and s.correlation is not distinct from publish_message.message ->> 'correlation'
  order by s.id limit 1;
  if not found then
    return jsonb_build_object('code', 'buffered');
  end if;
  update message m set delivered_to = waiting.id, delivered_at = now() where m.id = message_id;
  insert into command (id, case_id, kind, principal, body_hash, payload)
  values (message_id, waiting.case_id, 'act', 'system', message_id, jsonb_build_object(
    'id', message_id,
    'actor', jsonb_build_object('person', null, 'origin', 'message'),
    'action', jsonb_strip_nulls(jsonb_build_object(
      'type', 'message', 'message', message -> 'message', 'messageId', message_id,
      'correlation', message -> 'correlation'))
      || jsonb_build_object('variables', coalesce(message -> 'variables', '{}'))));
  return jsonb_build_object('code', 'delivered', 'caseId', waiting.case_id, 'commandId', message_id);
end $$;
