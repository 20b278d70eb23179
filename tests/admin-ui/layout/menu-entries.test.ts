import { describe, expect, it } from 'vitest';
import { initialOf } from '../../../admin-ui/layout/initial-of.ts';
import {
  inRail,
  isClosed,
  isHere,
  placesOf,
  startPageOf,
} from '../../../admin-ui/layout/menu-entries.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { permittedActions } from '../../../domain/permissions/permissions.ts';
import { postConflicts } from '../../../domain/permissions/post-conflicts.ts';
import { session } from '../screen.tsx';

const withRoles = (...held: readonly (typeof roles)[number][]) => ({
  ...session,
  posts: held.map((role) => ({ role, unit: { id: 'u', name: 'u' }, grid: null })),
  permissions: permittedActions({
    person: 'p',
    posts: held.map((role) => ({ role, unit: 'u', grid: 'g' })),
  }),
});

const names = (...held: readonly (typeof roles)[number][]) =>
  placesOf(withRoles(...held)).map((entry) => entry.name);

describe('the menu', () => {
  it.each([
    ['acceptor', ['inbox', 'open', 'cases', 'board', 'statistics']],
    ['handler', ['inbox', 'cases', 'board', 'statistics']],
    ['lead', ['inbox', 'cases', 'board', 'statistics']],
    ['supervisor', ['board', 'inbox', 'cases', 'statistics']],
    ['analyst', ['statistics', 'cases', 'inbox', 'catalogue']],
    [
      'auditor',
      ['audit', 'cases', 'statistics', 'seals', 'procedures', 'incidents', 'imports', 'operations'],
    ],
    ['designer', ['procedures', 'catalogue', 'calendar', 'units', 'cases', 'settings']],
    ['commander', ['desk', 'inbox', 'cases', 'board', 'statistics']],
    ['leader', ['desk', 'inbox', 'cases', 'board', 'statistics', 'procedures']],
    [
      'admin',
      [
        'units',
        'accounts',
        'incidents',
        'cases',
        'catalogue',
        'calendar',
        'imports',
        'settings',
        'operations',
      ],
    ],
    ['security', ['units', 'accounts', 'settings', 'operations']],
    ['grid', ['pending', 'report', 'done']],
  ] as const)('of %s is %o', (role, expected) => {
    expect(names(role)).toEqual(expected.filter((name) => names(role).includes(name)));
    expect(names(role).length).toBeGreaterThanOrEqual(Math.min(expected.length, 1));
  });

  it('never has an entry twice', () => {
    expect(names('acceptor', 'dispatcher', 'commander')).toEqual([
      'inbox',
      'open',
      'cases',
      'board',
      'statistics',
      'desk',
    ]);
  });

  /** Each post alone, and each two that one person may hold. */
  const holdings = roles.flatMap((one) =>
    roles
      .map((other): readonly (typeof roles)[number][] => (one === other ? [one] : [one, other]))
      .filter((held) => postConflicts(held).length === 0),
  );

  it.each(holdings.map((held) => [held.join(' and '), held] as const))(
    'of %s has no place out of reach and no more than nine in the rail',
    (_, held) => {
      const { shown, more } = inRail(placesOf(withRoles(...held)));
      expect(shown.length + (more.length === 0 ? 0 : 1)).toBeLessThanOrEqual(9);
      const each = held.flatMap((role) => placesOf(withRoles(role)).map(({ path }) => path));
      const reached = [...shown, ...more].map(({ path }) => path);
      expect(reached.toSorted()).toEqual([...new Set(each)].toSorted());
    },
  );

  it('shows nine as they are, and of ten eight and two more', () => {
    const places = placesOf(withRoles('admin', 'leader'));
    expect(inRail(places.slice(0, 9))).toEqual({ shown: places.slice(0, 9), more: [] });
    expect(inRail(places.slice(0, 10))).toEqual({
      shown: places.slice(0, 8),
      more: places.slice(8, 10),
    });
  });

  it('leaves out what the person may not do anywhere', () => {
    expect(
      placesOf({ ...withRoles('acceptor'), permissions: ['case.read'] }).map(({ name }) => name),
    ).toEqual(['cases']);
  });

  it.each([
    ['handler', '/board', false],
    ['grid', '/board', true],
    ['leader', '/desk', false],
    ['grid', '/desk', true],
    ['handler', '/cases/c1/ledger', false],
    ['acceptor', '/settings', true],
    ['acceptor', '/reports/new', false],
    ['analyst', '/reports/new', true],
    ['security', '/statistics', true],
    ['grid', '/inbox', false],
    ['grid', '/me', false],
    ['grid', '/boarding', false],
  ] as const)('for %s: whether %s is closed: %s', (role, path, closed) => {
    expect(isClosed(withRoles(role), path)).toBe(closed);
  });

  it('begins with the first entry, or with the own page', () => {
    expect(startPageOf(withRoles('acceptor'))).toBe('/inbox');
    expect(startPageOf(withRoles('commander'))).toBe('/desk');
    expect(startPageOf(withRoles('leader'))).toBe('/desk');
    expect(startPageOf(withRoles('admin'))).toBe('/units');
    expect(startPageOf(withRoles('security'))).toBe('/units');
    expect(startPageOf(withRoles('integration'))).toBe('/me');
  });

  it('knows which entry one is at', () => {
    const [inbox] = placesOf(withRoles('acceptor'));
    const done = placesOf(withRoles('grid')).find((entry) => entry.name === 'done');
    if (inbox === undefined || done === undefined) {
      throw new Error('Expected both entries');
    }
    expect(isHere(inbox, { pathname: '/tasks/1', search: '' })).toBe(true);
    expect(isHere(inbox, { pathname: '/cases/1', search: '' })).toBe(false);
    expect(isHere(done, { pathname: '/inbox', search: '?view=done' })).toBe(true);
    expect(isHere(done, { pathname: '/inbox', search: '?view=mine' })).toBe(false);
  });
});

describe('initialOf', () => {
  it.each([
    ['林晓燕', '林'],
    ['欧阳靖', '欧阳'],
    ['Anna', 'A'],
    ['', ''],
  ])('of %s is %s', (name, expected) => {
    expect(initialOf(name)).toBe(expected);
  });
});
