// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { AccountsPage } from '../../../admin-ui/resources/accounts/accounts-page.tsx';
import { PersonPage } from '../../../admin-ui/resources/organisation/person-page.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Account } from '../../../api/contract/accounts.ts';
import type { PersonDetail } from '../../../api/contract/organisation.ts';
import type { Session } from '../../../api/contract/session.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

const security: Session = {
  ...session,
  permissions: ['account.write', 'post.write'],
};
const unit = { id: 'u-enforcement', name: '综合执法局', nameEn: 'Enforcement' };
const since = '2026-01-01T00:00:00.000Z';

const accountWith = (openTasks: number): Account => ({
  id: 'p-leaving',
  login: 'leaving',
  name: '孙离岗',
  nameEn: 'Sun',
  active: true,
  demo: false,
  posts: [{ role: 'handler', unit, grid: null }],
  passwordChange: null,
  lockedUntil: null,
  lastSignInAt: null,
  createdAt: since,
  openTasks,
});

const listOf = (data: readonly object[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});

/** The filters above the table have a button of the same name. */
const pressDisable = async (): Promise<void> => {
  const table = within(await screen.findByRole('table'));
  await userEvent.click(table.getByRole('button', { name: '停用' }));
};

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
});

it('says how much somebody has in hand and where it goes before the account is disabled', async () => {
  const fake = fakeServer({
    'GET /api/accounts': listOf([accountWith(3)]),
    'POST /api/accounts/p-leaving/disable': { body: { ...accountWith(0), active: false } },
  });
  await drawPage(<AccountsPage />, '/accounts', '*', security);
  await pressDisable();
  const dialog = await screen.findByRole('dialog', { name: '停用 孙离岗 的账号' });
  expect(within(dialog).getByText('孙离岗 手上还有 3 项待办。')).toBeDefined();
  expect(within(dialog).getByText(/退回原岗位、原单位的公共池/u)).toBeDefined();
  expect(fake.to('POST /api/accounts/p-leaving/disable')).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: '停用' }));
  await screen.findByText('已停用 孙离岗，其登录已结束');
  expect(fake.to('POST /api/accounts/p-leaving/disable')).toHaveLength(1);
});

it('disables at once whoever has nothing in hand', async () => {
  const fake = fakeServer({
    'GET /api/accounts': listOf([accountWith(0)]),
    'POST /api/accounts/p-leaving/disable': { body: { ...accountWith(0), active: false } },
  });
  await drawPage(<AccountsPage />, '/accounts', '*', security);
  await pressDisable();
  await screen.findByText('已停用 孙离岗，其登录已结束');
  expect(fake.to('POST /api/accounts/p-leaving/disable')).toHaveLength(1);
});

it('says what stays behind in a unit before a post in it ends', async () => {
  const person: PersonDetail = {
    id: 'p-leaving',
    name: '孙离岗',
    nameEn: 'Sun',
    active: true,
    version: 1,
    posts: [
      {
        id: 'post-1',
        role: 'handler',
        unit,
        grid: null,
        validFrom: since,
        validTo: null,
        state: 'held',
        substituteFor: null,
        substitutes: [],
        version: 1,
        openTasks: 2,
      },
    ],
    history: [],
  };
  fakeServer({ 'GET /api/people/p-leaving': { body: person }, 'GET /api/units': listOf([]) });
  await drawPage(<PersonPage />, '/people/p-leaving', '/people/:id', security);
  await userEvent.click(await screen.findByRole('button', { name: '设结束时间' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/^孙离岗 手上还有综合执法局的 2 项待办。/u)).toBeDefined();
});
