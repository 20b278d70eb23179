import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a person works here no more: the account is disabled, or no post of theirs is left that is not over. `person`
 * is an id; null of nobody.
 */
export const isGone = (person: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  select not g.active or not exists (
    select from post gp where gp.person_id = g.id and (gp.valid_to is null or gp.valid_to > now()))
  from person g where g.id = ${person})`;

/**
 * Whether a person had a post in the unit of a task (`t`), else in its role where it has no unit, and has none there any
 * more. Who never had one there was given it on purpose.
 */
export const hasLeft = (person: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  select coalesce(bool_and(lp.valid_to <= now()), false) from post lp
  where lp.person_id = ${person} and case when t.unit_id is null then lp.role = t.role else lp.unit_id = t.unit_id end)`;
