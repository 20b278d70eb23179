import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseList, type CaseSummary } from '../../api/contract/cases.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { rows } from './database.ts';
import { machine } from './machine.ts';

const wide: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };
const said = '举报村会计虚报补贴';
const purpose = '领导要看办理进度';

const serious = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

/** From the tick of the acceptor to the question, the log, and the level's end, by the keyboard where it matters. */
describe('a protected case on the running system', () => {
  let centre: Centre;
  let browser: Browser;
  let pages: SignedInPages;
  let row: CaseSummary;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    pages = new SignedInPages(browser, centre.address);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  it('is opened as one by a tick and a reason', async () => {
    const page = await pages.open('acceptor', wide);
    await page.goto(`${centre.address}/reports/new`);
    await page.getByRole('textbox', { name: '说了什么' }).fill(said);
    await page.getByRole('textbox', { name: '在哪里' }).fill('村委会');
    await page.getByRole('checkbox', { name: '保密' }).press('Space');
    await page.getByRole('button', { name: '仅登记' }).click();
    await page.getByText('写明保密理由').waitFor();
    await page.getByRole('textbox', { name: '保密理由' }).fill('举报人要求');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: '仅登记' }).click();
    await page.getByText('已登记').first().waitFor();
    await page.context().close();
    const leader = await machine(centre.address, 'leader');
    const [found] = Compile(CaseList).Parse(await leader.get('/api/cases')).data;
    if (found === undefined) throw new Error('Expected the case in the list, but it is not');
    row = found;
    expect(row).toMatchObject({ title: '****', secrecy: 'protected', address: null });
  });

  it('asks what for, records it, and opens', async () => {
    const page = await pages.open('leader', wide);
    await page.goto(`${centre.address}/cases`);
    await page.getByText('保密', { exact: true }).waitFor();
    expect(await page.getByText(said).count()).toBe(0);
    await page.getByRole('link', { name: row.number }).click();
    const field = page.getByRole('textbox', { name: '查看目的' });
    await field.waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.content()).not.toContain(said);
    await page.keyboard.type(purpose);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: said }).waitFor();
    expect(await serious(page)).toEqual([]);
    const log = await rows(
      centre,
      `select person_id, success, params from audit_event where type = 'protected-case-opened'`,
    );
    expect(log).toMatchObject([
      { person_id: 'p-leader', success: true, params: { caseId: row.id, purpose } },
    ]);

    await page.goto(`${centre.address}/cases/${row.id}/print`);
    await page.getByText('保密 不得外传').waitFor({ state: 'attached' });
    await page.context().close();
  });
});
