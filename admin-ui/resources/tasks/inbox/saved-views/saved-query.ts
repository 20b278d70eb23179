import type { SavedViewQuery } from '../../../../../api/contract/saved-views.ts';
import { parseAddress, sortOf, type InboxAddress } from '../inbox-address.ts';

/** What the list is asked for at an address; the selected task is no part of it. */
export function queryOf(address: InboxAddress): SavedViewQuery {
  const { field, order } = sortOf(address);
  return { view: address.view, filter: { ...address.filter }, sort: field, order };
}

/** Where a saved view leads; what this page does not know of it is left out. */
export function addressOf({ view, filter, sort }: SavedViewQuery): InboxAddress {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, view, sort })) {
    if (typeof value === 'string') {
      search.set(name, value);
    }
  }
  return { ...parseAddress(search), task: null };
}
