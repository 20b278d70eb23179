-- A message knows the step that sent it. When that step comes again with other content, what nobody has yet is taken
-- back, and what somebody has is `revoked`: the step may send the same again, which is not sent twice then; another
-- message under its number gets an id of its own.
alter table message add column sent_by text;
alter table message add column sent_in integer;
alter table message add column revoked boolean not null default false;
create index message_sender on message (sent_by, sent_in) where sent_by is not null;

-- The engine went on from an earlier step than the projection: nothing is rewritten, the entries of the lost steps are
-- declared void by an entry, the commands that only they carried are made due again, the messages that they took are
-- given back, and those that they sent taken back.
create or replace function supersede_steps(case_row "case", batch jsonb) returns "case"
language plpgsql as $$
declare
  batch_step constant integer := (batch ->> 'step')::integer;
begin
  select e.seq, e.hash into case_row.ledger_seq, case_row.ledger_hash
  from chain_entry(case_row.id, case_row.ledger_seq, case_row.ledger_hash, jsonb_build_object(
    'step', batch_step, 'at', batch -> 'at',
    'actor', jsonb_build_object('person', null), 'origin', 'system', 'type', 'step-superseded',
    'params', jsonb_build_object('lastStep', case_row.step, 'batchHash', batch -> 'batchHash'))) e;
  update command set state = 'pending', answer = null, answered_at = null, confirmed_at = null, next_attempt_at = now()
  where case_id = case_row.id and kind = 'act' and state = 'answered'
    and id in (select e.command_id from ledger_entry e where e.case_id = case_row.id and e.step >= batch_step)
    and id not in (select given.value ->> 'commandId' from jsonb_array_elements(batch -> 'answers') as given(value));
  update message set delivered_to = null, delivered_at = null
  where id in (
    select taken.value ->> 'messageId'
    from progress p, jsonb_array_elements(p.answer -> 'matches') as taken(value)
    where p.case_id = case_row.id and p.step >= batch_step);
  delete from message m
  where m.sent_by = case_row.id and m.sent_in >= batch_step and m.delivered_to is null
    and not exists (select from command k where k.id = m.id);
  update message m set revoked = true where m.sent_by = case_row.id and m.sent_in >= batch_step;
  delete from subscription where case_id = case_row.id;
  delete from progress where case_id = case_row.id and step >= batch_step;
  update task set step = batch_step - 1 where case_id = case_row.id and step >= batch_step;
  update clock set step = batch_step - 1 where case_id = case_row.id and step >= batch_step;
  return case_row;
end $$;

-- A step that comes again may throw another signal under the number of one that was heard.
create or replace function broadcast_signal(signal jsonb) returns jsonb
language plpgsql as $$
declare
  signal_id text := signal ->> 'id';
  sender constant jsonb := signal -> 'sender';
  reached text[];
begin
  if exists (
    select from subscription w
    join command k on k.id = signal_id || '.' || w.case_id
    where w.kind = 'signal' and w.message = signal ->> 'message'
      and k.payload #>> '{action,signal}' <> signal ->> 'message'
    union all
    select from start_subscription w
    join message m on m.id = signal_id || '.' || w.procedure_key
    where w.kind = 'signal' and w.name = signal ->> 'message' and m.name <> signal ->> 'message'
  ) then
    signal_id := signal_id || '.' || (sender ->> 'step');
  end if;
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
  insert into message (id, name, variables, sent_by, sent_in, expires_at, starts)
  select signal_id || '.' || s.procedure_key, signal ->> 'message', coalesce(signal -> 'variables', '{}'),
    sender ->> 'caseId', (sender ->> 'step')::integer, now() + interval '30 days', s.procedure_key
  from (
    select distinct w.procedure_key from start_subscription w
    where w.kind = 'signal' and w.name = signal ->> 'message') s
  on conflict (id) do nothing;
  return jsonb_build_object('code', 'broadcast', 'caseIds', to_jsonb(reached));
end $$;

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

drop function waiting_for(text, text, text);
-- Who takes a message: whoever waits for just its correlation, before who waits for any.
create function waiting_for(name text, correlation text, except_wait text) returns subscription
language sql
begin atomic
  select s.* from subscription s
  where s.id = (
    select w.id from subscription w
    where w.kind = 'message' and w.message = waiting_for.name and w.id is distinct from waiting_for.except_wait
      and (w.correlation = waiting_for.correlation
        or w.correlation is null and w.any_correlation = (waiting_for.correlation is not null))
    order by w.any_correlation, w.id limit 1);
end;

drop function free_message(text, text);
-- A wait does not take the message that it was brought: another one, of whichever case, gets it, under an id of its own
-- since the first one has its answer; else it is back in the buffer. The case that refused it may have begun to wait
-- again meanwhile.
create function free_message(message_id text) returns void
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
  waiting := waiting_for(freed.name, freed.correlation, freed.delivered_to);
  -- what wait after wait refuses is taken by none of them
  if waiting.id is null or freed.expires_at <= now() or message_id like '%~~~~~~~~' then
    update message m set delivered_to = null, delivered_at = null where m.id = message_id;
  else
    perform publish_message(jsonb_build_object(
      'id', message_id || '~', 'message', freed.name, 'correlation', freed.correlation,
      'variables', freed.variables, 'replaces', message_id, 'exceptWait', freed.delivered_to));
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
  perform free_message(refused.id);
  return true;
end $$;

create or replace function project_subscriptions(case_id text, batch jsonb) returns jsonb
language plpgsql as $$
declare
  fresh record;
  taken record;
  matches jsonb := '[]';
begin
  -- a wait may keep its id and ask for something else: it is another one then
  delete from subscription s
  where s.case_id = project_subscriptions.case_id
    and not exists (
      select from jsonb_to_recordset(batch -> 'subscriptions')
        as t(id text, kind text, message text, correlation text, "any" boolean)
      where t.id = s.id and coalesce(t.kind, 'message') = s.kind and t.message = s.message
        and t.correlation is not distinct from s.correlation and coalesce(t."any", false) = s.any_correlation);
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
