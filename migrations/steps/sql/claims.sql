-- Desk operations on a task: they move no token, so they are a transaction only (decision 3).
-- The case is locked first, as in record_progress, so that the two never wait for each other in a ring.
create function claim_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  person constant text := request ->> 'person';
  held task%rowtype;
  problem text;
  entry jsonb;
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
  update task t set claimed_by = person, claimed_at = now(), version = t.version + 1 where t.id = held.id;
  return desk_entry(held.id, 'task-claimed', request);
end $$;

-- `force`: somebody with the right to do so takes it from whoever holds it.
create function release_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  held task%rowtype;
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
  update task t set claimed_by = null, claimed_at = null, version = t.version + 1 where t.id = held.id;
  return desk_entry(held.id, 'task-released', request || jsonb_build_object('from', held.claimed_by));
end $$;

-- The ledger entry and the event of a desk operation on a task whose case is locked.
create function desk_entry(task_id text, type text, request jsonb) returns jsonb
language plpgsql as $$
declare
  touched task%rowtype;
  entry jsonb;
begin
  select * into strict touched from task t where t.id = desk_entry.task_id;
  entry := append_ledger(jsonb_build_object(
    'caseId', touched.case_id, 'actor', request -> 'actor', 'origin', request -> 'origin', 'type', desk_entry.type,
    'params', jsonb_strip_nulls(jsonb_build_object('from', request -> 'from')),
    'taskId', touched.id, 'elementId', touched.element));
  insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
  values ('task-changed', touched.case_id, touched.id, touched.version, touched.role, touched.unit_id,
    coalesce(touched.claimed_by, touched.person_id, request ->> 'from'), touched.grid_id);
  return jsonb_build_object(
    'code', case desk_entry.type when 'task-claimed' then 'claimed' else 'released' end,
    'version', touched.version, 'seq', entry -> 'seq');
end $$;
