// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { AppContext } from '../../../admin-ui/app.tsx';
import { isText } from '../../../admin-ui/forms/kept-shape.ts';
import { useKeptForm } from '../../../admin-ui/forms/use-kept-form.ts';
import { SignedIn } from '../../../admin-ui/layout/signed-in.tsx';
import { apiFetch } from '../../../admin-ui/providers/api-fetch.ts';
import { createI18nProvider } from '../../../admin-ui/providers/i18n-provider.ts';
import { useSession } from '../../../admin-ui/providers/session.ts';
import { personHeader } from '../../../api/contract/person-header.ts';
import { fakeServer, session, standInForBrowser } from '../screen.tsx';

const other = { ...session, user: { ...session.user, id: 'p-other', name: '赵国栋' } };

/** A page with what was read, what was typed, and what stands on it alone. */
function Page() {
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ['mine'],
    queryFn: async () => apiFetch<string>('/api/mine'),
    staleTime: Infinity,
  });
  const { typed, change } = useKeptForm('note', isText, () => '');
  return (
    <>
      <h1>{`${user.name}: ${data ?? '…'}`}</h1>
      <input
        aria-label="note"
        value={typed}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      <input aria-label="loose" />
    </>
  );
}

/** Somebody comes back to this tab. */
const look = (): void => {
  act(() => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
};
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

beforeEach(() => {
  standInForBrowser();
});

it('draws everything anew when somebody else has signed in in another tab, and keeps for each what they typed', async () => {
  const fake = fakeServer({
    'GET /api/session': { body: session },
    'GET /api/mine': { body: '井盖' },
  });
  const i18nProvider = await createI18nProvider('zh');
  render(
    <MemoryRouter>
      <AppContext i18nProvider={i18nProvider}>
        <SignedIn>
          <Page />
        </SignedIn>
      </AppContext>
    </MemoryRouter>,
  );
  await screen.findByRole('heading', { name: '林晓燕: 井盖' });
  await userEvent.type(field('note'), '明天再去');
  await userEvent.type(field('loose'), 'x');

  // The same person: the page stays as it is.
  look();
  await waitFor(() => {
    expect(fake.to('GET /api/session')).toHaveLength(2);
  });
  expect(field('loose')).toHaveProperty('value', 'x');

  const { promise: answered, resolve: answer } = Promise.withResolvers<{ body: string }>();
  fake.change({ 'GET /api/session': { body: other }, 'GET /api/mine': () => answered });
  look();
  await screen.findByRole('heading', { name: '赵国栋: …' });
  expect(field('note')).toHaveProperty('value', '');
  expect(field('loose')).toHaveProperty('value', '');
  answer({ body: '路灯' });
  await screen.findByRole('heading', { name: '赵国栋: 路灯' });

  fake.change({ 'GET /api/session': { body: session }, 'GET /api/mine': { body: '井盖' } });
  look();
  await screen.findByRole('heading', { name: '林晓燕: 井盖' });
  expect(field('note')).toHaveProperty('value', '明天再去');
});

it('does nothing for whoever has signed in since, says so and draws the screens for them', async () => {
  const fake = fakeServer({
    'GET /api/session': { body: session },
    'GET /api/mine': { body: '井盖' },
    'POST /api/press': { status: 409, body: { code: 'signed-in-as-other', status: 409 } },
  });
  const i18nProvider = await createI18nProvider('zh');
  render(
    <MemoryRouter>
      <AppContext i18nProvider={i18nProvider}>
        <SignedIn>
          <Page />
        </SignedIn>
      </AppContext>
    </MemoryRouter>,
  );
  await screen.findByRole('heading', { name: '林晓燕: 井盖' });
  fake.change({ 'GET /api/session': { body: other }, 'GET /api/mine': { body: '路灯' } });
  await expect(apiFetch('/api/press', { method: 'POST' })).rejects.toMatchObject({
    code: 'signed-in-as-other',
  });
  expect(fake.to('POST /api/press')[0]?.headers.get(personHeader)).toBe(session.user.id);
  await screen.findByRole('heading', { name: '赵国栋: 路灯' });
  await screen.findByText('这个浏览器已换人登录，刚才的操作没有提交');
});
