// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PermittedPage } from '../../../admin-ui/layout/permitted-page.tsx';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

const page = (
  <PermittedPage>
    <p>the page</p>
  </PermittedPage>
);

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});

describe('a page that is closed to the posts of the reader', () => {
  it('says so, asks for nothing and leads back', async () => {
    const posts = [{ role: 'handler', unit: { id: 'u', name: 'u' }, grid: null }];
    await drawPage(page, '/settings', '/settings', {
      ...session,
      posts,
      permissions: ['task.read', 'case.read'],
    });
    expect(await screen.findByRole('heading', { name: '没有权限看这一页' })).toBeTruthy();
    expect(screen.queryByText('the page')).toBeNull();
    expect(screen.getByRole('link', { name: '回起始页' }).getAttribute('href')).toBe('/inbox');
  });

  it('is there for who may see it', async () => {
    await drawPage(page, '/settings', '/settings', { ...session, permissions: ['setting.read'] });
    expect(await screen.findByText('the page')).toBeTruthy();
  });
});
