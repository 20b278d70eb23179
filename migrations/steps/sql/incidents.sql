-- the list of incidents, newest first; open ones have an index of their own
create index incident_opened on incident (opened_at, id);

-- Whoever writes a notice also announces it.
create function announce_notice() returns trigger
language plpgsql as $$
begin
  insert into event (type, case_id, version, role, unit_id, person_id)
  values ('notice-added', new.case_id, 0, new.role, new.unit_id, new.person_id);
  return null;
end $$;
create trigger announce_notice after insert on notice for each row execute function announce_notice();

-- An incident that opens is told to the administrators, who alone may repair it; that it opened or was
-- resolved is fed to whoever may read incidents.
create or replace function project_incidents(case_id text, batch jsonb) returns void
language plpgsql as $$
begin
  with resolved as (
    update incident i set state = 'resolved', resolved_at = (batch ->> 'at')::timestamptz
    where i.case_id = project_incidents.case_id and i.state = 'open'
      and i.id not in (select known.value ->> 'id' from jsonb_array_elements(batch -> 'openIncidents') as known(value))
    returning i.id
  ), opened as (
    insert into incident as stored (id, case_id, instance, element, code, message, state, opened_at)
    select t.id, project_incidents.case_id, t.instance, t.element, t.code, t.message, 'open', t.at
    from jsonb_to_recordset(batch -> 'openIncidents') as t(
      id text, instance text, element text, code text, message text, at timestamptz)
    on conflict (id) do update set
      code = excluded.code, message = excluded.message, state = 'open', opened_at = excluded.opened_at,
      resolved_at = null
    where (stored.state, stored.code, stored.message) is distinct from ('open', excluded.code, excluded.message)
    returning stored.id, stored.element, stored.code
  ), told as (
    insert into notice (id, case_id, type, role, params)
    select o.id || '.opened', project_incidents.case_id, 'incident-opened', 'admin',
      jsonb_build_object('incident', o.id, 'element', o.element, 'code', o.code)
    from opened o
    on conflict (id) do nothing
  )
  insert into event (type, case_id, version)
  select 'incident-changed', project_incidents.case_id, (batch ->> 'step')::integer
  from (select id from opened union all select id from resolved) changed limit 1;
end $$;
