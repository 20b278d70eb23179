import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { stages } from '../../domain/stages.ts';
import { machine } from './machine.ts';

const words = '文化街一户在楼顶搭彩钢房，正在焊架子';
const photo = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: words });

/** Presses the strong button of the chosen outcome, and waits for the step to be committed. */
const submit = async (page: Page, outcome: string): Promise<void> => {
  const answered = page.waitForResponse((response) => response.url().endsWith('/complete'));
  await panelOf(page)
    .locator('.bh-outcomes')
    .getByRole('button', { name: new RegExp(`^${outcome}`, 'u') })
    .first()
    .click();
  const answer = await answered.catch(async (error: unknown) => {
    await page.screenshot({ path: 'screenshots/loop-failed.png' });
    throw error;
  });
  expect([outcome, answer.status()]).toEqual([outcome, 200]);
  await page.getByRole('region', { name: '提示' }).getByText(/已/u).first().waitFor();
};

/** An outcome that is not a way forward stands in the menu. */
const choose = async (page: Page, outcome: string): Promise<void> => {
  await panelOf(page).getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: outcome }).click();
};

const sayYes = async (page: Page, question: string): Promise<void> => {
  const group = panelOf(page).getByRole('radiogroup', { name: question });
  await group.getByText('是', { exact: true }).click();
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
    await panelOf(page).getByRole('heading', { name: words }).waitFor();
    return page;
  };

  it('goes from report to assessment, through all twelve stages', async () => {
    const desk = await as('acceptor');
    await desk.goto(`${centre.address}/reports/new`);
    await desk.getByRole('textbox', { name: '电话', exact: true }).fill('13800000000');
    await desk.getByLabel('说了什么').fill(words);
    await desk.getByLabel('在哪里').fill('文化街 12 号');
    await desk.getByRole('application').click({ position: { x: 180, y: 110 } });
    await desk.getByRole('radiogroup', { name: '要回电' }).getByText('要', { exact: true }).click();
    for (const question of ['有人受伤或受困', '影响行人、车辆通行'])
      await desk.getByRole('group', { name: question }).getByRole('button', { name: '否' }).click();
    await desk.getByRole('button', { name: '仅登记' }).click();
    const link = desk.getByRole('link', { name: /^LS-/u });
    await link.waitFor();
    const casePath = (await link.getAttribute('href')) ?? '';
    expect(casePath).toMatch(/^\/cases\//u);

    const asking = await pick('acceptor');
    await choose(asking, '转核实');
    await asking.getByLabel('要核实什么').fill('是哪一栋，搭到什么程度');
    await submit(asking, '转核实');
    const verifying = await pick('grid');
    await verifying.getByLabel('现场情况').fill('3 栋楼顶，约 40 平方米，骨架已立');
    await submit(verifying, '属实');
    await submit(await pick('acceptor'), '受理');

    const filing = await pick('acceptor');
    await filing.getByRole('combobox', { name: '类别' }).fill('私搭乱建');
    await filing
      .getByRole('option', { name: /私搭乱建/u })
      .first()
      .click();
    await panelOf(filing)
      .getByRole('radio', { name: /正在搭建/u })
      .click();
    await submit(filing, '立案');
    await submit(await pick('dispatcher'), '派遣');

    const lead = await pick('lead');
    await lead.getByRole('combobox', { name: '责任人' }).click();
    await lead
      .getByRole('option', { name: /孙立新/u })
      .first()
      .click();
    await submit(lead, '指派');

    const handler = await pick('handler', 'mine');
    await handler.getByLabel('处置结果').fill('已责令停工，当场拆除骨架');
    const inputs = panelOf(handler).locator('input[type=file]');
    for (const n of [0, 1]) {
      await inputs.nth(n).setInputFiles(photo);
    }
    // The outcome waits for the uploads; each requirement ticks itself.
    await handler.locator('.bh-ticks .met', { hasText: '处置后照片' }).waitFor();
    await submit(handler, '提交结果');

    const confirming = await pick('lead');
    await confirming.getByLabel('处置结果').fill('情况属实，已拆除');
    await submit(confirming, '提交反馈');
    await submit(await pick('dispatcher'), '转核查');
    await submit(await pick('grid'), '核查通过');

    const closing = await pick('acceptor');
    await sayYes(closing, '结案条件已达到');
    await closing.getByLabel('答复内容').fill('骨架已拆除，感谢反映');
    await submit(closing, '结案');

    const calling = await pick('acceptor');
    await panelOf(calling).getByText('第 1 次，共 3 次').waitFor();
    await sayYes(calling, '问题解决了吗');
    await panelOf(calling).locator('label', { hasText: '5 分' }).click();
    await submit(calling, '已接通');
    await submit(await pick('commander'), '确认');

    const auditor = await machine(centre.address, 'auditor');
    const id = casePath.split('/')[2] ?? '';
    await expect
      .poll(async () => auditor.get(`/api/cases/${id}`), { timeout: 60_000, interval: 500 })
      .toMatchObject({
        state: 'closed',
        stages: stages.map((stage) => ({ stage, state: 'done' })),
        assessment: { end: 'closed' },
      });
    expect(await auditor.get(`/api/cases/${id}/audit`)).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
    });

    const supervisor = await as('supervisor');
    await supervisor.goto(`${centre.address}${casePath}`);
    await supervisor.getByRole('heading', { name: words }).waitFor();
    const stepper = supervisor.getByRole('list', { name: '环节' });
    expect(await stepper.getByRole('listitem').count()).toBe(stages.length);
    expect(await stepper.getByText('未经').count()).toBe(0);
    await supervisor.screenshot({ path: 'screenshots/loop-closed.png' });
  });
});
