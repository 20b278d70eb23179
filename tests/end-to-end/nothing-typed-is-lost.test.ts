import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { SignedInPages } from '../screens/signed-in-page.ts';

interface FormAt {
  readonly form: string;
  readonly login: string;
  readonly path: string;
  /** Brings the form to the screen, where it does not stand on its page. */
  readonly open: (page: Page) => Promise<unknown>;
  readonly field: (page: Page) => Locator;
}

const typed = '打到一半 𠮷';

const press = (name: string) => async (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const stands = async (): Promise<void> => undefined;
const pressIfThere = (name: string, field: FormAt['field']) => async (page: Page) => {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.or(field(page)).first().waitFor();
  if (!(await field(page).isVisible())) await button.click();
};
const gridName = (page: Page): Locator => page.locator('.bh-grids .side input').first();

const forms: readonly FormAt[] = [
  {
    form: 'a case',
    login: 'acceptor',
    path: '/reports/new',
    open: stands,
    field: (page) => page.getByRole('textbox', { name: '说了什么' }),
  },
  {
    form: 'a grid',
    login: 'admin',
    path: '/grids?grid=g-jianshe-01',
    open: pressIfThere('改边界、名称', gridName),
    field: gridName,
  },
  {
    form: 'a unit',
    login: 'admin',
    path: '/units',
    open: press('新建单位'),
    field: (page) => page.getByRole('dialog').getByRole('textbox').first(),
  },
  {
    form: 'an account',
    login: 'security',
    path: '/accounts',
    open: press('新建账号'),
    field: (page) => page.getByRole('dialog').getByRole('textbox').nth(1),
  },
  {
    form: 'a token',
    login: 'admin',
    path: '/tokens',
    open: press('发放令牌'),
    field: (page) => page.getByRole('dialog').getByRole('textbox').first(),
  },
];

/** The back button and a session that ends, in the middle of each form, on the running centre. */
describe('what was typed', () => {
  let centre: Centre;
  let browser: Browser;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  it.each(forms)('into $form outlives the back button and the end of a session', async (at) => {
    const look = { width: 1440, height: 900, theme: 'light', language: 'zh' } as const;
    // Each signs in anew: the session of the one before has ended.
    const page = await new SignedInPages(browser, centre.address).open(at.login, look);
    await page.goto(`${centre.address}/me`);
    await page.goto(`${centre.address}${at.path}`);
    await at.open(page);
    const field = at.field(page);
    await field.fill(typed);
    await page.goBack();
    await page.waitForURL('**/me');
    await page.goForward();
    await at.open(page);
    expect(await at.field(page).inputValue()).toBe(typed);

    await page.evaluate(async () => fetch('/api/session', { method: 'DELETE' }));
    const expired = page.getByRole('dialog', { name: '登录已过期' });
    await expired.waitFor();
    await expired.locator('input[type=password]').fill('bihuan-demo');
    await expired.getByRole('button', { name: '重新登录' }).click();
    await expired.waitFor({ state: 'hidden' });
    expect(await at.field(page).inputValue()).toBe(typed);
    await page.context().close();
  });
});
