import { Link } from 'react-router';
import { roles } from '../../../domain/permissions/roles.ts';
import type { EligiblePerson } from '../../../api/contract/reference.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { AddressSearch } from './address-tools.tsx';
import { OrganisationTabs } from './organisation-tabs.tsx';
import { useAllUnits, usePeopleList } from './organisation-queries.ts';
import { useAddress } from './use-address.ts';
import './organisation.css';

function PersonRow({ person }: { readonly person: EligiblePerson }) {
  const { code, name } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to={`/people/${encodeURIComponent(person.id)}`}>{name(person)}</Link>
      </th>
      <td>
        <ul className="posts">
          {person.posts.map(({ role, unit, grid }) => (
            <li key={`${role} ${unit.id} ${grid?.id ?? ''}`}>
              <b>{code('role', role)}</b>
              <span className="bh-2">{name(unit)}</span>
              {grid === null ? null : <span className="bh-3">{name(grid)}</span>}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Filters() {
  const { t, code, name } = useWords();
  const [get, set] = useAddress();
  const units = useAllUnits().data ?? [];
  return (
    <div className="filters">
      <AddressSearch label={t('organisation.searchPeople')} />
      <select
        aria-label={t('organisation.unit.one')}
        value={get('unit')}
        onChange={(event) => {
          set('unit', event.target.value);
        }}
      >
        <option value="">{t('organisation.everyUnit')}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {name(unit)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('organisation.post.role')}
        value={get('role')}
        onChange={(event) => {
          set('role', event.target.value);
        }}
      >
        <option value="">{t('organisation.everyRole')}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {code('role', role)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Who holds a post now; search also by the initials of the pinyin. */
export function PeoplePage() {
  const { t, number } = useWords();
  usePageTitle(t('organisation.tab.people'));
  const [get] = useAddress();
  const filter = Object.fromEntries(
    ['q', 'unit', 'role'].flatMap((name) => (get(name) === '' ? [] : [[name, get(name)]])),
  );
  const query = usePeopleList(filter);
  const people = query.data;
  return (
    <section className="bh-organisation" aria-label={t('organisation.tab.people')}>
      <header className="head">
        <h1>{t('organisation.tab.people')}</h1>
        <output className="bh-3">
          {people === undefined
            ? ''
            : t('organisation.peopleCount', {
                smart_count: people.length,
                count: number(people.length),
              })}
        </output>
        <OrganisationTabs area="organisation" />
        <Filters />
      </header>
      <PagePending asked={[query]} what={t('organisation.tab.people')} />
      {people === undefined ? null : (
        <table className="bh-directory">
          <thead>
            <tr>
              <th scope="col">{t('organisation.person.name')}</th>
              <th scope="col">{t('organisation.person.posts')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      )}
      {people?.length === 0 ? <p className="empty bh-2">{t('organisation.noPeople')}</p> : null}
    </section>
  );
}
