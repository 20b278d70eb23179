-- What a step of a case writes, in fewer statements: each one costs its start, whatever it writes. Parts of one
-- statement do not see each other's rows, so a task, which reads the clock beside it, is written after the clocks.

-- The members of an entry stand in the order of their names, as `canonical_json` would write them.
create function entry_digest(case_id text, at timestamptz, entry jsonb) returns text
language sql immutable parallel safe
return encode(sha256(convert_to(
  '{"actor":' || canonical_json(entry -> 'actor')
  || ',"at":' || json_text(instant_text(at))
  || ',"caseId":' || json_text(case_id)
  || ',"commandId":' || json_text(entry ->> 'commandId')
  || ',"elementId":' || json_text(entry ->> 'elementId')
  || ',"origin":' || json_text(entry ->> 'origin')
  || ',"params":' || canonical_json(coalesce(entry -> 'params', '{}'))
  || ',"step":' || coalesce(entry ->> 'step', 'null')
  || ',"taskId":' || json_text(entry ->> 'taskId')
  || ',"type":' || json_text(entry ->> 'type') || '}', 'UTF8')), 'hex');

create or replace function chain_entry(case_id text, inout seq integer, inout hash text, entry jsonb)
language plpgsql as $$
declare
  entry_at constant timestamptz(3) := (entry ->> 'at')::timestamptz;
  digest constant text := coalesce(entry ->> 'digest', entry_digest(case_id, entry_at, entry));
begin
  seq := seq + 1;
  hash := chain_hash(hash, digest);
  insert into ledger_entry
    (case_id, seq, step, at, actor, origin, type, params, task_id, element_id, command_id, digest, hash)
  values
    (chain_entry.case_id, chain_entry.seq, (entry ->> 'step')::integer, entry_at, entry -> 'actor', entry ->> 'origin',
     entry ->> 'type', coalesce(entry -> 'params', '{}'), entry ->> 'taskId', entry ->> 'elementId',
     entry ->> 'commandId', digest, chain_entry.hash);
end $$;

drop function desk_entry(task, text, jsonb);
drop function chain_entries(text, integer, text, jsonb, integer);

-- The ledger entry and the event of a desk operation on a task, after the end of the chain of its locked case.
create function desk_entry(seq integer, hash text, touched task, type text, request jsonb) returns jsonb
language plpgsql as $$
declare
  entry_seq constant integer := seq + 1;
  entry_at constant timestamptz(3) := clock_timestamp();
  entry constant jsonb := jsonb_build_object(
    'actor', request -> 'actor', 'origin', request -> 'origin', 'type', desk_entry.type,
    'params', jsonb_strip_nulls(jsonb_build_object('from', request -> 'from')),
    'taskId', touched.id, 'elementId', touched.element);
  digest constant text := entry_digest(touched.case_id, entry_at, entry);
  entry_hash constant text := chain_hash(hash, digest);
