import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { parseAs } from '../api/test-api.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';

const key = 'ordinary-event';
const report = { channel: 'phone', title: '井盖缺失', description: '文化街井盖缺失' };

/** Keeps a picture; what is ours on it keeps nobody out. */
const looksRight = async (page: Page, name: string, part = '.bh-procedures'): Promise<void> => {
  await page.screenshot({ path: `screenshots/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
};

/** A procedure is changed in the designer, reviewed by a second person, published, and used by the next case. */
describe('the life of a procedure', () => {
  let centre: Centre;
  let browser: Browser;
  const contexts = new Map<string, BrowserContext>();

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    mkdirSync('screenshots', { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const as = async (login: string): Promise<BrowserContext> => {
    const known = contexts.get(login);
    if (known !== undefined) return known;
    const context = await browser.newContext({
      baseURL: centre.address,
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    contexts.set(login, context);
    const answer = await context.request.post('/api/session', {
      data: { login, password: 'bihuan-demo' },
    });
    expect(answer.status()).toBe(201);
    return context;
  };
  const openCase = async (): Promise<CaseDetail> => {
    const { request } = await as('acceptor');
    const opened = parseAs(
      OpenedReport,
      await (await request.post('/api/reports', { data: report })).text(),
    );
    return parseAs(CaseDetail, await (await request.get(`/api/cases/${opened.caseId}`)).text());
  };

  it('goes from a draft to the next case, through two people', async () => {
    const before = await openCase();
    expect(before.procedure.version).toBe(1);

    const designer = await as('designer');
    const page = await designer.newPage();
    await page.goto('/procedures');
    await page.getByRole('link', { name: '普通事件闭环' }).click();
    await page.getByRole('button', { name: '起草修改' }).waitFor();
    await looksRight(page, 'procedure');
    await page.getByRole('button', { name: '起草修改' }).click();

    // Changed in the designer, kept by Ctrl+S, and there again after a reload.
    await page.locator('[data-element-id="accept"]').first().click();
    const properties = page.getByRole('complementary', { name: '属性' });
    await properties.getByRole('tab', { name: '基本' }).click();
    await properties.getByLabel('名称', { exact: true }).fill('接报受理');
    await properties.getByLabel('名称', { exact: true }).press('Enter');
    await properties.getByRole('heading', { name: '接报受理' }).waitFor();
    const kept = page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().includes('procedure-drafts'),
    );
    await page.keyboard.press('Control+s');
    expect((await kept).status()).toBe(200);
    await page.getByText(/ 已保存$/u).waitFor();
    await properties.getByRole('tab', { name: '办理' }).click();
    await looksRight(page, 'designer-draft', '.bh-designer');
    await page.reload();
    await page.locator('[data-element-id="accept"]').getByText('接报受理').waitFor();

    // What is changed is in the comparison, which the designer leads to.
    await page.getByRole('button', { name: '比第 1 版' }).click();
    await page.getByText('接报受理', { exact: true }).first().waitFor();
    await looksRight(page, 'procedure-review');
    await page.getByRole('link', { name: '打开设计器' }).click();
    await page.getByRole('region', { name: '检查' }).getByText('没有发现问题').waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('编写过草稿的人不能审核它').first().waitFor();

    const reviewer = await (await as('leader')).newPage();
    await reviewer.goto(`/procedures/${key}/design`);
    await reviewer.getByRole('button', { name: '审核通过' }).click();
    await reviewer.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
    await reviewer.getByText('已审核通过').first().waitFor();

    await page.reload();
    await page.getByRole('button', { name: '试跑近一月' }).click();
    const strip = page.getByRole('region', { name: '试跑近一月' });
    await strip.getByText('0 件结案事件').waitFor();
    await strip.getByRole('link', { name: '看这些事件' }).click();
    await page.getByText('0 件结案事件').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByText(before.title).waitFor();
    await looksRight(page, 'procedure-publish');
    await page.getByRole('dialog').getByRole('button', { name: '发布第 2 版' }).click();
    await page.getByText('没有在写的草稿。').waitFor();

    const after = await openCase();
    expect(after.procedure.version).toBe(2);
    expect(after.tasks.map(({ name }) => name)).toEqual(['接报受理']);
    const { request } = await as('acceptor');
    const still = parseAs(CaseDetail, await (await request.get(`/api/cases/${before.id}`)).text());
    expect(still.procedure.version).toBe(1);
  });
});
