import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { readAddress } from '../../../admin-ui/resources/cases/case-list-address.ts';
import { ClassFilter } from '../../../admin-ui/resources/cases/class-filter.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const kept = (code: string, name: string, nameEn: string) => ({
  id: `class-${code}`,
  kind: 'component',
  code,
  name,
  nameEn,
  major: '公用设施',
  majorEn: 'Utilities',
  keywords: [],
  conditions: [],
});

function Filter({ chosen }: { readonly chosen: string }) {
  const [address, setAddress] = useState(() =>
    readAddress(new URLSearchParams(chosen === '' ? {} : { category: chosen })),
  );
  return <ClassFilter address={address} onChange={setAddress} />;
}

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  fakeServer({
    'GET /api/catalogue': { body: { data: [kept('0102', '雨水井盖', 'Storm drain cover')] } },
    'GET /api/catalogue/retired': { body: { data: [kept('0199', '电话亭', 'Telephone box')] } },
  });
});

it('shows a chosen class that is retired by its name, and says that it is retired', async () => {
  await drawPage(<Filter chosen="component:0199" />);
  expect(
    await screen.findByRole('option', { name: '电话亭（已停用）', selected: true }),
  ).toBeTruthy();
  expect(screen.queryByRole('option', { name: '部件 0199' })).toBeNull();
});

it('offers retired classes apart: there are cases of them', async () => {
  appearance.change({ locale: 'en' });
  await drawPage(<Filter chosen="" />);
  const select = screen.getByRole('combobox', { name: 'Class' });
  await userEvent.click(select);
  const apart = await screen.findByRole('group');
  expect(within(apart).getByRole('option').textContent).toBe('Telephone box (retired)');
  await userEvent.selectOptions(select, 'component:0199');
  expect(select).toHaveProperty('value', 'component:0199');
});

it('says kind and code of a class that no catalogue has had', async () => {
  await drawPage(<Filter chosen="component:0177" />);
  expect(await screen.findByRole('option', { name: '部件 0177', selected: true })).toBeTruthy();
});
