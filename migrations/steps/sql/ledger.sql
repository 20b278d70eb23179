-- JavaScript orders texts by UTF-16 code units: what lies beyond the first plane comes before U+E000.
create function member_order(name text) returns text
language sql immutable strict parallel safe
return regexp_replace(name, '([\uE000-\uFFFF])', U&'\+10FFFF' || '\1', 'g');

-- The same text as `canonicalJson` of domain/ledger: members in order of their names, no spaces,
-- numbers as JavaScript writes them. Numbers that JavaScript writes with an exponent are refused.
create function canonical_json(value jsonb) returns text
language plpgsql immutable strict parallel safe as $$
declare
  kind constant text := jsonb_typeof(value);
  amount numeric;
begin
  if kind = 'object' then
    return '{' || coalesce((
      select string_agg(to_json(member.key)::text || ':' || canonical_json(member.value), ','
                        order by member_order(member.key) collate "C")
      from jsonb_each(value) as member), '') || '}';
  elsif kind = 'array' then
    return '[' || coalesce((
      select string_agg(canonical_json(item.value), ',' order by item.place)
      from jsonb_array_elements(value) with ordinality as item(value, place)), '') || ']';
  elsif kind = 'number' then
    amount := (value #>> '{}')::numeric;
    if abs(amount) >= 1e21 or (amount <> 0 and abs(amount) < 1e-6) then
      raise exception 'Expected a number between 1e-6 and 1e21, but it is %', amount;
    end if;
    return trim_scale(amount)::text;
  elsif kind = 'string' then
    return to_json(value #>> '{}')::text;
  end if;
  return value::text;
end $$;

create function instant_text(at timestamptz) returns text
language sql immutable strict parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

create function chain_hash(previous text, digest text) returns text
language sql immutable parallel safe
return encode(sha256(convert_to(coalesce(previous, repeat('0', 64)) || digest, 'UTF8')), 'hex');

-- Writes one entry after the given end of a chain and gives the new end. The caller has locked the row
-- of the case, and keeps the end there. An entry without digest gets its digest here.
create function chain_entry(case_id text, inout seq integer, inout hash text, entry jsonb)
language plpgsql as $$
declare
  entry_digest text := entry ->> 'digest';
  entry_at constant timestamptz(3) := (entry ->> 'at')::timestamptz;
  entry_params constant jsonb := coalesce(entry -> 'params', '{}');
begin
  if entry_digest is null then
    entry_digest := encode(sha256(convert_to(canonical_json(jsonb_build_object(
      'caseId', case_id,
      'step', entry -> 'step',
      'at', instant_text(entry_at),
      'actor', entry -> 'actor',
      'origin', entry ->> 'origin',
      'type', entry ->> 'type',
      'params', entry_params,
      'taskId', entry ->> 'taskId',
      'elementId', entry ->> 'elementId',
      'commandId', entry ->> 'commandId')), 'UTF8')), 'hex');
  end if;
  seq := seq + 1;
  hash := chain_hash(hash, entry_digest);
  insert into ledger_entry
    (case_id, seq, step, at, actor, origin, type, params, task_id, element_id, command_id, digest, hash)
  values
    (chain_entry.case_id, chain_entry.seq, (entry ->> 'step')::integer, entry_at, entry -> 'actor', entry ->> 'origin',
     entry ->> 'type', entry_params, entry ->> 'taskId', entry ->> 'elementId', entry ->> 'commandId',
     entry_digest, chain_entry.hash);
end $$;

-- An entry of a desk operation, at database time, step null.
create function append_ledger(entry jsonb) returns jsonb
language plpgsql as $$
declare
  entry_at constant timestamptz(3) := clock_timestamp();
  head record;
begin
  select c.id, c.ledger_seq as seq, c.ledger_hash as hash into head
  from "case" c where c.id = entry ->> 'caseId' for no key update;
  if not found then
    return jsonb_build_object('code', 'not-found');
  end if;
  select head.id, e.seq, e.hash into head
  from chain_entry(head.id, head.seq, head.hash,
    entry || jsonb_build_object('step', null, 'at', instant_text(entry_at), 'digest', null)) e;
  update "case" c set ledger_seq = head.seq, ledger_hash = head.hash where c.id = head.id;
  return jsonb_build_object('code', 'appended', 'seq', head.seq, 'at', instant_text(entry_at));
end $$;

-- The ledger is append-only for every user of the database.
create function refuse_ledger_change() returns trigger
language plpgsql as $$
begin
  raise exception 'Expected the ledger to be only appended to, but % was tried', lower(tg_op);
end $$;
create trigger ledger_entry_is_append_only
  before update or delete or truncate on ledger_entry
  for each statement execute function refuse_ledger_change();

-- Every row of the event feed is announced to the listeners when its transaction commits.
create function announce_events() returns trigger
language plpgsql as $$
begin
  perform pg_notify('bihuan_events', fresh.id::text) from fresh;
  return null;
end $$;
create trigger event_is_announced
  after insert on event
  referencing new table as fresh
  for each statement execute function announce_events();

-- LS-20261122-0001: a running number of a prefix and a day (of the centre's time zone).
create function next_number(prefix text, day text) returns text
language sql
begin atomic
  insert into counter as c (prefix, day, value) values (next_number.prefix, next_number.day, 1)
  on conflict (prefix, day) do update set value = c.value + 1
  returning next_number.prefix || '-' || next_number.day || '-' || lpad(c.value::text, greatest(4, length(c.value::text)), '0');
end;
