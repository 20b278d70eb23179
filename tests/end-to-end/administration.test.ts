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
    .include('.bh-main')
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
      const option = page.getByRole('option', { name: text }).first();
      // What can be chosen is drawn anew when it comes from the server, and takes the list away once.
      await expect
        .poll(
          async () => {
            await dialog.getByLabel(field, { exact: true }).fill(text);
            return option.click({ timeout: 5_000 }).then(
              () => 'chosen',
              () => 'gone',
            );
          },
          { timeout: 60_000 },
        )
        .toBe('chosen');
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

  it('gives a class to a unit in one grid, and takes it back', async () => {
    const page = await as('designer');
    await page.goto(`${centre.address}/responsibilities`);
    const cell = page.locator('#bh-cell-component-01001-g-jianshe-01');
    await cell.click();
    await page.keyboard.press('Enter');
    await page.getByLabel('责任单位', { exact: true }).fill('园林站');
    await page.getByRole('option', { name: '园林站' }).click();
    await cell.getByText('园林站').waitFor();
    await page.getByRole('button', { name: '改为沿用' }).click();
    await cell.getByText('市政管护所').waitFor();
    expect(await found(page, 'responsibilities')).toEqual([]);
  });

  it('shortens a limit of the catalogue as a new version, and says what changed', async () => {
    const page = await as('designer');
    await page.goto(`${centre.address}/catalogue`);
    await page.getByRole('button', { name: '消火栓', exact: true }).click();
    await page.getByRole('button', { name: '修改', exact: true }).click();
    expect(await found(page, 'catalogue-class')).toEqual([]);
    await page.getByLabel('时限', { exact: true }).first().fill('1');
    await page.getByLabel('为什么改').fill('汛期缩短');
    await page
      .getByRole('dialog', { name: /^修改/u })
      .getByRole('button', { name: '修改' })
      .click();
    await page.getByText(/的时限：2 紧急工作时 → 1 紧急工作时/u).waitFor();
    await page.goto(`${centre.address}/catalogue?view=versions`);
    await page.getByText('汛期缩短').first().waitFor();
    expect(await found(page, 'catalogue-versions')).toEqual([]);
    await page
      .getByRole('button', { name: /看变化/u })
      .first()
      .click();
    await page.getByText('新增 0，修改 1，停用 0').waitFor();
  });

  it('draws a grid by keys, says where it overlaps, and saves it', async () => {
    const page = await as('admin');
    await page.goto(`${centre.address}/grids`);
    await page.getByText('网格之间没有重叠，围住的地方没有空缺。').waitFor();
    await page.getByRole('button', { name: '新建网格' }).click();
    await page.getByLabel(/^名称/u).fill('集市网格');
    await page.getByLabel(/^所属村/u).fill('新华村');
    await page.getByRole('option', { name: '新华村' }).click();
    await page.getByRole('button', { name: /^第 1 角，/u }).focus();
    await page.keyboard.press('ArrowLeft');
    await page
      .getByText(/集市网格重叠|重叠 .* 公顷/u)
      .first()
      .waitFor();
    expect(await found(page, 'grid-draft')).toEqual([]);
    await page.getByRole('button', { name: '保存网格' }).click();
    await page.getByRole('heading', { name: '集市网格' }).waitFor();
    await page.getByText('没有网格员：核实和核查没有人办').waitFor();
    expect(await found(page, 'grids')).toEqual([]);
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用 集市网格').waitFor();
  });
});
