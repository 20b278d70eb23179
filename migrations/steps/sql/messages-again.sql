-- A case that gives back what it took long ago knows which message it was, not what that carried.
create or replace function publish_message(message jsonb) returns jsonb
language plpgsql as $$
declare
  message_id text := message ->> 'id';
  sender constant jsonb := message -> 'sender';
  waiting subscription%rowtype;
begin
  if message ->> 'kind' = 'signal' then
    return broadcast_signal(message);
  end if;
  if not message ? 'variables' and message ? 'replaces' then
    message := message || coalesce(
      (select jsonb_build_object('variables', taken.variables)
       from message taken where taken.id = publish_message.message ->> 'replaces'), '{}');
  end if;
  if message ->> 'correlation' is not null then
    perform lock_message_name(message ->> 'message', true);
  end if;
  perform lock_message(message ->> 'message', message ->> 'correlation');
  if sender is not null then
    -- what the step had sent when it was first recorded, and somebody has, stands for what it sends now
    update message m set revoked = false, sent_in = (sender ->> 'step')::integer
    where m.id = (
      select r.id from message r
      where r.sent_by = sender ->> 'caseId' and r.revoked and r.starts is null
        and r.name = publish_message.message ->> 'message'
        and r.correlation is not distinct from publish_message.message ->> 'correlation'
        and r.variables = coalesce(publish_message.message -> 'variables', '{}')
      order by r.sent_in, r.id limit 1);
    if found then
      return jsonb_build_object('code', 'repeated');
    end if;
    while exists (select from message r where r.id = message_id and r.revoked) loop
      message_id := message_id || '.' || (sender ->> 'step');
    end loop;
  end if;
  insert into message as m (id, name, correlation, variables, sent_by, sent_in, expires_at)
  values (message_id, message ->> 'message', message ->> 'correlation', coalesce(message -> 'variables', '{}'),
    sender ->> 'caseId', (sender ->> 'step')::integer,
    coalesce((message ->> 'expiresAt')::timestamptz,
      (select taken.expires_at + (now() - coalesce(taken.delivered_at, now()))
       from message taken where taken.id = publish_message.message ->> 'replaces'),
      now() + interval '30 days'))
  on conflict (id) do nothing;
  if not found then
    return jsonb_build_object('code', 'repeated');
  end if;
  waiting := waiting_for(message ->> 'message', message ->> 'correlation', message ->> 'exceptWait');
  if waiting.id is null then
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
