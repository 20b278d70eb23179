import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { machine } from './machine.ts';

const words = '文化街一家水果店把货物摆出门店，占了半条人行道';
const photo = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const submit = async (page: Page, outcome: string): Promise<void> => {
  const panel = page.getByRole('complementary', { name: words });
  await panel
    .getByRole('button', { name: new RegExp(`^${outcome}`, 'u') })
    .first()
    .click();
  await page
    .getByRole('region', { name: '提示' })
    .getByText(/已|JC-/u)
    .first()
    .waitFor()
    .catch(async (error: unknown) => {
      await page.screenshot({ path: 'screenshots/loop-failed.png' });
      throw error;
    });
};

/** One event from report to assessment, each step by the right person in a browser of their own. */
describe('the closed loop in the browser', () => {
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
    page.setDefaultTimeout(30_000);
    await page.goto(centre.address);
    await page.locator('button.bh-role', { has: page.getByText(login, { exact: true }) }).click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    pages.set(login, page);
    return page;
  };

  /** Opens the case's task from the inbox, as a person would. */
  const pick = async (login: string, view: 'pool' | 'mine' = 'pool'): Promise<Page> => {
    const page = await as(login);
    await page.goto(`${centre.address}/inbox?view=${view}`);
    await page.getByRole('button', { name: words }).first().click();
    await page
      .getByRole('complementary', { name: words })
      .getByRole('heading', { name: words })
      .waitFor();
    return page;
  };

  it('goes from report to assessment', async () => {
    const desk = await as('acceptor');
    await desk.goto(`${centre.address}/reports/new`);
    await desk.getByLabel('说了什么').fill(words);
    await desk.getByLabel('在哪里').fill('文化街 12 号');
    await desk.getByRole('application').click({ position: { x: 180, y: 110 } });
    await desk.getByPlaceholder('输入类别').fill('店外经营');
    await desk
      .getByRole('button', { name: /店外经营/u })
      .first()
      .click();
    await desk.getByRole('radio', { name: /货物摆出门店/u }).check();
    for (const question of ['有人受伤或受困', '影响行人、车辆通行'])
      await desk.getByRole('group', { name: question }).getByRole('button', { name: '否' }).click();
    await desk.getByRole('button', { name: /受理并立案/u }).click();
    const link = desk.getByRole('link', { name: /^JC-/u });
    await link.waitFor();
    const casePath = (await link.getAttribute('href')) ?? '';
    expect(casePath).toMatch(/^\/cases\//u);

    await submit(await pick('dispatcher'), '派遣');

    const lead = await pick('lead');
    await lead.getByRole('combobox', { name: '责任人' }).click();
    await lead
      .getByRole('option', { name: /孙立新/u })
      .first()
      .click();
    await submit(lead, '指派');

    const handler = await pick('handler', 'mine');
    await handler.getByLabel('处置结果').fill('已劝说店主把货物收回店内，人行道恢复通行');
    const inputs = handler.getByRole('complementary', { name: words }).locator('input[type=file]');
    for (const n of [0, 1]) {
      await inputs.nth(n).setInputFiles(photo);
    }
    // The outcome waits for the uploads; each requirement ticks itself.
    await handler.locator('.bh-ticks .met', { hasText: '处置后照片' }).waitFor();
    await submit(handler, '提交结果');

    const confirming = await pick('lead');
    await confirming.getByLabel('处置结果').fill('情况属实，已整改');
    await submit(confirming, '提交反馈');
    await submit(await pick('dispatcher'), '转核查');
    await submit(await pick('grid'), '核查通过');

    const closing = await pick('acceptor');
    await closing
      .getByRole('radiogroup', { name: '结案条件已达到' })
      .getByText('是', { exact: true })
      .click();
    await closing.getByLabel('答复内容').fill('店主已收回货物，感谢反映');
    await submit(closing, '结案');

    const auditor = await machine(centre.address, 'auditor');
    const id = casePath.split('/')[2] ?? '';
    await expect
      .poll(async () => auditor.get(`/api/cases/${id}`), { timeout: 60_000, interval: 500 })
      .toMatchObject({ state: 'closed', stage: 'assess' });
    expect(await auditor.get(`/api/cases/${id}/audit`)).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
    });

    const supervisor = await as('supervisor');
    await supervisor.goto(`${centre.address}${casePath}`);
    await supervisor.getByRole('heading', { name: words }).waitFor();
    await supervisor.screenshot({ path: 'screenshots/loop-closed.png' });
  });
});
