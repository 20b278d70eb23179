-- What one transaction changed is announced once: Postgres drops repeated notifications of a transaction.
alter table event add column transaction xid8;
alter table event alter column transaction set default pg_current_xact_id();
create index event_transaction on event (transaction);

create or replace function announce_events() returns trigger
language plpgsql as $$
begin
  perform pg_notify('bihuan_events', new.transaction::text);
  return null;
end $$;
drop trigger event_is_announced on event;
create trigger event_is_announced after insert on event for each row execute function announce_events();

create or replace function accept_command(request jsonb) returns jsonb
language plpgsql as $$
declare
  actor constant text := request ->> 'principal';
  case_row record;
  known jsonb;
  wanted record;
  problem text;
  to_claim text[] := '{}';
  claimed jsonb := '[]';
begin
  if request ->> 'idempotencyKey' is not null then
    perform lock_idempotency_key(actor, request ->> 'idempotencyKey');
    known := known_command(request);
    if known is not null then
      return known;
    end if;
  end if;
  select c.id, c.state, c.grid_id into case_row from "case" c where c.id = request ->> 'caseId';
  if not found then
    return refusal('not-found');
  end if;
  problem := case_problem(case_row.state, request -> 'caseStates');
  if problem is not null then
    return refusal(problem);
  end if;
  for wanted in
    select w.claim, w.version as known_version, t.*, w.id as wanted_id
    from jsonb_to_recordset(coalesce(request -> 'tasks', '[]')) as w(id text, version integer, claim boolean)
    left join lateral (select * from task k where k.id = w.id and k.case_id = request ->> 'caseId' for no key update) t on true
    order by w.id
  loop
    problem := task_problem(wanted.state, wanted.claimed_by, wanted.person_id, wanted.exclude,
      case when wanted.claim then actor end);
    if problem is null and wanted.known_version <> wanted.version then
      problem := 'stale-version';
    end if;
    if problem is not null then
      return refusal(problem, jsonb_build_object('taskId', wanted.wanted_id));
    end if;
    if wanted.claim and wanted.claimed_by is null then
      to_claim := to_claim || wanted.wanted_id;
    end if;
  end loop;
  if not bind_attachments(coalesce(request -> 'attachments', '[]'), actor,
      jsonb_build_object('caseId', request -> 'caseId', 'taskId', request #> '{submission,taskId}')) then
    return refusal('validation-failed', jsonb_build_object('path', 'attachments'));
  end if;

  insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload, next_attempt_at)
  values (request ->> 'id', request ->> 'caseId', 'act', actor, request ->> 'idempotencyKey',
    request ->> 'bodyHash', request -> 'payload',
    now() + make_interval(secs => coalesce((request ->> 'sendAfterSeconds')::double precision, 5)));
  if cardinality(to_claim) > 0 then
    with taken as (
      update task t set claimed_by = actor, claimed_at = now(), version = t.version + 1
      where t.id = any (to_claim)
      returning t.*
    ), fed as (
      insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
      select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, t.claimed_by, t.grid_id from taken t
    )
    select jsonb_agg(jsonb_build_object('id', taken.id, 'version', taken.version)) into claimed from taken;
  end if;
  if jsonb_typeof(request -> 'submission') = 'object' then
    insert into submission (id, case_id, task_id, command_id, outcome, data, comment, hash, created_by)
    values (request #>> '{submission,id}', request ->> 'caseId', request #>> '{submission,taskId}', request ->> 'id',
      request #>> '{submission,outcome}', request #> '{submission,data}', request #>> '{submission,comment}',
      request #>> '{submission,hash}', actor);
  end if;
  return jsonb_build_object('code', 'accepted', 'commandId', request -> 'id', 'claimed', claimed);
end $$;

-- Binds files that the principal uploaded and nobody bound yet; false, and none of them bound, if one
-- of them is not such.
create or replace function bind_attachments(wanted jsonb, principal text, target jsonb) returns boolean
language plpgsql as $$
declare
  free integer;
begin
  if jsonb_array_length(wanted) = 0 then
    return true;
  end if;
  select count(*) into free from (
    select a.id
    from attachment a
    where a.id in (select w.value ->> 'id' from jsonb_array_elements(wanted) as w(value))
      and a.uploaded_by = bind_attachments.principal and a.case_id is null
    order by a.id for update) found;
  if free <> jsonb_array_length(wanted) then
    return false;
  end if;
  update attachment a set case_id = target ->> 'caseId', report_id = target ->> 'reportId',
    task_id = target ->> 'taskId', purpose = w.purpose
  from jsonb_to_recordset(wanted) as w(id text, purpose text)
  where a.id = w.id;
  return true;
end $$;

drop function desk_entry(text, text, jsonb);

-- The ledger entry and the event of a desk operation on a task whose case is locked.
create function desk_entry(touched task, type text, request jsonb) returns jsonb
language plpgsql as $$
declare
  entry constant jsonb := append_ledger(jsonb_build_object(
    'caseId', touched.case_id, 'actor', request -> 'actor', 'origin', request -> 'origin', 'type', desk_entry.type,
    'params', jsonb_strip_nulls(jsonb_build_object('from', request -> 'from')),
    'taskId', touched.id, 'elementId', touched.element));
begin
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  values ('task-changed', touched.case_id, touched.id, touched.version, touched.role, touched.unit_id,
    coalesce(touched.claimed_by, touched.person_id, request ->> 'from'), touched.grid_id);
  return jsonb_build_object(
    'code', case desk_entry.type when 'task-claimed' then 'claimed' else 'released' end,
    'version', touched.version, 'seq', entry -> 'seq');
end $$;

create or replace function claim_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  person constant text := request ->> 'person';
  held task%rowtype;
  problem text;
begin
  perform 1 from "case" c where c.id = (select t.case_id from task t where t.id = request ->> 'taskId') for no key update;
  select * into held from task t where t.id = request ->> 'taskId' for no key update;
  problem := task_problem(held.state, held.claimed_by, held.person_id, held.exclude, person);
  if problem is not null then
    return refusal(problem);
  end if;
  if held.claimed_by = person then
    return jsonb_build_object('code', 'claimed', 'version', held.version, 'seq', null);
  end if;
  if (request ->> 'version')::integer <> held.version then
    return refusal('stale-version');
  end if;
  update task t set claimed_by = person, claimed_at = now(), version = t.version + 1 where t.id = held.id
  returning t.* into held;
  return desk_entry(held, 'task-claimed', request);
end $$;

create or replace function release_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  held task%rowtype;
  holder text;
begin
  perform 1 from "case" c where c.id = (select t.case_id from task t where t.id = request ->> 'taskId') for no key update;
  select * into held from task t where t.id = request ->> 'taskId' for no key update;
  if not found then
    return refusal('not-found');
  elsif held.state <> 'open' then
    return refusal('task-not-open');
  elsif held.claimed_by is null then
    return refusal('task-not-claimed');
  elsif held.claimed_by <> request ->> 'person' and not coalesce((request ->> 'force')::boolean, false) then
    return refusal('task-claimed-by-other');
  elsif (request ->> 'version')::integer <> held.version then
    return refusal('stale-version');
  end if;
  holder := held.claimed_by;
  update task t set claimed_by = null, claimed_at = null, version = t.version + 1 where t.id = held.id
  returning t.* into held;
  return desk_entry(held, 'task-released', request || jsonb_build_object('from', holder));
end $$;

create or replace function canonical_json(value jsonb) returns text
language plpgsql immutable strict parallel safe as $$
declare
  kind constant text := jsonb_typeof(value);
  amount numeric;
begin
  if kind = 'object' then
    if value = '{}' then
      return '{}';
    end if;
    return '{' || (
      select string_agg(to_json(member.key)::text || ':' || canonical_json(member.value), ','
                        order by member_order(member.key) collate "C")
      from jsonb_each(value) as member) || '}';
  elsif kind = 'array' then
    return '[' || coalesce((
      select string_agg(canonical_json(item.value), ',' order by item.place)
      from jsonb_array_elements(value) with ordinality as item(value, place)), '') || ']';
  elsif kind = 'number' then
    amount := (value #>> '{}')::numeric;
    if abs(amount) >= 1e21 or (amount <> 0 and abs(amount) < 1e-6) then
      raise exception 'Expected a number between 1e-6 and 1e21, but it is %', amount;
    end if;
    return trim_scale(amount)::text;
  elsif kind = 'string' then
    return to_json(value #>> '{}')::text;
  end if;
  return value::text;
end $$;

create function json_text(value text) returns text
language sql immutable parallel safe
return coalesce(to_json(value)::text, 'null');

-- The members of an entry stand in the order of their names, as `canonical_json` would write them.
create or replace function chain_entry(case_id text, inout seq integer, inout hash text, entry jsonb)
language plpgsql as $$
declare
  entry_digest text := entry ->> 'digest';
  entry_at constant timestamptz(3) := (entry ->> 'at')::timestamptz;
  entry_params constant jsonb := coalesce(entry -> 'params', '{}');
begin
  if entry_digest is null then
    entry_digest := encode(sha256(convert_to(
      '{"actor":' || canonical_json(entry -> 'actor')
      || ',"at":' || json_text(instant_text(entry_at))
      || ',"caseId":' || json_text(case_id)
      || ',"commandId":' || json_text(entry ->> 'commandId')
      || ',"elementId":' || json_text(entry ->> 'elementId')
      || ',"origin":' || json_text(entry ->> 'origin')
      || ',"params":' || canonical_json(entry_params)
      || ',"step":' || coalesce(entry ->> 'step', 'null')
      || ',"taskId":' || json_text(entry ->> 'taskId')
      || ',"type":' || json_text(entry ->> 'type') || '}', 'UTF8')), 'hex');
  end if;
  seq := seq + 1;
  hash := chain_hash(hash, entry_digest);
  insert into ledger_entry
    (case_id, seq, step, at, actor, origin, type, params, task_id, element_id, command_id, digest, hash)
  values
    (chain_entry.case_id, chain_entry.seq, (entry ->> 'step')::integer, entry_at, entry -> 'actor', entry ->> 'origin',
     entry ->> 'type', entry_params, entry ->> 'taskId', entry ->> 'elementId', entry ->> 'commandId',
     entry_digest, chain_entry.hash);
end $$;

-- Writes entries that have their digests after the given end of a chain and gives the new end. The
-- caller has locked the row of the case, and keeps the end there.
create function chain_entries(case_id text, inout seq integer, inout hash text, entries jsonb, step integer)
language plpgsql as $$
declare
  hashes text[] := '{}';
begin
  for place in 0 .. jsonb_array_length(entries) - 1 loop
    hash := chain_hash(hash, entries -> place ->> 'digest');
    hashes := hashes || hash;
  end loop;
  insert into ledger_entry
    (case_id, seq, step, at, actor, origin, type, params, task_id, element_id, command_id, digest, hash)
  select chain_entries.case_id, chain_entries.seq + e.place, chain_entries.step, (e.value ->> 'at')::timestamptz(3),
    e.value -> 'actor', e.value ->> 'origin', e.value ->> 'type', coalesce(e.value -> 'params', '{}'),
    e.value ->> 'taskId', e.value ->> 'elementId', e.value ->> 'commandId', e.value ->> 'digest', hashes[e.place]
  from jsonb_array_elements(entries) with ordinality as e(value, place);
  seq := seq + cardinality(hashes);
end $$;

create or replace function record_progress(batch jsonb) returns jsonb
language plpgsql as $$
declare
  case_row "case"%rowtype;
  batch_step constant integer := (batch ->> 'step')::integer;
  batch_at constant timestamptz(3) := (batch ->> 'at')::timestamptz;
  known progress%rowtype;
  outcome text := 'recorded';
  matches jsonb;
  vanished jsonb;
  answer jsonb;
begin
  select * into case_row from "case" where id = batch ->> 'caseId' for no key update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if batch_step <= case_row.step then
    select * into known from progress where case_id = case_row.id and step = batch_step;
    if known.batch_hash = batch ->> 'batchHash' then
      return known.answer || jsonb_build_object('outcome', 'repeated');
    end if;
    -- a straggler of an attempt that the engine has given up: what came after it stands; not for
    -- long, since workflow time may go back when the engine's clock is set
    if known.at > batch_at and known.written_at > now() - interval '5 minutes' then
      return jsonb_build_object('outcome', 'outdated');
    end if;
    outcome := 'superseded';
  elsif batch_step > case_row.step + 1 then
    -- the engine is ahead: this database was restored from a time before steps that the engine took
    return jsonb_build_object('outcome', 'gap');
  end if;
  if not exists (select from calendar_version where in_force and id = batch ->> 'calendarVersion') then
    return jsonb_build_object('outcome', 'calendar-changed');
  end if;
  if outcome = 'superseded' then
    case_row := supersede_steps(case_row, batch);
  end if;

  select e.seq, e.hash into case_row.ledger_seq, case_row.ledger_hash
  from chain_entries(case_row.id, case_row.ledger_seq, case_row.ledger_hash, batch -> 'entries', batch_step) e;
  case_row := project_case(case_row, batch);
  perform project_clocks(case_row.id, batch);
  vanished := project_tasks(case_row, batch);
  if jsonb_array_length(batch -> 'openIncidents') > 0
      or exists (select from incident i where i.case_id = case_row.id and i.state = 'open') then
    perform project_incidents(case_row.id, batch);
  end if;
  matches := project_subscriptions(case_row.id, batch);
  if jsonb_array_length(batch -> 'sentMessages') > 0 then
    perform publish_message(sent.value) from jsonb_array_elements(batch -> 'sentMessages') as sent(value);
  end if;
  perform answer_commands(case_row, batch);
  answer := (batch -> 'result') || jsonb_build_object(
    'seq', case_row.ledger_seq, 'number', case_row.number, 'matches', matches, 'vanished', vanished);
  insert into progress (case_id, step, batch_hash, at, answer)
  values (case_row.id, batch_step, case_row.batch_hash, batch_at, answer);
  insert into event (type, case_id, version, unit_id, grid_id)
  values ('case-changed', case_row.id, case_row.ledger_seq, case_row.unit_id, case_row.grid_id);
  return answer || jsonb_build_object('outcome', outcome);
end $$;

-- Answers the ids of the tasks that were open in the table although the engine does not know them.
create or replace function project_tasks(case_row "case", batch jsonb) returns jsonb
language plpgsql as $$
declare
  batch_step constant integer := (batch ->> 'step')::integer;
  vanished jsonb := '[]';
begin
  if jsonb_array_length(batch -> 'closedTasks') > 0 then
    perform close_tasks(case_row, batch);
  end if;
  if jsonb_array_length(batch -> 'openTasks') > 0 then
    perform open_tasks(case_row, batch);
  end if;
  if exists (
    select from task t where t.case_id = case_row.id and t.state = 'open'
      and not batch -> 'openTasks' @> jsonb_build_array(jsonb_build_object('id', t.id)))
  then
    with lost as (
      update task t set state = 'vanished', closed_at = (batch ->> 'at')::timestamptz, step = batch_step
      where t.case_id = case_row.id and t.state = 'open'
        and not batch -> 'openTasks' @> jsonb_build_array(jsonb_build_object('id', t.id))
      returning t.*
    ), fed as (
      insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
      select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
      from lost t
    )
    select coalesce(jsonb_agg(lost.id order by lost.id), '[]') into vanished from lost;
  end if;
  return vanished;
end $$;

create function open_tasks(case_row "case", batch jsonb) returns void
language plpgsql as $$
begin
  with opened as (
    insert into task as stored
      (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, form, outcomes, clock_id,
       state, step, opened_at, warn_at, due_at, paused_at, clock_undetermined, category, channel, grid_id)
    select t.id, case_row.id, t.instance, t.element, t.name, t.stage, t.role, t.unit, t.person, t.exclude, t.form,
      t.outcomes, t."clockId", 'open', (batch ->> 'step')::integer, t."openedAt", k.warn_at, k.due_at, k.paused_at,
      coalesce(k.missing_year is not null and k.due_at is null and k.paused_at is null
        and k.stopped_at is null and not k.cancelled, false),
      case_row.category, case_row.channel, case_row.grid_id
    from jsonb_to_recordset(batch -> 'openTasks') as t(
      id text, instance text, element text, name text, stage text, role text, unit text, person text,
      exclude text[], form text, outcomes jsonb, "clockId" text, "openedAt" timestamptz)
    left join clock k on k.id = t."clockId"
    order by t.id
    on conflict (id) do update set
      name = excluded.name, stage = excluded.stage, role = excluded.role, unit_id = excluded.unit_id,
      person_id = excluded.person_id, exclude = excluded.exclude, form = excluded.form,
      outcomes = excluded.outcomes, clock_id = excluded.clock_id, state = 'open', step = excluded.step,
      closed_at = null, closed_by = null, outcome = null, warn_at = excluded.warn_at, due_at = excluded.due_at,
      paused_at = excluded.paused_at, clock_undetermined = excluded.clock_undetermined,
      category = excluded.category, grid_id = excluded.grid_id
    where stored.step <= excluded.step
      and (stored.state, stored.role, stored.unit_id, stored.person_id, stored.exclude, stored.clock_id,
           stored.warn_at, stored.due_at, stored.paused_at, stored.clock_undetermined, stored.category,
           stored.grid_id, stored.outcomes, stored.stage, stored.name, stored.form)
        is distinct from
          ('open', excluded.role, excluded.unit_id, excluded.person_id, excluded.exclude, excluded.clock_id,
           excluded.warn_at, excluded.due_at, excluded.paused_at, excluded.clock_undetermined, excluded.category,
           excluded.grid_id, excluded.outcomes, excluded.stage, excluded.name, excluded.form)
    returning stored.*
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
  from opened t;
end $$;

create or replace function answer_commands(case_row "case", batch jsonb) returns void
language plpgsql as $$
declare
  given jsonb;
begin
  for place in 0 .. jsonb_array_length(batch -> 'answers') - 1 loop
    given := batch -> 'answers' -> place;
    update command c set state = 'answered', answered_at = now(),
      answer = (given -> 'result') || jsonb_build_object('seq', case_row.ledger_seq)
    where c.id = given ->> 'commandId' and c.case_id = case_row.id;
  end loop;
  if case_row.step <= 2 then
    update command c set state = 'answered', answered_at = now(), confirmed_at = now(),
      answer = jsonb_build_object('seq', case_row.ledger_seq, 'step', case_row.step)
    where c.case_id = case_row.id and c.kind = 'start' and c.state = 'pending';
  end if;
end $$;
