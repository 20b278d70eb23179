import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';

/** What axe finds serious on the page itself; the frame around it is looked at elsewhere. */
const serious = async (page: Page): Promise<readonly string[]> => {
  // Without `legacy` axe opens a page of its own, which this browser does not let it.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include('.bh-admin')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

/** The same, with a picture to look at. */
const found = async (page: Page, name: string): Promise<readonly string[]> => {
  await page.screenshot({ path: `screenshots/${name}.png` });
  return serious(page);
};

/** Units, people and accounts as their administrators change them, over the whole system. */
describe('administration in the browser', () => {
  let centre: Centre;
  let browser: Browser;
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    mkdirSync('screenshots', { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const as = async (login: string): Promise<Page> => {
    const known = pages.get(login);
    if (known !== undefined) return known;
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(centre.address);
    await page.evaluate(async (who) => {
      await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: who, password: 'bihuan-demo' }),
      });
    }, login);
    pages.set(login, page);
    return page;
  };

  it('says what keeps a unit open', async () => {
    const page = await as('admin');
    await page.goto(`${centre.address}/units`);
    await page.getByRole('tree').getByText('市政管护所').click();
    await page.getByText('不能停用：').waitFor();
    expect(await page.getByRole('button', { name: '停用', exact: true }).isDisabled()).toBe(true);
    expect(await found(page, 'units')).toEqual([]);
  });

  it('walks the tree by keyboard', async () => {
    const page = await as('admin');
    await page.goto(`${centre.address}/units`);
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    // The address, and with it the choice, follows the focus.
    await page.locator('[role=treeitem]:focus[aria-selected=true]').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => page.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => page.getByRole('treeitem').count()).toBeGreaterThan(10);
  });

  it('gives a post, refuses what one person may not hold', async () => {
    const page = await as('security');
    await page.goto(`${centre.address}/people?q=zgd`);
    await page.getByRole('link', { name: '周国栋' }).click();
    await page.getByRole('button', { name: '增加岗位' }).click();
    const dialog = page.getByRole('dialog');
    const choose = async (field: string, text: string): Promise<void> => {
      await dialog.getByLabel(field, { exact: true }).fill(text);
      await page.getByRole('option', { name: text }).first().click();
    };
    await choose('岗位', '指挥长');
    await choose('单位', '青禾镇集成指挥中心');
    await dialog.getByRole('button', { name: '增加岗位' }).click();
    await dialog.getByRole('alert').first().waitFor();
    await choose('岗位', '督办员');
    await dialog.getByRole('button', { name: '增加岗位' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: '督办员' }).waitFor();
    expect(await found(page, 'person')).toEqual([]);
  });

  it('lists accounts with their posts and last sign-ins', async () => {
    const page = await as('security');
    await page.goto(`${centre.address}/accounts`);
    await page.getByRole('rowheader', { name: '周国栋' }).waitFor();
    expect(await found(page, 'accounts')).toEqual([]);
  });
});
