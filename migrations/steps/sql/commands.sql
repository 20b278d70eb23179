-- Same principal and key: one after the other.
create function lock_idempotency_key(principal text, key text) returns void
language sql
begin atomic
  select pg_advisory_xact_lock(hashtextextended(lock_idempotency_key.principal || ' ' || lock_idempotency_key.key, 1))
  where lock_idempotency_key.key is not null;
end;

create function refusal(code text, detail jsonb default '{}') returns jsonb
language sql immutable
return jsonb_build_object('code', refusal.code) || refusal.detail;

-- What is known under an idempotency key: null, the first command, or that the key was used for
-- something else.
create function known_command(request jsonb) returns jsonb
language plpgsql as $$
declare
  earlier command%rowtype;
begin
  if request ->> 'idempotencyKey' is null then
    return null;
  end if;
  select * into earlier from command
  where principal = request ->> 'principal' and idempotency_key = request ->> 'idempotencyKey';
  if not found then
    return null;
  end if;
  if earlier.body_hash <> request ->> 'bodyHash' then
    return refusal('idempotency-key-reused');
  end if;
  return jsonb_build_object('code', 'repeated', 'commandId', earlier.id, 'caseId', earlier.case_id,
    'state', earlier.state, 'answer', earlier.answer);
end $$;

-- Binds files that the principal uploaded and nobody bound yet; false if one of them is not such.
create function bind_attachments(wanted jsonb, principal text, target jsonb) returns boolean
language plpgsql as $$
declare
  bound integer;
begin
  update attachment a set case_id = target ->> 'caseId', report_id = target ->> 'reportId',
    task_id = target ->> 'taskId', purpose = w.purpose
  from jsonb_to_recordset(wanted) as w(id text, purpose text)
  where a.id = w.id and a.uploaded_by = bind_attachments.principal and a.case_id is null;
  get diagnostics bound = row_count;
  return bound = jsonb_array_length(wanted);
end $$;

-- Everything between a permitted request and the Update, in one statement (architecture section 3).
create function accept_command(request jsonb) returns jsonb
language plpgsql as $$
declare
  actor constant text := request ->> 'principal';
  case_row record;
  known jsonb;
  wanted record;
  problem text;
  claimed jsonb := '[]';
