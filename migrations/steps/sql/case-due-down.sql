-- Writes the row once, with the end of its chain, and gives it back as it is now.
create or replace function project_case(case_row "case", batch jsonb) returns "case"
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

drop index case_due, case_unit_due, case_grid_due;
alter table "case" drop column warn_at, drop column due_at;
