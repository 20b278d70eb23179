// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Rail } from '../../../admin-ui/layout/rail.tsx';
import type { Role } from '../../../domain/permissions/roles.ts';
import { permittedActions } from '../../../domain/permissions/permissions.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

const withRoles = (...held: readonly Role[]) => ({
  ...session,
  posts: held.map((role) => ({ role, unit: { id: 'u', name: 'u' }, grid: null })),
  permissions: permittedActions({
    person: 'p',
    posts: held.map((role) => ({ role, unit: 'u', grid: 'g' })),
  }),
});

const draw = async (at: string, ...held: readonly Role[]): Promise<void> => {
  await drawPage(<Rail />, at, '*', withRoles(...held));
};

const more = () => screen.getByRole('button', { name: /^更多/u });

beforeEach(() => {
  standInForBrowser();
  fakeServer({ 'GET /api/incidents': { body: { items: [], total: 3 } } });
});

describe('the rail of somebody with more than nine places', () => {
  it('opens the rest by keyboard, goes through it by arrows and gives the focus back', async () => {
    const user = userEvent.setup();
    await draw('/desk', 'leader', 'admin');
    more().focus();
    await user.keyboard('{Enter}');
    const items = within(await screen.findByRole('menu')).getAllByRole('menuitem');
    expect(items.map((item) => item.getAttribute('href'))).toEqual([
      '/incidents',
      '/catalogue',
      '/calendar',
      '/imports',
      '/settings',
      '/operations',
    ]);
    await waitFor(() => {
      expect(document.activeElement).toBe(items[0]);
    });
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(items[1]);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('menu')).toBeNull();
    });
    expect(document.activeElement).toBe(more());
  });

  it('is where the page of the rest is, and says so inside as well', async () => {
    const user = userEvent.setup();
    await draw('/desk', 'leader', 'admin');
    expect(more().getAttribute('aria-current')).toBeNull();
    await user.click(more());
    await user.click(await screen.findByRole('menuitem', { name: '日历' }));
    await waitFor(() => {
      expect(more().getAttribute('aria-current')).toBe('true');
    });
    await user.click(more());
    const item = await screen.findByRole('menuitem', { name: '日历' });
    expect(item.getAttribute('aria-current')).toBe('page');
  });

  it('tells that something of the rest waits, and inside how much', async () => {
    const user = userEvent.setup();
    await draw('/desk', 'leader', 'admin');
    await waitFor(() => {
      expect(more().textContent).toBe('更多3 起待处理');
    });
    await user.click(more());
    expect(await screen.findByRole('menuitem', { name: /故障.*3 起待处理/u })).toBeTruthy();
  });

  it('has no menu where nine are enough', async () => {
    await draw('/units', 'admin');
    expect(screen.queryByRole('button', { name: /^更多/u })).toBeNull();
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(
      '/operations',
    );
  });
});
