drop trigger announce_notice on notice;
drop function announce_notice();
drop index incident_opened;

create or replace function project_incidents(case_id text, batch jsonb) returns void
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
