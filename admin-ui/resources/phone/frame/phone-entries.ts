import type { Session } from '../../../../api/contract/session.ts';
import { placesOf, type MenuEntry, type MenuName } from '../../../layout/menu-entries.ts';

/** Beside 我的: four entries in all (screens section 10). */
const inBar = 3;

/** Posts that work outside: the phone begins with what is to be done there. */
const outside: ReadonlySet<string> = new Set(['grid', 'handler']);

const first: ReadonlySet<MenuName> = new Set(['pending', 'report', 'done']);

export interface PhoneEntries {
  readonly bar: readonly MenuEntry[];
  /** Listed on 我的, so that nothing of the menu is out of reach. */
  readonly further: readonly MenuEntry[];
}

/** What stands in the bottom bar and what on 我的. */
export function phoneEntriesOf(session: Session): PhoneEntries {
  const own = placesOf(session);
  const field = session.posts.some((post) => outside.has(post.role))
    ? placesOf({
        ...session,
        posts: session.posts.map((post) => ({ ...post, role: 'grid' })),
      }).filter((entry) => first.has(entry.name))
    : [];
  const paths = new Set(field.map((entry) => entry.path));
  const all = [...field, ...own.filter((entry) => !paths.has(entry.path))];
  return { bar: all.slice(0, inBar), further: all.slice(inBar) };
}
