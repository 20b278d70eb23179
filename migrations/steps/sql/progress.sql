-- One batch of a case, in one transaction (decision 11). migrations/README.md has the shape of the
-- argument and of the answer. The row of the case is locked first; everything else follows.
-- Its statements are planned once a connection: their plans do not depend on the values.
create function record_progress(batch jsonb) returns jsonb
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  case_row "case"%rowtype;
  batch_step constant integer := (batch ->> 'step')::integer;
  batch_at constant timestamptz(3) := (batch ->> 'at')::timestamptz;
  known progress%rowtype;
  outcome text := 'recorded';
  entry jsonb;
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

  for entry in select given.value from jsonb_array_elements(batch -> 'entries') as given(value) loop
    select e.seq, e.hash into case_row.ledger_seq, case_row.ledger_hash
    from chain_entry(case_row.id, case_row.ledger_seq, case_row.ledger_hash,
      entry || jsonb_build_object('step', batch_step)) e;
  end loop;
  case_row := project_case(case_row, batch);
  perform project_clocks(case_row.id, batch);
  vanished := project_tasks(case_row, batch);
  perform project_incidents(case_row.id, batch);
  matches := project_subscriptions(case_row.id, batch);
  perform publish_message(sent.value) from jsonb_array_elements(batch -> 'sentMessages') as sent(value);
  perform answer_commands(case_row, batch);
  answer := (batch -> 'result') || jsonb_build_object(
    'seq', case_row.ledger_seq, 'number', case_row.number, 'matches', matches, 'vanished', vanished);
  insert into progress (case_id, step, batch_hash, at, answer)
  values (case_row.id, batch_step, case_row.batch_hash, batch_at, answer);
  insert into event (type, case_id, version, unit_id, grid_id)
  values ('case-changed', case_row.id, case_row.ledger_seq, case_row.unit_id, case_row.grid_id);
  return answer || jsonb_build_object('outcome', outcome);
end $$;

-- The engine went on from an earlier step than the projection: nothing is rewritten, the entries of
-- the lost steps are declared void by an entry, and the commands and messages that only the lost
-- steps carried are made due again.
create function supersede_steps(case_row "case", batch jsonb) returns "case"
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
  delete from subscription where case_id = case_row.id;
  delete from progress where case_id = case_row.id and step >= batch_step;
  update task set step = batch_step - 1 where case_id = case_row.id and step >= batch_step;
  update clock set step = batch_step - 1 where case_id = case_row.id and step >= batch_step;
  return case_row;
end $$;

-- Writes the row once, with the end of its chain, and gives it back as it is now.
create function project_case(case_row "case", batch jsonb) returns "case"
language plpgsql as $$
declare
  facts constant jsonb := batch -> 'case';
  fact_variables constant jsonb := facts -> 'variables';
  wanted_grid constant text := fact_variables ->> 'grid';
begin
  if (facts ->> 'filed')::boolean then
    case_row.filed_at := coalesce(case_row.filed_at, (batch ->> 'at')::timestamptz);
    case_row.number := coalesce(case_row.number, next_number('JC', batch ->> 'day'));
  end if;
  if case_row.state in ('closed', 'void') and facts ->> 'state' in ('open', 'suspended') then
    case_row.round := case_row.round + 1;
  end if;
  if fact_variables ->> 'urgency' in ('normal', 'urgent', 'critical') then
    case_row.urgency := fact_variables ->> 'urgency';
  end if;
  if wanted_grid <> case_row.grid_id or case_row.grid_id is null and wanted_grid is not null then
    case_row.grid_id := coalesce((select g.id from grid g where g.id = wanted_grid), case_row.grid_id);
  end if;
  case_row.category := coalesce(fact_variables ->> 'category', case_row.category);
  case_row.condition_id := coalesce(fact_variables ->> 'conditionId', case_row.condition_id);
  case_row.state := facts ->> 'state';
  case_row.stage := facts ->> 'stage';
  case_row.unit_id := facts ->> 'unit';
  case_row.person_id := facts ->> 'person';
  case_row.step := (batch ->> 'step')::integer;
  case_row.batch_hash := batch ->> 'batchHash';
  update "case" c set
    state = case_row.state, stage = case_row.stage, stages = facts -> 'stages', variables = fact_variables,
    category = case_row.category, condition_id = case_row.condition_id, urgency = case_row.urgency,
    grid_id = case_row.grid_id, unit_id = case_row.unit_id, person_id = case_row.person_id,
    graph_hash = batch ->> 'graphHash', number = case_row.number, filed_at = case_row.filed_at,
    round = case_row.round, ended_at = (facts ->> 'endedAt')::timestamptz, end_code = facts ->> 'end',
    step = case_row.step, batch_hash = case_row.batch_hash, ledger_seq = case_row.ledger_seq,
    ledger_hash = case_row.ledger_hash, updated_at = now()
  where c.id = case_row.id;
  return case_row;
