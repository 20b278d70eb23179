import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draft } from '../../api/contract/procedure-drafts.ts';
import { CaseDetail } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { parseAs } from '../api/test-api.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';

const key = 'ordinary-event';
const report = { channel: 'phone', title: '井盖缺失', description: '文化街井盖缺失' };

/** Keeps a picture; what is ours on it keeps nobody out. */
const looksRight = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: `screenshots/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).include('.bh-procedures').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
};

/** A procedure is changed, reviewed by a second person, published, and used by the next case. */
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
    // The drawing itself is looked at by the test of the designer.
    const begun = parseAs(
      Draft,
      await (await designer.request.post(`/api/procedures/${key}/drafts`, { data: {} })).text(),
    );
    const xml = begun.xml.replace('name="受理"', 'name="接报受理"');
    const saved = await designer.request.put(`/api/procedure-drafts/${begun.id}`, {
      data: { version: begun.version, xml },
    });
    expect(saved.status()).toBe(200);
    await page.goto(`/procedures/${key}/review`);
    await page.getByText('接报受理', { exact: true }).first().waitFor();
    await looksRight(page, 'procedure-review');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('编写过草稿的人不能审核它').first().waitFor();

    const reviewer = await (await as('leader')).newPage();
    await reviewer.goto(`/procedures/${key}/review`);
    await reviewer.getByRole('button', { name: '审核通过' }).click();
    await reviewer.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
    await reviewer.getByText('已审核通过').first().waitFor();

    await page.reload();
    await page.getByRole('button', { name: '试跑' }).click();
    await page.getByRole('button', { name: '试跑结案事件' }).click();
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