begin
  with entered as (
    insert into ledger_entry (case_id, seq, at, actor, origin, type, params, task_id, element_id, digest, hash)
    values (touched.case_id, entry_seq, entry_at, entry -> 'actor', entry ->> 'origin', desk_entry.type,
      entry -> 'params', touched.id, touched.element, digest, entry_hash)
  ), lengthened as (
    update "case" c set ledger_seq = entry_seq, ledger_hash = entry_hash where c.id = touched.case_id
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  values ('task-changed', touched.case_id, touched.id, touched.version, touched.role, touched.unit_id,
    coalesce(touched.claimed_by, touched.person_id, request ->> 'from'), touched.grid_id);
  return jsonb_build_object(
    'code', case desk_entry.type when 'task-claimed' then 'claimed' else 'released' end,
    'version', touched.version, 'seq', entry_seq);
end $$;

create or replace function claim_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  task_id constant text := request ->> 'taskId';
  person constant text := request ->> 'person';
  head record;
  held task%rowtype;
  problem text;
begin
  select c.ledger_seq as seq, c.ledger_hash as hash into head
  from "case" c where c.id = (select t.case_id from task t where t.id = task_id) for no key update;
  -- mostly it can be had; when not, it is locked before it is said why, and if it became free meanwhile it is taken
  loop
    update task t set claimed_by = person, claimed_at = now(), version = t.version + 1
    where t.id = task_id and t.claimed_by is null
      and task_problem(t.state, t.claimed_by, t.person_id, t.exclude, person) is null
      and t.version = coalesce((request ->> 'version')::integer, t.version)
    returning t.* into held;
    exit when found;
    select * into held from task t where t.id = task_id for no key update;
    problem := task_problem(held.state, held.claimed_by, held.person_id, held.exclude, person);
    if problem is not null then
      return refusal(problem);
    elsif held.claimed_by = person then
      return jsonb_build_object('code', 'claimed', 'version', held.version, 'seq', null);
    elsif (request ->> 'version')::integer <> held.version then
      return refusal('stale-version');
    end if;
  end loop;
  return desk_entry(head.seq, head.hash, held, 'task-claimed', request);
end $$;

create or replace function release_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  head record;
  held task%rowtype;
  holder text;
begin
  select c.ledger_seq as seq, c.ledger_hash as hash into head
  from "case" c where c.id = (select t.case_id from task t where t.id = request ->> 'taskId') for no key update;
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
  return desk_entry(head.seq, head.hash, held, 'task-released', request || jsonb_build_object('from', holder));
end $$;

create or replace function record_progress(batch jsonb) returns jsonb
language plpgsql as $$
declare
  case_row "case"%rowtype;
  batch_step constant integer := (batch ->> 'step')::integer;
  batch_at constant timestamptz(3) := (batch ->> 'at')::timestamptz;
  known progress%rowtype;
  stored record;
  outcome text := 'recorded';
  matches jsonb := '[]';
  vanished jsonb := '[]';
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
  -- what is stored, as far as it decides which of the rarer statements are needed
  select
    exists (select from calendar_version v where v.in_force and v.id = batch ->> 'calendarVersion') as by_calendar,
    exists (select from incident i where i.case_id = case_row.id and i.state = 'open') as with_incidents,
    exists (select from subscription s where s.case_id = case_row.id) as waiting,
    exists (
      select from task t where t.case_id = case_row.id and t.state = 'open'
        and not batch -> 'closedTasks' @> jsonb_build_array(jsonb_build_object('id', t.id))
        and not batch -> 'openTasks' @> jsonb_build_array(jsonb_build_object(
          'id', t.id, 'role', t.role, 'unit', t.unit_id, 'person', t.person_id))) as leaving
  into stored;
  if not stored.by_calendar then
    return jsonb_build_object('outcome', 'calendar-changed');
  end if;
  if outcome = 'superseded' then
    case_row := supersede_steps(case_row, batch);
  end if;

  case_row := project_case(case_row, batch);
  if stored.leaving then
    vanished := leave_tasks(case_row.id, batch);
  end if;
  if stored.with_incidents or batch -> 'openIncidents' <> '[]' then
    perform project_incidents(case_row.id, batch);
  end if;
  if stored.waiting or batch -> 'subscriptions' <> '[]' then
    matches := project_subscriptions(case_row.id, batch);
  end if;
  if batch -> 'sentMessages' <> '[]' then
    perform publish_message(sent.value) from jsonb_array_elements(batch -> 'sentMessages') as sent(value);
  end if;
  if case_row.step <= 2 then
    update command c set state = 'answered', answered_at = now(), confirmed_at = now(),
      answer = jsonb_build_object('seq', case_row.ledger_seq, 'step', case_row.step)
    where c.case_id = case_row.id and c.kind = 'start' and c.state = 'pending';
  end if;
  answer := (batch -> 'result') || jsonb_build_object(
    'seq', case_row.ledger_seq, 'number', case_row.number, 'matches', matches, 'vanished', vanished);
  perform project_tasks(case_row, batch, answer);
  return answer || jsonb_build_object('outcome', outcome);
end $$;

-- Writes the row once, with the end of its chain, and gives it back as it is now; with it the entries, the
-- clocks and the answers of the commands.
create or replace function project_case(case_row "case", batch jsonb) returns "case"
language plpgsql as $$
declare
  facts constant jsonb := batch -> 'case';
  fact_variables constant jsonb := facts -> 'variables';
  wanted_grid constant text := fact_variables ->> 'grid';
  entries constant jsonb := batch -> 'entries';
  before_seq constant integer := case_row.ledger_seq;
  hashes text[] := '{}';
begin
  for place in 0 .. jsonb_array_length(entries) - 1 loop
    case_row.ledger_hash := chain_hash(case_row.ledger_hash, entries -> place ->> 'digest');
    hashes := hashes || case_row.ledger_hash;
  end loop;
  case_row.ledger_seq := before_seq + cardinality(hashes);
  case_row.step := (batch ->> 'step')::integer;
  if (facts ->> 'filed')::boolean and case_row.number is null then
    case_row.number := next_number('JC', batch ->> 'day');
  end if;
  if wanted_grid <> case_row.grid_id or case_row.grid_id is null and wanted_grid is not null then
    case_row.grid_id := coalesce((select g.id from grid g where g.id = wanted_grid), case_row.grid_id);
  end if;
  with entered as (
    insert into ledger_entry
      (case_id, seq, step, at, actor, origin, type, params, task_id, element_id, command_id, digest, hash)
    select case_row.id, before_seq + e.place, case_row.step, (e.value ->> 'at')::timestamptz(3),
      e.value -> 'actor', e.value ->> 'origin', e.value ->> 'type', coalesce(e.value -> 'params', '{}'),
      e.value ->> 'taskId', e.value ->> 'elementId', e.value ->> 'commandId', e.value ->> 'digest', hashes[e.place]
    from jsonb_array_elements(entries) with ordinality as e(value, place)
  ), judged as (
    insert into clock as stored
      (id, case_id, name, stage, unit_id, person_id, entries, judged, warn_at, due_at, escalate_at, paused_at,
       stopped_at, cancelled, missing_year, calendar_version, step)
    select t.id, case_row.id, t.name, t.stage, t.unit, t.person, t.entries, t.judged, t."warnAt", t."dueAt",
      t."escalateAt", t."pausedAt", t."stoppedAt", t.cancelled, t."missingYear", batch ->> 'calendarVersion',
      case_row.step
    from jsonb_to_recordset(batch -> 'clocks') as t(
      id text, name text, stage text, unit text, person text, entries jsonb, judged jsonb, "warnAt" timestamptz,
      "dueAt" timestamptz, "escalateAt" timestamptz, "pausedAt" timestamptz, "stoppedAt" timestamptz,
      cancelled boolean, "missingYear" integer)
    on conflict (id) do update set
      stage = excluded.stage, unit_id = excluded.unit_id, person_id = excluded.person_id,
      entries = excluded.entries, judged = excluded.judged, warn_at = excluded.warn_at, due_at = excluded.due_at,
      escalate_at = excluded.escalate_at, paused_at = excluded.paused_at, stopped_at = excluded.stopped_at,
      cancelled = excluded.cancelled, missing_year = excluded.missing_year,
      calendar_version = excluded.calendar_version, step = excluded.step
    where stored.step <= excluded.step
      and (stored.judged, stored.entries, stored.unit_id, stored.person_id, stored.stage)
        is distinct from (excluded.judged, excluded.entries, excluded.unit_id, excluded.person_id, excluded.stage)
  ), answered as (
    update command c set state = 'answered', answered_at = now(),
      answer = (given.value -> 'result') || jsonb_build_object('seq', case_row.ledger_seq)
    from jsonb_array_elements(batch -> 'answers') as given(value)
    where c.id = given.value ->> 'commandId' and c.case_id = case_row.id
  )
  update "case" c set
    state = facts ->> 'state', stage = facts ->> 'stage', stages = facts -> 'stages', variables = fact_variables,
    category = coalesce(fact_variables ->> 'category', c.category),
    condition_id = coalesce(fact_variables ->> 'conditionId', c.condition_id),
    urgency = case when fact_variables ->> 'urgency' in ('normal', 'urgent', 'critical')
      then fact_variables ->> 'urgency' else c.urgency end,
    grid_id = case_row.grid_id, unit_id = facts ->> 'unit', person_id = facts ->> 'person',
    -- Every clock that runs is in every batch; `leadingClock` of the API orders them alike.
    (warn_at, due_at) = (
      select t."warnAt", t."dueAt"
      from jsonb_to_recordset(batch -> 'clocks') as t(
        id text, "warnAt" timestamptz, "dueAt" timestamptz, "pausedAt" timestamptz, "stoppedAt" timestamptz,
        cancelled boolean, "missingYear" integer)
      where t."dueAt" is not null and t."pausedAt" is null and t."stoppedAt" is null and not t.cancelled
      order by t."missingYear" is not null, t."dueAt", t.id limit 1),
    graph_hash = batch ->> 'graphHash', number = case_row.number,
    filed_at = case when (facts ->> 'filed')::boolean
      then coalesce(c.filed_at, (batch ->> 'at')::timestamptz) else c.filed_at end,
    round = c.round + (c.state in ('closed', 'void') and facts ->> 'state' in ('open', 'suspended'))::integer,
    ended_at = (facts ->> 'endedAt')::timestamptz, end_code = facts ->> 'end',
    step = case_row.step, batch_hash = batch ->> 'batchHash', ledger_seq = case_row.ledger_seq,
    ledger_hash = case_row.ledger_hash, updated_at = now()
  where c.id = case_row.id
  returning c.* into case_row;
  return case_row;
end $$;
drop function project_clocks(text, jsonb);
drop function answer_commands("case", jsonb);

-- Tasks that the batch does not carry on as they are: those that the engine does not know are closed, and their
-- ids answered. Whoever held one, or could have taken it, is fed it; so is who loses one that is handed over,
-- since the event that `project_tasks` feeds names the new holder.
create function leave_tasks(case_id text, batch jsonb) returns jsonb
language plpgsql as $$
declare
  vanished jsonb;
begin
  with former as (
    select t.*, batch -> 'openTasks' @> jsonb_build_array(jsonb_build_object('id', t.id)) as handed_over
    from task t
    where t.case_id = leave_tasks.case_id and t.state = 'open'
      and not batch -> 'closedTasks' @> jsonb_build_array(jsonb_build_object('id', t.id))
      and not batch -> 'openTasks' @> jsonb_build_array(jsonb_build_object(
        'id', t.id, 'role', t.role, 'unit', t.unit_id, 'person', t.person_id))
    order by t.id for no key update
  ), lost as (
    update task t set state = 'vanished', closed_at = (batch ->> 'at')::timestamptz, step = (batch ->> 'step')::integer
    from former f where t.id = f.id and not f.handed_over
  ), fed as (
    insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
    select 'task-changed', f.case_id, f.id, f.version + f.handed_over::integer, f.role, f.unit_id,
      coalesce(f.claimed_by, f.person_id), f.grid_id
    from former f
  )
  select coalesce(jsonb_agg(f.id order by f.id) filter (where not f.handed_over), '[]') into vanished from former f;
  return vanished;
end $$;

drop function project_tasks("case", jsonb);
drop function close_tasks("case", jsonb);
drop function open_tasks("case", jsonb);
drop function handed_over(task, task);

-- The tasks of a batch; with them the answer, for a repetition, and the events of the step.
create function project_tasks(case_row "case", batch jsonb, answer jsonb) returns void
language plpgsql as $$
declare
  batch_step constant integer := case_row.step;
begin
  with closed as (
    update task t set state = c.how, outcome = c.outcome, closed_by = c.by, closed_at = c.at, step = batch_step
    from jsonb_to_recordset(batch -> 'closedTasks') as c(id text, how text, outcome text, by text, at timestamptz)
    where t.id = c.id and t.case_id = case_row.id and t.state = 'open' and t.step <= batch_step
    returning t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id) as holder, t.grid_id
  ), opened as (
    insert into task as stored
      (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, form, outcomes, clock_id,
       state, step, opened_at, warn_at, due_at, paused_at, clock_undetermined, category, channel, grid_id, delegation)
    select t.id, case_row.id, t.instance, t.element, t.name, t.stage, t.role, t.unit, t.person, t.exclude, t.form,
      t.outcomes, t."clockId", 'open', batch_step, t."openedAt", k.warn_at, k.due_at, k.paused_at,
      coalesce(k.missing_year is not null and k.due_at is null and k.paused_at is null
        and k.stopped_at is null and not k.cancelled, false),
      case_row.category, case_row.channel, case_row.grid_id, t.delegation
    from jsonb_to_recordset(batch -> 'openTasks') as t(
      id text, instance text, element text, name text, stage text, role text, unit text, person text,
      exclude text[], form text, outcomes jsonb, "clockId" text, "openedAt" timestamptz, delegation jsonb)
    left join clock k on k.id = t."clockId"
    order by t.id
    on conflict (id) do update set
      name = excluded.name, stage = excluded.stage, role = excluded.role, unit_id = excluded.unit_id,
      person_id = excluded.person_id, exclude = excluded.exclude, form = excluded.form,
      outcomes = excluded.outcomes, clock_id = excluded.clock_id, state = 'open', step = excluded.step,
      closed_at = null, closed_by = null, outcome = null, warn_at = excluded.warn_at, due_at = excluded.due_at,
      paused_at = excluded.paused_at, clock_undetermined = excluded.clock_undetermined,
      category = excluded.category, grid_id = excluded.grid_id, delegation = excluded.delegation,
      -- given to somebody else, or to another pool: the claim of whoever had it is over
      claimed_by = case when (stored.role, stored.unit_id, stored.person_id)
        is not distinct from (excluded.role, excluded.unit_id, excluded.person_id) then stored.claimed_by end,
      claimed_at = case when (stored.role, stored.unit_id, stored.person_id)
        is not distinct from (excluded.role, excluded.unit_id, excluded.person_id) then stored.claimed_at end,
      version = stored.version + ((stored.role, stored.unit_id, stored.person_id)
        is distinct from (excluded.role, excluded.unit_id, excluded.person_id))::integer
    where stored.step <= excluded.step
      and (stored.state, stored.role, stored.unit_id, stored.person_id, stored.exclude, stored.clock_id,
           stored.warn_at, stored.due_at, stored.paused_at, stored.clock_undetermined, stored.category,
           stored.grid_id, stored.outcomes, stored.stage, stored.name, stored.form, stored.delegation)
        is distinct from
          ('open', excluded.role, excluded.unit_id, excluded.person_id, excluded.exclude, excluded.clock_id,
           excluded.warn_at, excluded.due_at, excluded.paused_at, excluded.clock_undetermined, excluded.category,
           excluded.grid_id, excluded.outcomes, excluded.stage, excluded.name, excluded.form, excluded.delegation)
    returning stored.id, stored.version, stored.role, stored.unit_id,
      coalesce(stored.claimed_by, stored.person_id) as holder, stored.grid_id
  ), kept as (
    insert into progress (case_id, step, batch_hash, at, answer)
    values (case_row.id, batch_step, case_row.batch_hash, (batch ->> 'at')::timestamptz, project_tasks.answer)
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', case_row.id, t.id, t.version, t.role, t.unit_id, t.holder, t.grid_id
  from (select * from closed union all select * from opened) t
  union all
  select 'case-changed', case_row.id, null, case_row.ledger_seq, null, case_row.unit_id, null, case_row.grid_id;
  if jsonb_path_exists(batch, '$.closedTasks[*] ? (@.how != "completed")') then
    perform tell_holders(case_row.id, batch);
  end if;
end $$;

-- Whoever held a task that was taken away in this step must learn it (decision 2), its owner too.
create function tell_holders(case_id text, batch jsonb) returns void
language sql
begin atomic
  insert into notice (id, case_id, type, person_id, params)
  select t.id || '.' || t.state || holder.mark, t.case_id,
    case t.state when 'returned' then 'task-returned' else 'task-withdrawn' end,
    holder.person,
    jsonb_build_object('taskId', t.id, 'element', t.element, 'stage', t.stage, 'by', t.closed_by)
  from jsonb_to_recordset(batch -> 'closedTasks') as c(id text, how text)
  join task t on t.id = c.id and t.state = c.how
  cross join lateral (
    select coalesce(t.claimed_by, t.person_id) as person, '' as mark
    union all
    select t.delegation ->> 'owner', '.owner' where t.delegation ->> 'state' = 'pending') holder
  where t.case_id = tell_holders.case_id and t.step = (batch ->> 'step')::integer and t.state <> 'completed'
    and holder.person is distinct from t.closed_by and holder.person is not null
  on conflict (id) do nothing;
end;

-- Read by nothing: a page takes the clocks of its cases, what is late is on the case and on the task. Without
-- them a clock that moves is updated in place.
drop index clock_running, clock_undetermined;
