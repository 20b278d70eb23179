import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What the desk of commanders and leaders lists: matters that several work on at once, and orders that nobody has taken up. */
export const jointCases: Migration = {
  up: statements(`
    -- Most cases have one open task at a time. The few that had several are kept, so that nobody has to look for them
    -- among all open tasks.
    create table joint_case (case_id text primary key references "case");

    create function keep_joint_cases() returns trigger language plpgsql as $$
    begin
      insert into joint_case (case_id)
      select distinct f.case_id from fresh f
      where f.state = 'open' and exists (
        select from task o where o.case_id = f.case_id and o.state = 'open' and o.id <> f.id)
      on conflict do nothing;
      return null;
    end $$;
    create trigger joint_cases_are_kept after insert on task
      referencing new table as fresh for each statement execute function keep_joint_cases();

    create function forget_joint_case() returns trigger language plpgsql as $$
    begin
      delete from joint_case where case_id = new.id;
      return null;
    end $$;
    create trigger ended_joint_case_is_forgotten after update on "case"
      for each row when (old.ended_at is null and new.ended_at is not null) execute function forget_joint_case();

    insert into joint_case (case_id)
    select case_id from task where state = 'open' group by case_id having count(*) > 1;

    -- urges that nobody has read, oldest first
    create index notice_urge on notice (created_at) where type = 'urge' and read_at is null;
    -- what leaders and the upper centre asked for, and nobody has taken up
    create index task_instruction on task (opened_at, id)
      where state = 'open' and channel in ('leader', 'upper') and person_id is null and claimed_by is null;
  `),
  down: statements(`
    drop index task_instruction, notice_urge;
    drop trigger ended_joint_case_is_forgotten on "case";
    drop function forget_joint_case();
    drop trigger joint_cases_are_kept on task;
    drop function keep_joint_cases();
    drop table joint_case;
  `),
};