end $$;

create function project_clocks(case_id text, batch jsonb) returns void
language plpgsql as $$
begin
  insert into clock as stored
    (id, case_id, name, stage, unit_id, person_id, entries, judged, warn_at, due_at, escalate_at, paused_at,
     stopped_at, cancelled, missing_year, calendar_version, step)
  select t.id, project_clocks.case_id, t.name, t.stage, t.unit, t.person, t.entries, t.judged, t."warnAt", t."dueAt",
    t."escalateAt", t."pausedAt", t."stoppedAt", t.cancelled, t."missingYear", batch ->> 'calendarVersion',
    (batch ->> 'step')::integer
  from jsonb_to_recordset(batch -> 'clocks') as t(
    id text, name text, stage text, unit text, person text, entries jsonb, judged jsonb, "warnAt" timestamptz,
    "dueAt" timestamptz, "escalateAt" timestamptz, "pausedAt" timestamptz, "stoppedAt" timestamptz,
    cancelled boolean, "missingYear" integer)
  order by t.id
  on conflict (id) do update set
    stage = excluded.stage, unit_id = excluded.unit_id, person_id = excluded.person_id,
    entries = excluded.entries, judged = excluded.judged, warn_at = excluded.warn_at, due_at = excluded.due_at,
    escalate_at = excluded.escalate_at, paused_at = excluded.paused_at, stopped_at = excluded.stopped_at,
    cancelled = excluded.cancelled, missing_year = excluded.missing_year,
    calendar_version = excluded.calendar_version, step = excluded.step
  where stored.step <= excluded.step
    and (stored.judged, stored.entries, stored.unit_id, stored.person_id, stored.stage)
      is distinct from (excluded.judged, excluded.entries, excluded.unit_id, excluded.person_id, excluded.stage);
end $$;

create function close_tasks(case_row "case", batch jsonb) returns void
language plpgsql as $$
declare
  batch_step constant integer := (batch ->> 'step')::integer;
