-- A case waits for messages, which one of all takers gets, and for signals, which all get that wait now.
alter table subscription add column kind text not null default 'message' check (kind in ('message', 'signal'));

-- What the current version of a procedure is started by.
create table start_subscription (
  procedure_key text not null references procedure,
  element text not null,
  kind text not null check (kind in ('message', 'signal')),
  name text not null,
  primary key (procedure_key, element, kind, name)
);
create index start_subscription_name on start_subscription (kind, name);
-- A signal that shall start a case of this procedure; null for a message, which whoever takes it may have.
alter table message add column starts text references procedure;
-- By what a case that a message started is told apart from others of its procedure.
alter table "case" add column business_key text;
create index case_business_key on "case" (procedure_key, business_key) where business_key is not null;

-- A signal is kept for nobody: the sender brings it to every other case that waits for it at this moment,
-- and each procedure that it starts gets a case.
create function broadcast_signal(signal jsonb) returns jsonb
language plpgsql as $$
declare
  signal_id constant text := signal ->> 'id';
  reached text[];
begin
  with told as (
    insert into command (id, case_id, kind, principal, body_hash, payload)
    select signal_id || '.' || s.case_id, s.case_id, 'act', 'system', signal_id, jsonb_build_object(
      'id', signal_id || '.' || s.case_id,
      'actor', jsonb_build_object('person', null, 'origin', 'message'),
      'action', jsonb_build_object(
        'type', 'signal', 'signal', signal -> 'message', 'signalId', signal_id,
        'variables', coalesce(signal -> 'variables', '{}')))
    from (
      select distinct w.case_id from subscription w
      where w.kind = 'signal' and w.message = signal ->> 'message'
        and w.case_id is distinct from signal ->> 'from') s
    on conflict (id) do nothing
    returning case_id
  )
  select coalesce(array_agg(told.case_id order by told.case_id), '{}') into reached from told;
  insert into message (id, name, variables, expires_at, starts)
  select signal_id || '.' || s.procedure_key, signal ->> 'message', coalesce(signal -> 'variables', '{}'),
    now() + interval '30 days', s.procedure_key
  from (
    select distinct w.procedure_key from start_subscription w
    where w.kind = 'signal' and w.name = signal ->> 'message') s
  on conflict (id) do nothing;
  return jsonb_build_object('code', 'broadcast', 'caseIds', to_jsonb(reached));
end $$;

-- A message that takes the place of one that a case had taken (`replaces`: a return put it back) is kept for as
-- long as was left of the other one's time when it was taken.
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

create or replace function project_subscriptions(case_id text, batch jsonb) returns jsonb
language plpgsql as $$
declare
  fresh record;
  taken record;
  matches jsonb := '[]';
begin
  delete from subscription s
  where s.case_id = project_subscriptions.case_id
    and s.id not in (select known.value ->> 'id' from jsonb_array_elements(batch -> 'subscriptions') as known(value));
  for fresh in
    select t.id, coalesce(t.kind, 'message') as kind, t.message, t.correlation
    from jsonb_to_recordset(batch -> 'subscriptions') as t(id text, kind text, message text, correlation text)
    where not exists (select from subscription s where s.id = t.id)
    order by t.message, t.correlation, t.id
  loop
    if fresh.kind = 'message' then
      perform lock_message(fresh.message, fresh.correlation);
    end if;
    insert into subscription (id, case_id, kind, message, correlation)
    values (fresh.id, project_subscriptions.case_id, fresh.kind, fresh.message, fresh.correlation);
    continue when fresh.kind = 'signal';
    update message m set delivered_to = fresh.id, delivered_at = now()
    where m.id = (
      select b.id from message b
      where b.name = fresh.message and b.correlation is not distinct from fresh.correlation
        and b.delivered_to is null and b.expires_at > now() and b.starts is null
      order by b.created_at, b.id limit 1 for update skip locked)
    returning m.id, m.variables into taken;
    if found then
      matches := matches || jsonb_build_object(
        'subscription', fresh.id, 'messageId', taken.id, 'variables', taken.variables);
    end if;
  end loop;
  return matches;
end $$;
