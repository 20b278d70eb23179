import type { PermissionAction } from '../domain/permissions/permission-actions.ts';
import { scopesFor } from '../domain/permissions/permissions.ts';
import type { FeedRow } from './events/feed-row.ts';
import type { Reader } from './reader.ts';

/** What is offered to the holders of a post: tasks of the role in the unit, of the grid where there is one. */
export interface Offer {
  readonly role: string;
  readonly unit: string;
  /** Null: any grid. */
  readonly grids: readonly string[] | null;
}

/**
 * The records that a reader reaches for one action, ready to be compared: `scope-predicate.ts` makes
 * SQL of it, `feedRowInScope` decides on events. Null person means: nothing at all.
 */
export interface ReaderScope {
  readonly all: boolean;
  /** Records that the person raised, holds, held, is offered or was sent a copy of. */
  readonly person: string | null;
  readonly units: readonly string[];
  readonly grids: readonly string[];
  readonly offers: readonly Offer[];
}

/** Posts of the same role in the same unit, with the grids of all of them. */
export const offersTo = (reader: Reader): Offer[] => {
  const offers = new Map<string, Offer>();
  for (const post of reader.principal.posts) {
    const key = `${post.role} ${post.unit}`;
    const before = offers.get(key);
    // Only grid workers are compared with the grid of a case (domain/assignment).
    const grid = post.role === 'grid' ? post.grid : null;
    const bounded = grid !== null && before?.grids !== null;
    offers.set(key, {
      role: post.role,
      unit: post.unit,
      grids: bounded ? [...(before?.grids ?? []), grid] : null,
    });
  }
  return [...offers.values()];
};

/** What the reader reaches for the action, by `domain/permissions`. */
export const scopeOf = (reader: Reader, action: PermissionAction): ReaderScope => {
  const grants = scopesFor(reader.principal, action);
  const unitsOf = (unit: string | null, below: boolean): readonly string[] => {
    if (unit === null) return [];
    return below ? (reader.unitsBelow.get(unit) ?? [unit]) : [unit];
  };
  return {
    all: grants.some((grant) => grant.scope === 'all'),
    person: grants.length === 0 ? null : reader.id,
    units: [...new Set(grants.flatMap((grant) => unitsOf(grant.unit, grant.scope === 'subtree')))],
    grids: [...new Set(grants.flatMap((grant) => (grant.grid === null ? [] : [grant.grid])))],
    offers: grants.length === 0 ? [] : offersTo(reader),
  };
};

/** What is the reader's own, whatever else they reach. */
export const ownScope = (reader: Reader): ReaderScope => ({
  all: false,
  person: reader.id,
  units: [],
  grids: [],
  offers: offersTo(reader),
});

/** Null on either side means "whichever" for an offer: a task without a role or unit is offered to all. */
const fits = (wanted: string | null, held: string): boolean => wanted === null || wanted === held;

const isOffered = (row: FeedRow, offers: readonly Offer[]): boolean =>
  (row.taskId !== null || row.type === 'notice-added') &&
  row.person === null &&
  offers.some(
    (offer) =>
      fits(row.role, offer.role) &&
      fits(row.unit, offer.unit) &&
      (offer.grids === null || row.grid === null || offer.grids.includes(row.grid)),
  );

/** Whether a change concerns records that the reader sees: the columns of the event alone decide. */
export const feedRowInScope = (row: FeedRow, scope: ReaderScope): boolean => {
  if (scope.all) return true;
  if (scope.person === null) return false;
  return (
    row.person === scope.person ||
    (row.unit !== null && scope.units.includes(row.unit)) ||
    (row.grid !== null && scope.grids.includes(row.grid)) ||
    isOffered(row, scope.offers)
  );
};