begin
  with closed as (
    update task t set state = c.how, outcome = c.outcome, closed_by = c.by, closed_at = c.at, step = batch_step
    from jsonb_to_recordset(batch -> 'closedTasks') as c(id text, how text, outcome text, by text, at timestamptz)
    where t.id = c.id and t.case_id = case_row.id and t.state = 'open' and t.step <= batch_step
    returning t.*
  ), told as (
    -- whoever held a task that was taken away must learn it (decision 2)
    insert into notice (id, case_id, type, person_id, params)
    select t.id || '.' || t.state, t.case_id,
      case t.state when 'returned' then 'task-returned' else 'task-withdrawn' end,
      coalesce(t.claimed_by, t.person_id),
      jsonb_build_object('taskId', t.id, 'element', t.element, 'stage', t.stage, 'by', t.closed_by)
    from closed t
    where t.state <> 'completed' and coalesce(t.claimed_by, t.person_id) is distinct from t.closed_by
      and coalesce(t.claimed_by, t.person_id) is not null
    on conflict (id) do nothing
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
  from closed t;
end $$;

-- Answers the ids of the tasks that were open in the table although the engine does not know them.
create function project_tasks(case_row "case", batch jsonb) returns jsonb
language plpgsql as $$
declare
  batch_step constant integer := (batch ->> 'step')::integer;
  vanished jsonb;
begin
  if jsonb_array_length(batch -> 'closedTasks') > 0 then
    perform close_tasks(case_row, batch);
  end if;
  with opened as (
    insert into task as stored
      (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, form, outcomes, clock_id,
       state, step, opened_at, warn_at, due_at, paused_at, clock_undetermined, category, channel, grid_id)
    select t.id, case_row.id, t.instance, t.element, t.name, t.stage, t.role, t.unit, t.person, t.exclude, t.form,
      t.outcomes, t."clockId", 'open', batch_step, t."openedAt", k.warn_at, k.due_at, k.paused_at,
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
  ), lost as (
    update task t set state = 'vanished', closed_at = (batch ->> 'at')::timestamptz, step = batch_step
    where t.case_id = case_row.id and t.state = 'open'
      and t.id not in (select known.value ->> 'id' from jsonb_array_elements(batch -> 'openTasks') as known(value))
    returning t.*
  ), fed as (
    insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
    select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
    from (select * from opened union all select * from lost) t
  )
  select coalesce(jsonb_agg(lost.id order by lost.id), '[]') into vanished from lost;
  return vanished;
end $$;

create function project_incidents(case_id text, batch jsonb) returns void
language plpgsql as $$
begin
  update incident i set state = 'resolved', resolved_at = (batch ->> 'at')::timestamptz
  where i.case_id = project_incidents.case_id and i.state = 'open'
    and i.id not in (select known.value ->> 'id' from jsonb_array_elements(batch -> 'openIncidents') as known(value));
  insert into incident as stored (id, case_id, instance, element, code, message, state, opened_at)
  select t.id, project_incidents.case_id, t.instance, t.element, t.code, t.message, 'open', t.at
  from jsonb_to_recordset(batch -> 'openIncidents') as t(
    id text, instance text, element text, code text, message text, at timestamptz)
  on conflict (id) do update set
    code = excluded.code, message = excluded.message, state = 'open', opened_at = excluded.opened_at,
    resolved_at = null
  where (stored.state, stored.code, stored.message) is distinct from ('open', excluded.code, excluded.message);
end $$;

-- Replaces the subscriptions of a case and answers the buffered messages that the new ones take.
create function project_subscriptions(case_id text, batch jsonb) returns jsonb
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
    select t.id, t.message, t.correlation
    from jsonb_to_recordset(batch -> 'subscriptions') as t(id text, message text, correlation text)
    where not exists (select from subscription s where s.id = t.id)
    order by t.message, t.id
  loop
    perform lock_message_name(fresh.message);
    insert into subscription (id, case_id, message, correlation)
    values (fresh.id, project_subscriptions.case_id, fresh.message, fresh.correlation);
    update message m set delivered_to = fresh.id, delivered_at = now()
    where m.id = (
      select b.id from message b
      where b.name = fresh.message and b.correlation is not distinct from fresh.correlation
        and b.delivered_to is null and b.expires_at > now()
      order by b.created_at, b.id limit 1 for update skip locked)
    returning m.id, m.variables into taken;
    if found then
      matches := matches || jsonb_build_object(
        'subscription', fresh.id, 'messageId', taken.id, 'variables', taken.variables);
    end if;
  end loop;
  return matches;
end $$;

-- The answer of a command is written with its effects; the start is answered by the first batch.
create function answer_commands(case_row "case", batch jsonb) returns void
language plpgsql as $$
begin
  update command c set state = 'answered', answered_at = now(),
    answer = (given.value -> 'result') || jsonb_build_object('seq', case_row.ledger_seq)
  from jsonb_array_elements(batch -> 'answers') as given(value)
  where c.id = given.value ->> 'commandId' and c.case_id = case_row.id;
  if case_row.step <= 2 then
    update command c set state = 'answered', answered_at = now(), confirmed_at = now(),
      answer = jsonb_build_object('seq', case_row.ledger_seq, 'step', case_row.step)
    where c.case_id = case_row.id and c.kind = 'start' and c.state = 'pending';
  end if;
end $$;
