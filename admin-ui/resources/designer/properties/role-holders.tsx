import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { EligiblePeople, EligiblePerson } from '../../../../api/contract/reference.ts';
import { roles } from '../../../../domain/permissions/roles.ts';
import { postWords } from '../../../forms/post-words.ts';
import { useByName } from '../../../messages/use-by-name.ts';
import { useWords } from '../../../messages/use-words.ts';
import { apiFetch, withQuery } from '../../../providers/api-fetch.ts';

const most = 200;

/** With no other posts than those of the role. */
const inRole = (person: EligiblePerson, role: string): EligiblePerson => ({
  ...person,
  posts: person.posts.filter((post) => post.role === role),
});

/** Who could do it, as the posts are now: how many people of how many units, and who they are. */
export function RoleHolders({ role }: { readonly role: string }) {
  const words = useWords();
  const { t, name, number } = words;
  const byName = useByName();
  const { data } = useQuery({
    queryKey: ['role-holders', role],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof EligiblePeople>>(
        withQuery('/api/people', { role, perPage: most }),
        { signal },
      ),
    enabled: roles.some((known) => known === role),
    staleTime: 60_000,
  });
  if (data === undefined) return null;
  const people = data.data.map((person) => inRole(person, role));
  if (people.length === 0) {
    return <p className="bh-property-help bh-bad">{t('designer.holders.none')}</p>;
  }
  const units = new Set(people.flatMap(({ posts }) => posts.map(({ unit }) => unit.id)));
  const counts = { people: number(people.length), units: number(units.size) };
  return (
    <details className="bh-role-holders">
      <summary>
        {t(people.length < most ? 'designer.holders.some' : 'designer.holders.atLeast', counts)}
      </summary>
      <ul>
        {byName(people).map((person) => (
          <li key={person.id}>
            {name(person)} <span className="bh-3">{postWords(person, words)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
