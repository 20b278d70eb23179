-- A wait whose correlation key has no value yet takes a message of any correlation: it begins the conversation.
alter table subscription add column any_correlation boolean not null default false;
create index subscription_any on subscription (message) where any_correlation;
-- what nobody has taken, by the end of its time; whether that end has been noted
alter table message add column expiry_noted_at timestamptz(3);
create index message_unclaimed on message (expires_at, id) where delivered_to is null;

-- What other systems sent, under the ids that they gave: each is published once, its answer kept.
create table inbound_event (
  sent_by text not null references person,
  kind text not null check (kind in ('message', 'signal')),
  event_id text not null,
  idempotency_key text,
  body_hash text not null,
  answer jsonb not null,
  received_at timestamptz(3) not null default now(),
  primary key (sent_by, kind, event_id)
);
create unique index inbound_event_key on inbound_event (sent_by, idempotency_key) where idempotency_key is not null;
-- trimming by age
create index inbound_event_received on inbound_event (received_at);

-- Who waits for any correlation holds the name alone; who publishes one with a correlation shares it with others
-- who do, and then takes its turn by name and correlation (lock_message).
create function lock_message_name(name text, shared boolean) returns void
language plpgsql as $$
declare
  place constant bigint := hashtextextended('message name ' || name, 0);
begin
  if shared then
    perform pg_advisory_xact_lock_shared(place);
  else
    perform pg_advisory_xact_lock(place);
  end if;
end $$;

-- Who takes a message: whoever waits for just its correlation, before who waits for any.
create function waiting_for(name text, correlation text, except_case text) returns subscription
language sql
begin atomic
  select s.* from subscription s
  where s.id = (
    select w.id from subscription w
    where w.kind = 'message' and w.message = waiting_for.name and w.case_id is distinct from waiting_for.except_case
      and (w.correlation = waiting_for.correlation
        or w.correlation is null and w.any_correlation = (waiting_for.correlation is not null))
    order by w.any_correlation, w.id limit 1);
end;

create or replace function publish_message(message jsonb) returns jsonb
language plpgsql as $$
declare
  message_id constant text := message ->> 'id';
  waiting subscription%rowtype;
begin
  if message ->> 'kind' = 'signal' then
    return broadcast_signal(message);
  end if;
  if message ->> 'correlation' is not null then
    perform lock_message_name(message ->> 'message', true);
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
  waiting := waiting_for(message ->> 'message', message ->> 'correlation', message ->> 'exceptCase');
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

-- A case does not take the message that it was brought: another one that waits for it gets it, under an id of its
-- own since the first one has its answer; else it is back in the buffer.
create function free_message(message_id text, refused_by text) returns void
language plpgsql as $$
declare
  freed message%rowtype;
  waiting subscription%rowtype;
begin
  select m.* into freed from message m where m.id = message_id;
  if not found then
    return;
  end if;
  if freed.correlation is not null then
    perform lock_message_name(freed.name, true);
  end if;
  perform lock_message(freed.name, freed.correlation);
  waiting := waiting_for(freed.name, freed.correlation, refused_by);
  -- what case after case refuses is taken by none of them
  if waiting.id is null or freed.expires_at <= now() or message_id like '%~~~~~~~~' then
    update message m set delivered_to = null, delivered_at = null where m.id = message_id;
  else
    perform publish_message(jsonb_build_object(
      'id', message_id || '~', 'message', freed.name, 'correlation', freed.correlation,
      'variables', freed.variables, 'replaces', message_id, 'exceptCase', refused_by));
  end if;
end $$;

create or replace function refuse_command(command_id text, code text, detail jsonb default '{}') returns boolean
language plpgsql as $$
declare
  refused command%rowtype;
begin
  update command c set state = 'refused', answered_at = now(), confirmed_at = now(),
    answer = jsonb_build_object('code', refuse_command.code, 'detail', refuse_command.detail)
  where c.id = refuse_command.command_id and c.state = 'pending'
  returning * into refused;
  if not found then
    return false;
  end if;
  with released as (
    update task t set claimed_by = null, claimed_at = null, version = t.version + 1
    where t.case_id = refused.case_id and t.state = 'open' and t.claimed_by = refused.principal
      and t.claimed_at = refused.created_at
    returning t.*
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, t.person_id, t.grid_id from released t;
  perform free_message(refused.id, refused.case_id);
  return true;
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
  -- names before correlations, as who publishes takes them
  for fresh in
    select t.id, coalesce(t.kind, 'message') as kind, t.message, t.correlation, coalesce(t."any", false) as any_correlation
    from jsonb_to_recordset(batch -> 'subscriptions')
      as t(id text, kind text, message text, correlation text, "any" boolean)
    where not exists (select from subscription s where s.id = t.id)
    order by coalesce(t."any", false) desc, t.message, t.correlation, t.id
  loop
    if fresh.any_correlation then
      perform lock_message_name(fresh.message, false);
    elsif fresh.kind = 'message' then
      perform lock_message(fresh.message, fresh.correlation);
    end if;
    insert into subscription (id, case_id, kind, message, correlation, any_correlation)
    values (fresh.id, project_subscriptions.case_id, fresh.kind, fresh.message, fresh.correlation,
      fresh.any_correlation);
    continue when fresh.kind = 'signal';
    update message m set delivered_to = fresh.id, delivered_at = now()
    where m.id = (
      select b.id from message b
      where b.name = fresh.message
        and (b.correlation = fresh.correlation
          or fresh.correlation is null and (b.correlation is not null) = fresh.any_correlation)
        and b.delivered_to is null and b.expires_at > now() and b.starts is null
      order by b.created_at, b.id limit 1 for update skip locked)
    returning m.id, m.correlation, m.variables into taken;
    if found then
      matches := matches || (jsonb_build_object(
          'subscription', fresh.id, 'messageId', taken.id, 'variables', taken.variables)
        || case when fresh.any_correlation then jsonb_build_object('correlation', taken.correlation) else '{}' end);
    end if;
  end loop;
  return matches;
end $$;
