/**
 * Which records a permission reaches, from the narrowest:
 * - `own`: what the person raised, holds, held, or is offered as a task (or was sent as a copy);
 * - `grid`: records in the grid of the post;
 * - `unit`: records of the unit of the post;
 * - `subtree`: records of that unit and of every unit below it;
 * - `all`: every record of the centre.
 * For things without a unit (catalogue, settings …) only `all` is granted.
 */
export const scopes = ['own', 'grid', 'unit', 'subtree', 'all'] as const;
export type Scope = (typeof scopes)[number];
