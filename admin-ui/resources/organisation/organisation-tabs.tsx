import { NavLink } from 'react-router';
import { useWords } from '../../messages/use-words.ts';
import './organisation.css';

const areas = {
  organisation: ['/units', '/people', '/grids', '/responsibilities', '/catalogue'],
  accounts: ['/accounts', '/tokens'],
} as const;

const labels = {
  '/units': 'organisation.tab.units',
  '/people': 'organisation.tab.people',
  '/grids': 'organisation.tab.grids',
  '/responsibilities': 'organisation.tab.responsibilities',
  '/catalogue': 'catalogue.title',
  '/accounts': 'organisation.tab.accounts',
  '/tokens': 'organisation.tab.tokens',
} as const;

/** The pages of one entry of the rail. */
export function OrganisationTabs({ area }: { readonly area: keyof typeof areas }) {
  const { t } = useWords();
  return (
    <nav className="bh-tabs" aria-label={t(`organisation.area.${area}`)}>
      {areas[area].map((path) => (
        <NavLink key={path} to={path}>
          {t(labels[path])}
        </NavLink>
      ))}
    </nav>
  );
}
