import type { SavedView, SaveView } from '../../../../../api/contract/saved-views.ts';
import { savedViewLimits } from '../../../../../api/contract/saved-views.ts';
import { isRecord } from '../../../../../domain/is-record.ts';
import { ApiProblem } from '../../../../providers/api-failure.ts';
import { formatAddress, parseAddress } from '../inbox-address.ts';
import { addressOf, queryOf } from './saved-query.ts';
import { createSavedView } from '../../../saved-views/saved-view-operations.ts';

/** As earlier versions kept a view in the browser: the query of its address. */
export interface KeptView {
  readonly name: string;
  readonly search: string;
}

/** What a browser kept, whatever it is by now. */
export const readKept = (kept: unknown): readonly KeptView[] =>
  (Array.isArray(kept) ? kept : []).flatMap((view: unknown) =>
    isRecord(view) && typeof view['name'] === 'string' && typeof view['search'] === 'string'
      ? [{ name: view['name'], search: view['search'] }]
      : [],
  );

const addressText = (view: Pick<SavedView, 'query'>): string =>
  formatAddress(addressOf(view.query)).toString();

/** A name that is free: the view's own, else with a number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = name.trim().slice(0, savedViewLimits.nameLength - 3);
  const numbered = Array.from({ length: taken.size }, (_, index) => `${base} ${index + 2}`);
  return [base, ...numbered].find((free) => !taken.has(free)) ?? base;
}

/** What is to be saved of a kept view; null when the same one is there already. */
function toSave({ name, search }: KeptView, known: readonly SavedView[]): SaveView | null {
  const query = queryOf(parseAddress(new URLSearchParams(search)));
  const taken = new Set(known.map((view) => view.name));
  const isThere = known.some(
    (view) => view.name === name.trim() && addressText(view) === addressText({ query }),
  );
  return isThere ? null : { list: 'tasks', name: freeName(name, taken), query };
}

/** Refusals that may pass: something is deleted, somebody signs in again. */
const passing: ReadonlySet<string> = new Set([
  'limit-exhausted',
  'not-signed-in',
  'session-ended',
  'password-change-required',
  'too-many-requests',
]);

const isForGood = (failure: unknown): boolean =>
  failure instanceof ApiProblem && failure.status < 500 && !passing.has(failure.code);

/**
 * Saves on the server what a browser kept, one after the other. Answers what could not be saved yet;
 * what the server refuses for good, such as filters that are no more, is let go.
 */
export async function takeOver(
  kept: readonly KeptView[],
  known: readonly SavedView[],
): Promise<readonly KeptView[]> {
  const [next, ...later] = kept;
  if (next === undefined) {
    return [];
  }
  const wanted = toSave(next, known);
  try {
    const saved = wanted === null ? [] : [await createSavedView(wanted)];
    return await takeOver(later, [...known, ...saved]);
  } catch (failure) {
    return isForGood(failure) ? takeOver(later, known) : kept;
  }
}
