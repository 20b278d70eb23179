-- Claiming and completing in one round trip each: who may take a task out of the pool is judged where it is taken,
-- and the claim answers what completing needs to know, which holds as long as the case has not moved on.

-- The post under which somebody may take a task (`domain/assignment`): of the pool, the first that fits; of their
-- own, the one that fits best. Null when there is none.
create function offered_post(role text, unit_id text, person_id text, grid_id text, person text, posts jsonb)
returns jsonb
language sql immutable
begin atomic
  select post.value
  from jsonb_array_elements(posts) with ordinality as post(value, place)
  cross join lateral (select
    role is null or post.value ->> 'role' = role as in_role,
    unit_id is null or post.value ->> 'unit' = unit_id as in_unit,
    post.value ->> 'role' <> 'grid' or post.value ->> 'grid' is null or grid_id is null
      or post.value ->> 'grid' = grid_id as in_grid) fits
  where case when person_id is null then fits.in_role and fits.in_unit and fits.in_grid else person_id = person end
  order by fits.in_role and fits.in_unit desc, fits.in_role desc, fits.in_unit desc, post.place
  limit 1;
end;

-- With `posts` only a task that is offered to one of them is taken; otherwise the answer is `not-offered`, and why
-- is for the caller to find out.
create or replace function claim_task(request jsonb) returns jsonb
language plpgsql as $$
declare
  task_id constant text := request ->> 'taskId';
  person constant text := request ->> 'person';
  posts constant jsonb := request -> 'posts';
  head record;
  held task%rowtype;
  problem text;
begin
  select c.ledger_seq as seq, c.ledger_hash as hash, c.step, c.category, c.urgency, c.procedure_key,
    c.procedure_version, c.variables, t.role, t.unit_id, t.person_id, t.grid_id,
    offered_post(t.role, t.unit_id, t.person_id, t.grid_id, person, posts) as post
  into head
  from task t join "case" c on c.id = t.case_id where t.id = task_id for no key update of c;
  if posts is not null and head.post is null then
    return refusal('not-offered');
  end if;
  -- mostly it can be had; when not, it is locked before it is said why, and if it became free meanwhile it is taken
  loop
    update task t set claimed_by = person, claimed_at = now(), version = t.version + 1
    where t.id = task_id and t.claimed_by is null
      and task_problem(t.state, t.claimed_by, t.person_id, t.exclude, person) is null
      -- the case may have been waited for, and the task been given to others meanwhile
      and (posts is null or (t.role, t.unit_id, t.person_id, t.grid_id)
        is not distinct from (head.role, head.unit_id, head.person_id, head.grid_id))
      and t.version = coalesce((request ->> 'version')::integer, t.version)
    returning t.* into held;
    exit when found;
    if posts is not null then
      return refusal('not-offered');
    end if;
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
  if posts is null then
    return desk_entry(head.seq, head.hash, held, 'task-claimed', request);
  end if;
  return desk_entry(head.seq, head.hash, held, 'task-claimed', request || jsonb_build_object('actor',
      jsonb_build_object('person', person, 'role', head.post -> 'role', 'unit', head.post -> 'unit')))
    || jsonb_build_object('step', head.step, 'task', jsonb_build_object(
      'id', held.id, 'case_id', held.case_id, 'unit_id', held.unit_id, 'role', held.role, 'person_id', held.person_id,
      'claimed_by', held.claimed_by, 'claimed_at', held.claimed_at, 'exclude', held.exclude,
      'delegation', held.delegation, 'waits_for', held.waits_for, 'grid_id', held.grid_id, 'form', held.form,
      'outcomes', held.outcomes, 'state', held.state, 'version', held.version, 'category', head.category,
      'urgency', head.urgency, 'procedure_key', head.procedure_key, 'procedure_version', head.procedure_version,
      'variables', head.variables));
end $$;

-- `seen`: the case as the caller saw it when it judged what is submitted; if it has moved on, that must be judged anew.
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
  select c.id, c.state, c.ledger_seq, c.step into case_row from "case" c where c.id = request ->> 'caseId';
  if not found then
    return refusal('not-found');
  end if;
  if request #> '{seen,seq}' <> to_jsonb(case_row.ledger_seq) or request #> '{seen,step}' <> to_jsonb(case_row.step) then
    return refusal('moved-on');
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
