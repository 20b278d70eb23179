import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { isHere, type MenuEntry, type MenuName } from './menu-entries.ts';
import { RailBadge, type Badge } from './rail-badge.tsx';

export interface RailMoreProps {
  readonly entries: readonly MenuEntry[];
  readonly badges: { readonly [N in MenuName]?: Badge };
}

/** The ninth place of the rail: the entries that it has no room for. */
export function RailMore({ entries, badges }: RailMoreProps) {
  const { t } = useWords();
  const location = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => {
    setAnchor(null);
  };
  const here = entries.some((entry) => isHere(entry, location));
  const waiting = entries
    .flatMap(({ name }) => badges[name] ?? [])
    .filter(({ count }) => count > 0);
  return (
    <>
      <button
        type="button"
        className={here ? 'active' : ''}
        aria-current={here ? 'true' : undefined}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <MoreHoriz aria-hidden="true" />
        <span>{t('frame.menu.more')}</span>
        {waiting.length === 0 ? null : (
          <span className={`bh-badge dot${waiting.some(({ hot }) => hot) ? ' hot' : ''}`}>
            {waiting.map(({ label, count }) => (
              <span key={label} className="bh-sr">
                {t(label, { count })}
              </span>
            ))}
          </span>
        )}
      </button>
      <Menu
        className="bh-rail-more"
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'left' }}
      >
        {entries.map((entry) => {
          const { name, path, label, icon: Icon } = entry;
          const current = isHere(entry, location);
          return (
            <MenuItem
              key={name}
              component={Link}
              to={path}
              selected={current}
              aria-current={current ? 'page' : undefined}
              onClick={close}
            >
              <Icon className="bh-icon" aria-hidden="true" />
              {t(label)}
              <RailBadge badge={badges[name]} />
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
