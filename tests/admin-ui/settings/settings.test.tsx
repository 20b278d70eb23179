// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SettingsPage } from '../../../admin-ui/resources/settings/settings-page.tsx';
import { typedOf, valueOf } from '../../../admin-ui/resources/settings/typed-setting.ts';
import type { Setting as StoredSetting, SettingList } from '../../../api/contract/settings.ts';
import type { Session } from '../../../api/contract/session.ts';
import { parseSetting } from '../../../domain/settings/parse-setting.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { settingKeys, settingTable } from '../../../domain/settings/setting-table.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
  type Server,
} from '../screen.tsx';

const list: SettingList = {
  data: settingKeys.map((key): StoredSetting => ({
    key,
    value: settingTable[key].value,
    default: settingTable[key].value,
    source: 'default',
    version: 0,
    updatedAt: null,
    updatedBy: null,
  })),
  installation: [
    { name: 'DATABASE_URL', value: null, secret: true, given: true },
    { name: 'BIHUAN_TIME_ZONE', value: 'Asia/Shanghai', secret: false, given: false },
  ],
};
const admin: Session = { ...session, permissions: ['setting.read', 'setting.write'] };

beforeEach(() => {
  standInForBrowser();
});

const open = async (
  more: Server = {},
  as: Session = admin,
  at = '/settings',
): Promise<FakeServer> => {
  const fake = fakeServer({
    'GET /api/settings': { body: list },
    'GET /api/settings/warnShare/history': {
      body: {
        data: [
          { at: '2026-11-24T06:20:00.000Z', by: { id: 'p-1', name: '周宁' } },
          { at: '2026-11-23T06:20:00.000Z', by: { id: 'p-1', name: '周宁' }, value: 0.7 },
        ],
      },
    },
    ...more,
  });
  await drawPage(<SettingsPage />, at, '/settings', as);
  await screen.findByRole('heading', { name: '设置' });
  return fake;
};

describe('what is typed', () => {
  it.each(settingKeys)('for %s gives the value again that it was made of', (key) => {
    const setting: Setting = settingTable[key];
    for (const value of [setting.value, setting.demo ?? setting.value]) {
      const parsed = parseSetting(key, valueOf(setting.type, typedOf(setting.type, value)));
      expect(parsed.ok).toBe(true);
      expect(typedOf(setting.type, parsed.ok ? parsed.value : null)).toEqual(
        typedOf(setting.type, value),
      );
    }
  });

  it.each([
    ['warnShare', '80.5', 0.805],
    ['parkQuota', '２', Number.NaN],
    ['parkQuota', '', Number.NaN],
  ] as const)('for %s as %j is %d', (key, text, value) => {
    expect(valueOf(settingTable[key].type, { text, unit: '' })).toBe(value);
  });
});

describe('the settings', () => {
  it('stand in groups with their value, default and where it comes from', async () => {
    await open();
    const row = (await screen.findByRole('button', { name: '时限用到几成时预警' })).closest('tr');
    if (row === null) throw new Error('Expected a row');
    expect(within(row).getAllByText('80%').length).toBe(2);
    expect(within(row).getByText('默认')).toBeDefined();
    expect(screen.getByText('已设，不显示')).toBeDefined();
  });

  it('are found by their name in either language', async () => {
    await open({}, admin, '/settings?q=supervising');
    await screen.findByRole('button', { name: '督办时限' });
    expect(screen.queryByRole('button', { name: '受理时限' })).toBeNull();
  });

  it('are changed when the value will do, and said to be wrong when it will not', async () => {
    const fake = await open(
      { 'PUT /api/settings/warnShare': { body: { ...list.data[0], value: 0.9, version: 1 } } },
      admin,
      '/settings?key=warnShare',
    );
    const field = await screen.findByRole('textbox', { name: '时限用到几成时预警' });
    const change = screen.getByRole('button', { name: '更改' });
    expect(change).toHaveProperty('disabled', true);
    await userEvent.clear(field);
    await userEvent.type(field, '900');
    expect(change).toHaveProperty('disabled', true);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await userEvent.clear(field);
    await userEvent.type(field, '90');
    await userEvent.click(change);
    expect(fake.to('PUT /api/settings/warnShare')[0]?.body).toEqual({ value: 0.9, version: 0 });
    await screen.findByText('“时限用到几成时预警”现为 90%');
  });

  it('keep what was typed when the panel closes, and say why a change was refused', async () => {
    await open(
      { 'PUT /api/settings/warnShare': problem(409, 'stale-version') },
      admin,
      '/settings?key=warnShare',
    );
    const field = await screen.findByRole('textbox', { name: '时限用到几成时预警' });
    await userEvent.clear(field);
    await userEvent.type(field, '85');
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    await userEvent.click(await screen.findByRole('button', { name: '时限用到几成时预警' }));
    const again = await screen.findByRole('textbox', { name: '时限用到几成时预警' });
    expect(again).toHaveProperty('value', '85');
    await userEvent.click(screen.getByRole('button', { name: '更改' }));
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(again).toHaveProperty('value', '85');
  });

  it('put an earlier value back', async () => {
    const fake = await open(
      { 'PUT /api/settings/warnShare': { body: { ...list.data[0], value: 0.7, version: 1 } } },
      admin,
      '/settings?key=warnShare',
    );
    await userEvent.click(await screen.findByRole('button', { name: '改回这个值' }));
    expect(fake.to('PUT /api/settings/warnShare')[0]?.body).toEqual({ value: 0.7, version: 0 });
  });

  it('are read only for those who may not change them', async () => {
    await open({}, { ...admin, permissions: ['setting.read'] }, '/settings?key=warnShare');
    expect(await screen.findByText('只有系统管理员能改')).toBeDefined();
    expect(screen.getByRole('textbox', { name: '时限用到几成时预警' })).toHaveProperty(
      'disabled',
      true,
    );
  });
});
