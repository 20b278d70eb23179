-- Who does a task for whom (委派): `domain/actions/delegation.ts` has the shape.
alter table task add column delegation jsonb;
-- what somebody delegated, and what was delegated to them: theirs to see
create index task_delegation_owner on task ((delegation ->> 'owner')) where delegation is not null;
create index task_delegation_delegate on task ((delegation ->> 'delegate')) where delegation is not null;

-- Given to somebody else, or to another pool: the claim of whoever had it is over.
create function handed_over(stored task, given task) returns boolean
language sql immutable
return (stored.role, stored.unit_id, stored.person_id) is distinct from (given.role, given.unit_id, given.person_id);

create or replace function open_tasks(case_row "case", batch jsonb) returns void
language plpgsql as $$
begin
  with opened as (
    insert into task as stored
      (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, form, outcomes, clock_id,
       state, step, opened_at, warn_at, due_at, paused_at, clock_undetermined, category, channel, grid_id, delegation)
    select t.id, case_row.id, t.instance, t.element, t.name, t.stage, t.role, t.unit, t.person, t.exclude, t.form,
      t.outcomes, t."clockId", 'open', (batch ->> 'step')::integer, t."openedAt", k.warn_at, k.due_at, k.paused_at,
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
      claimed_by = case when handed_over(stored, excluded) then null else stored.claimed_by end,
      claimed_at = case when handed_over(stored, excluded) then null else stored.claimed_at end,
      version = stored.version + handed_over(stored, excluded)::integer
    where stored.step <= excluded.step
      and (stored.state, stored.role, stored.unit_id, stored.person_id, stored.exclude, stored.clock_id,
           stored.warn_at, stored.due_at, stored.paused_at, stored.clock_undetermined, stored.category,
           stored.grid_id, stored.outcomes, stored.stage, stored.name, stored.form, stored.delegation)
        is distinct from
          ('open', excluded.role, excluded.unit_id, excluded.person_id, excluded.exclude, excluded.clock_id,
           excluded.warn_at, excluded.due_at, excluded.paused_at, excluded.clock_undetermined, excluded.category,
           excluded.grid_id, excluded.outcomes, excluded.stage, excluded.name, excluded.form, excluded.delegation)
    returning stored.*
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
  from opened t;
end $$;

create or replace function close_tasks(case_row "case", batch jsonb) returns void
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
    -- whoever held a task that was taken away must learn it (decision 2), its owner too
    insert into notice (id, case_id, type, person_id, params)
    select t.id || '.' || t.state || holder.mark, t.case_id,
      case t.state when 'returned' then 'task-returned' else 'task-withdrawn' end,
      holder.person,
      jsonb_build_object('taskId', t.id, 'element', t.element, 'stage', t.stage, 'by', t.closed_by)
    from closed t cross join lateral (
      select coalesce(t.claimed_by, t.person_id) as person, '' as mark
      union all
      select t.delegation ->> 'owner', '.owner' where t.delegation ->> 'state' = 'pending') holder
    where t.state <> 'completed' and holder.person is distinct from t.closed_by and holder.person is not null
    on conflict (id) do nothing
  )
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, coalesce(t.claimed_by, t.person_id), t.grid_id
  from closed t;
end $$;
