-- The task whose answer an open one waits for (退回后直接回到我).
alter table task add column waits_for text;

-- Why what somebody has sent cannot be taken back (撤回): it is over, somebody has it at hand, or does it for another.
create function touched_problem(state text, claimed_by text, delegation jsonb, actor text) returns text
language sql immutable
return case
  when state is distinct from 'open' or claimed_by <> actor or delegation ->> 'state' = 'pending' then 'step-touched'
end;

-- Takes tasks that must be untouched: they are claimed for whoever takes back what led to them, also where they
-- were given to somebody else, so that nobody begins with them meanwhile.
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
    select w.claim, w.untouched, w.version as known_version, t.*, w.id as wanted_id
    from jsonb_to_recordset(coalesce(request -> 'tasks', '[]'))
      as w(id text, version integer, claim boolean, untouched boolean)
    left join lateral (select * from task k where k.id = w.id and k.case_id = request ->> 'caseId' for no key update) t on true
    order by w.id
  loop
    if wanted.untouched then
      problem := touched_problem(wanted.state, wanted.claimed_by, wanted.delegation, actor);
    else
      problem := task_problem(wanted.state, wanted.claimed_by, wanted.person_id, wanted.exclude,
        case when wanted.claim then actor end);
    end if;
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

-- The tasks of a batch, with what they wait for. Who was given a task learns that it is gone, whoever had claimed it
-- to take it away.
create or replace function project_tasks(case_row "case", batch jsonb, answer jsonb) returns void
language plpgsql as $$
declare
  batch_step constant integer := case_row.step;
begin
  with closed as (
    update task t set state = c.how, outcome = c.outcome, closed_by = c.by, closed_at = c.at, step = batch_step
    from jsonb_to_recordset(batch -> 'closedTasks') as c(id text, how text, outcome text, by text, at timestamptz)
    where t.id = c.id and t.case_id = case_row.id and t.state = 'open' and t.step <= batch_step
    returning t.id, t.version, t.role, t.unit_id, coalesce(t.person_id, t.claimed_by) as holder, t.grid_id
  ), opened as (
    insert into task as stored
      (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, form, outcomes, clock_id,
       state, step, opened_at, warn_at, due_at, paused_at, clock_undetermined, category, channel, grid_id, delegation,
       waits_for)
    select t.id, case_row.id, t.instance, t.element, t.name, t.stage, t.role, t.unit, t.person, t.exclude, t.form,
      t.outcomes, t."clockId", 'open', batch_step, t."openedAt", k.warn_at, k.due_at, k.paused_at,
      coalesce(k.missing_year is not null and k.due_at is null and k.paused_at is null
        and k.stopped_at is null and not k.cancelled, false),
      case_row.category, case_row.channel, case_row.grid_id, t.delegation, case_row.id || '.' || t."waitsFor"
    from jsonb_to_recordset(batch -> 'openTasks') as t(
      id text, instance text, element text, name text, stage text, role text, unit text, person text,
      exclude text[], form text, outcomes jsonb, "clockId" text, "openedAt" timestamptz, delegation jsonb, "waitsFor" text)
    left join clock k on k.id = t."clockId"
    order by t.id
    on conflict (id) do update set
      name = excluded.name, stage = excluded.stage, role = excluded.role, unit_id = excluded.unit_id,
      person_id = excluded.person_id, exclude = excluded.exclude, form = excluded.form,
      outcomes = excluded.outcomes, clock_id = excluded.clock_id, state = 'open', step = excluded.step,
      closed_at = null, closed_by = null, outcome = null, warn_at = excluded.warn_at, due_at = excluded.due_at,
      paused_at = excluded.paused_at, clock_undetermined = excluded.clock_undetermined,
      category = excluded.category, grid_id = excluded.grid_id, delegation = excluded.delegation,
      waits_for = excluded.waits_for,
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
           stored.grid_id, stored.outcomes, stored.stage, stored.name, stored.form, stored.delegation,
           stored.waits_for)
        is distinct from
          ('open', excluded.role, excluded.unit_id, excluded.person_id, excluded.exclude, excluded.clock_id,
           excluded.warn_at, excluded.due_at, excluded.paused_at, excluded.clock_undetermined, excluded.category,
           excluded.grid_id, excluded.outcomes, excluded.stage, excluded.name, excluded.form, excluded.delegation,
           excluded.waits_for)
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

create or replace function tell_holders(case_id text, batch jsonb) returns void
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
    select coalesce(t.person_id, t.claimed_by) as person, '' as mark
    union all
    select t.delegation ->> 'owner', '.owner' where t.delegation ->> 'state' = 'pending') holder
  where t.case_id = tell_holders.case_id and t.step = (batch ->> 'step')::integer and t.state <> 'completed'
    and holder.person is distinct from t.closed_by and holder.person is not null
    -- who takes back what they have sent has claimed it for that, and knows
    and not batch -> 'entries' @> jsonb_build_array(jsonb_build_object(
      'type', 'task-withdrawn', 'actor', jsonb_build_object('person', holder.person)))
  on conflict (id) do nothing;
end;
