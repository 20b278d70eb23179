-- Counts of open tasks for the board. Whoever changes an open task appends what changed as rows of `board_delta`:
-- no two writers touch the same row, so that steps of different cases never wait for one another. `fold_board` adds
-- them up in `board_count`, at leisure; readers take both together (`board_mark`).
--
-- A task becomes late without any write, so instants are counted in buckets of a quarter of an hour, each named by its
-- end: what falls due at the close of a working day is in the bucket that ends with it. Every bucket that has ended is
-- late as a whole; the one that goes on is counted from the indexes of `task`.
create table board_delta (
  unit_id text,
  stage text,
  urgency text not null,
  state text not null,
  warn_at timestamptz(3),
  due_at timestamptz(3),
  total integer not null,
  at timestamptz(3) not null default now()
);
create table board_count (
  bucket timestamptz(3) not null,
  mark text not null,
  unit_id text,
  stage text,
  urgency text not null,
  total bigint not null,
  unique nulls not distinct (bucket, mark, unit_id, stage, urgency)
) with (fillfactor = 70);
-- The bucket that goes on, for what begins to warn in it; `task_due` has what falls due.
create index task_warn on task (warn_at) where state = 'open';
-- The rate of the month is read from its figures alone.
create index assessment_written on assessment (written_at);

create function board_bucket(instant timestamptz) returns timestamptz
language sql immutable strict parallel safe
return date_bin('15 minutes', instant + interval '15 minutes' - interval '1 millisecond', '2000-01-01T00:00:00Z');

create function count_on_board(t task, urgency text, total integer) returns void
language plpgsql as $$
begin
  insert into board_delta (unit_id, stage, urgency, state, warn_at, due_at, total)
  values (t.unit_id, t.stage, urgency,
    case when t.paused_at is not null then 'paused' when t.due_at is not null then 'running'
      when t.clock_undetermined then 'undetermined' else 'none' end,
    -- a warning after the due time is none
    case when t.paused_at is null and t.warn_at <= t.due_at then t.warn_at end,
    case when t.paused_at is null then t.due_at end,
    total);
end $$;

create function count_task() returns trigger
language plpgsql as $$
declare
  urgency constant text := (select c.urgency from "case" c where c.id = coalesce(new.case_id, old.case_id));
begin
  if tg_op <> 'INSERT' and old.state = 'open' then
    perform count_on_board(old, urgency, -1);
  end if;
  if tg_op <> 'DELETE' and new.state = 'open' then
    perform count_on_board(new, urgency, 1);
  end if;
  return null;
end $$;
create trigger task_opened_is_counted after insert on task
  for each row when (new.state = 'open') execute function count_task();
create trigger task_removed_is_counted after delete on task
  for each row when (old.state = 'open') execute function count_task();
-- claims and readings are none of the board's business
create trigger task_changed_is_counted after update on task
  for each row when ((old.state = 'open' or new.state = 'open')
    and (old.state, old.unit_id, old.stage, old.warn_at, old.due_at, old.paused_at, old.clock_undetermined)
      is distinct from
        (new.state, new.unit_id, new.stage, new.warn_at, new.due_at, new.paused_at, new.clock_undetermined))
  execute function count_task();

create function count_urgency() returns trigger
language plpgsql as $$
begin
  perform count_on_board(t, old.urgency, -1), count_on_board(t, new.urgency, 1)
  from task t where t.case_id = new.id and t.state = 'open';
  return null;
end $$;
create trigger urgency_is_counted after update on "case"
  for each row when (old.urgency is distinct from new.urgency) execute function count_urgency();

-- What a change adds: `open`, one of the states that no instant ends, the instants of a running clock, and when the
-- number of open tasks changed (`flow`). Of the due times those with a warning are apart (`warned-due`): whatever is
-- late warns no more.
create function board_marks(d board_delta) returns table (mark text, bucket timestamptz)
language sql immutable
begin atomic
  select m.mark, m.bucket from (values
    ('open', timestamptz '-infinity'),
    (case when d.state <> 'running' then d.state end, '-infinity'),
    (case when d.state = 'running' then case when d.warn_at is null then 'due' else 'warned-due' end end,
      board_bucket(d.due_at)),
    (case when d.warn_at is not null then 'warn' end, board_bucket(d.warn_at)),
    ('flow', board_bucket(d.at))) as m(mark, bucket)
  where m.mark is not null;
end;
create view board_mark as
select unit_id, stage, urgency, mark, bucket, total from board_count
union all
select d.unit_id, d.stage, d.urgency, m.mark, m.bucket, d.total from board_delta d cross join lateral board_marks(d) m;

-- Adds up at most so many changes, and takes what ended before `past` together: what is late stays late, whichever
-- bucket it was late in. One at a time; who comes second leaves it to the first. Answers how many were added up.
create function fold_board(most integer, past timestamptz) returns integer
language plpgsql as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_board')) then
    return 0;
  end if;
  with gone as (
    delete from board_delta d where d.ctid = any(array(select f.ctid from board_delta f limit most)) returning d
  ), marked as (
    select (g.d).unit_id, (g.d).stage, (g.d).urgency, m.mark, m.bucket, sum((g.d).total) as total
    from gone g cross join lateral board_marks(g.d) m
    group by 1, 2, 3, 4, 5 having sum((g.d).total) <> 0
  ), added as (
    insert into board_count as c (unit_id, stage, urgency, mark, bucket, total)
    select m.unit_id, m.stage, m.urgency, m.mark, m.bucket, m.total from marked m
    on conflict (bucket, mark, unit_id, stage, urgency) do update set total = c.total + excluded.total
  )
  select count(*)::integer into folded from gone;
  with ended as (
    delete from board_count where bucket > '-infinity' and bucket < past returning *
  )
  insert into board_count as c (unit_id, stage, urgency, mark, bucket, total)
  select e.unit_id, e.stage, e.urgency, e.mark, '-infinity', sum(e.total) from ended e
  where e.mark <> 'flow' group by 1, 2, 3, 4
  on conflict (bucket, mark, unit_id, stage, urgency) do update set total = c.total + excluded.total;
  return folded;
end $$;

-- what is open already
insert into board_delta (unit_id, stage, urgency, state, warn_at, due_at, total, at)
select t.unit_id, t.stage, c.urgency,
  case when t.paused_at is not null then 'paused' when t.due_at is not null then 'running'
    when t.clock_undetermined then 'undetermined' else 'none' end,
  case when t.paused_at is null and t.warn_at <= t.due_at then t.warn_at end,
  case when t.paused_at is null then t.due_at end, 1, t.opened_at
from task t join "case" c on c.id = t.case_id where t.state = 'open';
