// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PeoplePage } from '../../../admin-ui/resources/organisation/people-page.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const list = (data: readonly object[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const named = (name: string, nameEn: string) => ({ id: nameEn, name, nameEn, posts: [] });
/** By the reading of the Chinese names, as the server has them. */
const people = [
  named('陈立', 'Leon Chen'),
  named('林晓燕', 'Lin Xiaoyan'),
  named('孙立新', 'Sun Lixin'),
  named('张安', 'An Zhang'),
];
const units = [
  { ...named('市政管护所', 'Works'), kind: 'department', parentId: null, active: true, version: 1 },
  { ...named('园林站', 'Parks'), kind: 'department', parentId: null, active: true, version: 1 },
];

const draw = async (): Promise<void> => {
  fakeServer({
    'GET /api/people': list(people),
    'GET /api/units': ({ path }) => list(path.includes('true') ? units : []),
  });
  await drawPage(<PeoplePage />, '/people', '/people');
};
const shown = async (): Promise<(string | null)[]> =>
  (await screen.findAllByRole('rowheader')).map((cell) => cell.textContent);

beforeEach(() => {
  standInForBrowser();
});
afterEach(() => {
  appearance.change({ locale: 'zh' });
});

describe('the people', () => {
  it('stand by the reading of their names in Chinese', async () => {
    await draw();
    expect(await shown()).toEqual(['陈立', '林晓燕', '孙立新', '张安']);
  });

  it('stand by the names that are shown in English, and so do the units', async () => {
    appearance.change({ locale: 'en' });
    await draw();
    expect(await shown()).toEqual(['An Zhang', 'Leon Chen', 'Lin Xiaoyan', 'Sun Lixin']);
    const choice = await screen.findByRole('combobox', { name: 'Unit' });
    await within(choice).findByRole('option', { name: 'Parks' });
    expect(
      within(choice)
        .getAllByRole('option')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual(['Parks', 'Works']);
  });
});