begin
  perform lock_idempotency_key(actor, request ->> 'idempotencyKey');
  known := known_command(request);
  if known is not null then
    return known;
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
  end loop;

  insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload, next_attempt_at)
  values (request ->> 'id', request ->> 'caseId', 'act', actor, request ->> 'idempotencyKey',
    request ->> 'bodyHash', request -> 'payload',
    now() + make_interval(secs => coalesce((request ->> 'sendAfterSeconds')::double precision, 5)));
  if not bind_attachments(coalesce(request -> 'attachments', '[]'), actor,
      jsonb_build_object('caseId', request -> 'caseId', 'taskId', request #> '{submission,taskId}')) then
    raise exception 'Expected own unbound attachments' using errcode = 'BH001';
  end if;
  with taken as (
    update task t set claimed_by = actor, claimed_at = now(), version = t.version + 1
    from jsonb_to_recordset(coalesce(request -> 'tasks', '[]')) as w(id text, claim boolean)
    where t.id = w.id and w.claim and t.claimed_by is null
    returning t.*
  ), fed as (
    insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
    select 'task-changed', t.case_id, t.id, t.version, t.role, t.unit_id, t.claimed_by, t.grid_id from taken t
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', taken.id, 'version', taken.version)), '[]') into claimed from taken;
  insert into submission (id, case_id, task_id, command_id, outcome, data, comment, hash, created_by)
  select s.id, request ->> 'caseId', s."taskId", request ->> 'id', s.outcome, s.data, s.comment, s.hash, actor
  from jsonb_to_record(request -> 'submission') as s(
    id text, "taskId" text, outcome text, data jsonb, comment text, hash text)
  where jsonb_typeof(request -> 'submission') = 'object';
  return jsonb_build_object('code', 'accepted', 'commandId', request -> 'id', 'claimed', claimed);
exception
  when sqlstate 'BH001' then
    return refusal('validation-failed', jsonb_build_object('path', 'attachments'));
end $$;

create function case_problem(state text, allowed jsonb) returns text
language sql immutable
return case
  when coalesce(allowed, '["open"]') ? state then null
  when state in ('closed', 'void') then 'case-closed'
  when state = 'suspended' then 'case-suspended'
  when state = 'opening' then 'case-opening'
  else 'case-open'
end;

-- `claimant` null: the task must only be open.
create function task_problem(state text, claimed_by text, person_id text, exclude text[], claimant text) returns text
language sql immutable
return case
  when state is null then 'not-found'
  when state <> 'open' then 'task-not-open'
  when claimant is null then null
  when claimant = any (exclude) then 'not-permitted'
  when claimed_by <> claimant then 'task-claimed-by-other'
  when claimed_by is null and person_id <> claimant then 'task-claimed-by-other'
end;

-- A report, its case, its number and the command that starts the workflow, in one statement.
create function open_report(request jsonb) returns jsonb
language plpgsql as $$
declare
  report_facts constant jsonb := request -> 'report';
  case_facts constant jsonb := request -> 'case';
  actor constant jsonb := request -> 'command';
  known jsonb;
  first_report record;
  ls_number text;
begin
  perform lock_idempotency_key(actor ->> 'principal', actor ->> 'idempotencyKey');
  known := known_command(actor);
  if known ->> 'code' = 'idempotency-key-reused' then
    return known;
  end if;
  perform lock_idempotency_key('channel ' || (report_facts ->> 'channel'), report_facts ->> 'externalId');
  select r.id, r.number, r.case_id, c.number as case_number, c.state as case_state into first_report
  from report r join "case" c on c.id = r.case_id
  where (r.channel = report_facts ->> 'channel' and r.external_id = report_facts ->> 'externalId')
    or r.case_id = known ->> 'caseId'
  order by r.created_at, r.id limit 1;
  if found then
    return jsonb_build_object('code', 'repeated', 'reportId', first_report.id, 'reportNumber', first_report.number,
      'caseId', first_report.case_id, 'caseNumber', first_report.case_number, 'caseState', first_report.case_state);
  end if;

  ls_number := next_number('LS', request ->> 'day');
  insert into "case" (id, report_number, title, description, state, stage, stages, channel, category, condition_id,
    urgency, longitude, latitude, address, grid_id, unit_id, procedure_key, procedure_version, graph_hash,
    settings, variables, created_by)
  select f.id, ls_number, r.title, r.description, 'opening', 'report', '[]', r.channel, r.category,
    f."conditionId", r.urgency, r.longitude, r.latitude, r.address, r.grid, f.unit, f."procedureKey",
    f."procedureVersion", f."graphHash", f.settings, f.variables, r."createdBy"
  from jsonb_to_record(case_facts) as f(id text, "conditionId" text, unit text, "procedureKey" text,
      "procedureVersion" integer, "graphHash" text, settings jsonb, variables jsonb),
    jsonb_to_record(report_facts) as r(title text, description text, channel text, category text, urgency text,
      longitude double precision, latitude double precision, address text, grid text, "createdBy" text);
  insert into report (id, number, case_id, channel, external_id, title, description, category, longitude, latitude,
    address, grid_id, reporter_name, reporter_phone, wants_callback, occurred_at, urgency, details, created_by)
  select r.id, ls_number, case_facts ->> 'id', r.channel, r."externalId", r.title, r.description,
    r.category, r.longitude, r.latitude, r.address, r.grid, r."reporterName", r."reporterPhone",
    coalesce(r."wantsCallback", false), r."occurredAt", r.urgency, coalesce(r.details, '{}'), r."createdBy"
  from jsonb_to_record(report_facts) as r(id text, channel text, "externalId" text, title text, description text,
    category text, longitude double precision, latitude double precision, address text, grid text,
    "reporterName" text, "reporterPhone" text, "wantsCallback" boolean, "occurredAt" timestamptz, urgency text,
    details jsonb, "createdBy" text);
  insert into case_search (case_id, bigrams)
  select case_facts ->> 'id', s.bigrams from jsonb_to_record(request) as s(bigrams text[]);
  insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload, next_attempt_at)
  values (actor ->> 'id', case_facts ->> 'id', 'start', actor ->> 'principal', actor ->> 'idempotencyKey',
    actor ->> 'bodyHash', actor -> 'payload',
    now() + make_interval(secs => coalesce((request ->> 'sendAfterSeconds')::double precision, 5)));
  if not bind_attachments(coalesce(request -> 'attachments', '[]'), actor ->> 'principal',
      jsonb_build_object('caseId', case_facts -> 'id', 'reportId', report_facts -> 'id')) then
    raise exception 'Expected own unbound attachments' using errcode = 'BH001';
  end if;
  perform append_ledger(jsonb_build_object(
    'caseId', case_facts -> 'id', 'actor', request -> 'actor', 'origin', request -> 'origin',
    'type', 'report-received', 'commandId', actor -> 'id',
    'params', jsonb_build_object('reportId', report_facts -> 'id', 'number', ls_number,
      'channel', report_facts -> 'channel', 'digest', request -> 'reportDigest')));
  insert into event (type, case_id, version, unit_id, grid_id)
  values ('case-changed', case_facts ->> 'id', 1, case_facts ->> 'unit', report_facts ->> 'grid');
  return jsonb_build_object('code', 'opened', 'reportId', report_facts -> 'id', 'reportNumber', ls_number,
    'caseId', case_facts -> 'id', 'caseNumber', null, 'caseState', 'opening');
exception
  when sqlstate 'BH001' then
    return refusal('validation-failed', jsonb_build_object('path', 'attachments'));
end $$;

-- A refusal of the engine: kept under the command, the claim that came with it undone, the message
-- that it carried free for another taker.
create function refuse_command(command_id text, code text, detail jsonb default '{}') returns boolean
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
  update message m set delivered_to = null, delivered_at = null where m.id = refused.id;
  return true;
end $$;

-- The engine does not know a task that stands open here, and an earlier command of the case is not
-- confirmed: the projection is ahead of an engine that lost a step, or a step is just being taken.
-- The refusal does not count: the earlier ones are sent first, this one again behind them.
create function put_behind(command_id text) returns boolean
language plpgsql as $$
declare
  early command%rowtype;
begin
  select * into early from command c where c.id = put_behind.command_id and c.state = 'pending'
    and exists (select from task t where t.id = c.payload #>> '{action,task}' and t.state = 'open')
    and exists (select from command e where e.case_id = c.case_id and e.confirmed_at is null
      and e.id <> c.id and e.created_at <= c.created_at);
  if not found then
    return false;
  end if;
  update command e set next_attempt_at = least(e.next_attempt_at, now())
  where e.case_id = early.case_id and e.confirmed_at is null and e.id <> early.id and e.created_at <= early.created_at;
  update command c set next_attempt_at = now() + interval '1 second' where c.id = early.id;
  return true;
end $$;

-- The engine confirmed these itself: they need not be sent again.
create function confirm_commands(ids text[]) returns integer
language plpgsql as $$
declare
  confirmed integer;
begin
  update command set confirmed_at = now() where id = any (ids) and state = 'answered' and confirmed_at is null;
  get diagnostics confirmed = row_count;
  return confirmed;
end $$;
