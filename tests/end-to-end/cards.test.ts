import type { Browser, Page } from 'playwright-core';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail } from '../../api/contract/cases.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { SignedInPages } from '../screens/signed-in-page.ts';
import { isRecord } from '../../domain/is-record.ts';
import { taskOf } from './carry-to-check.ts';
import { machine, type Machine } from './machine.ts';

const Detail = Compile(CaseDetail);
const title = '河道堆料，三天没人清';

describe('supervision cards on the running system', () => {
  let centre: Centre;
  let browser: Browser;
  let pages: SignedInPages;
  const people = new Map<string, Machine>();
  let caseId: string;

  const as = async (login: string): Promise<Machine> => {
    const known = people.get(login) ?? (await machine(centre.address, login));
    people.set(login, known);
    return known;
  };
  const look = async (login: string): Promise<Page> =>
    pages.open(login, { width: 1440, height: 900, theme: 'light', language: 'zh' });
  const detail = async (): Promise<CaseDetail> =>
    Detail.Parse(await (await as('supervisor')).get(`/api/cases/${caseId}`));

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    pages = new SignedInPages(browser, centre.address);
    const report = { channel: 'phone', title, description: title };
    const { body } = await (await as('acceptor')).post('/api/reports', report);
    caseId = isRecord(body) ? String(body['caseId']) : '';
    await taskOf(await as('acceptor'), caseId);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  it('are drafted, seen and approved by a leader, and only then in force', async () => {
    const supervisor = await look('supervisor');
    await supervisor.goto(`${centre.address}/cases/${caseId}`);
    await supervisor.getByRole('button', { name: '更多' }).click();
    await supervisor.getByRole('menuitem', { name: '发督办单' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByText('红单', { exact: true }).click();
    await dialog.locator('[data-field="reason"] textarea:visible').first().fill('群众第三次反映');
    await dialog.getByRole('button', { name: '督办单报批' }).click();
    await supervisor.getByText('待审批', { exact: true }).waitFor();
    expect((await detail()).cards).toEqual([]);

    const leader = await look('leader');
    await leader.goto(`${centre.address}/cards`);
    const waiting = leader.getByRole('region', { name: '待审批' });
    await waiting.getByRole('button', { name: `审批 ${title}` }).press('Enter');
    await waiting.getByText('群众第三次反映').waitFor();
    await waiting.getByRole('button', { name: '批准发红单' }).press('Enter');
    await leader.getByText('已批准，红单生效').waitFor();
    await waiting.waitFor({ state: 'detached' });
    expect((await detail()).cards).toMatchObject([
      { level: 'red', issuedBy: { id: 'p-supervisor' }, approvedBy: { id: 'p-leader' } },
    ]);
    await Promise.all([supervisor.context().close(), leader.context().close()]);
  });

  it('stand on the desk of a leader until they are acknowledged, while it is open', async () => {
    const leader = await look('leader');
    await leader.goto(centre.address);
    await leader.waitForURL(/\/desk$/u);
    const orders = leader.getByRole('region', { name: '未签收的指令' });
    const card = orders.getByRole('listitem').filter({ hasText: '红单' });
    await card.getByText(title).waitFor();
    await leader.getByRole('link', { name: /指令未签收\s*1/u }).waitFor();
    const acknowledge = { type: 'acknowledge-card' };
    const done = await (await as('commander')).post(`/api/cases/${caseId}/actions`, acknowledge);
    expect(done.status).toBe(200);
    await orders.getByText('没有未签收的指令').waitFor();
    await leader.context().close();
  });

  it('go up by themselves when nobody answers in time, and say that the system did it', async () => {
    const close = { type: 'close-card', reason: '换一张试' };
    const leader = await as('leader');
    const withdrawn = await (await as('supervisor')).post(`/api/cases/${caseId}/actions`, close);
    expect(withdrawn.status).toBe(200);
    const limit = { value: { amount: 0.0003, unit: 'urgentHours' }, version: 0 };
    expect((await (await as('admin')).put('/api/settings/blueCardLimit', limit)).status).toBe(200);
    // The setting reaches every process after a while; a card from before it has its limit.
    await expect
      .poll(
        async () => {
          const blue = { type: 'open-card', level: 'blue', reason: '办得慢' };
          await leader.post(`/api/cases/${caseId}/actions`, blue);
          const [card] = (await detail()).cards;
          if (card?.level === 'blue' && card.limit.unit === 'workDays')
            await leader.post(`/api/cases/${caseId}/actions`, close);
          return card?.issuedBy ?? card?.cause;
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBe('not-answered');
    const [raised, blue] = (await detail()).cards;
    expect(raised).toMatchObject({ level: 'orange', reason: null, ending: null });
    expect(blue).toMatchObject({ level: 'blue', ending: 'raised', closedBy: null });
    const page = await look('leader');
    await page.goto(`${centre.address}/cases/${caseId}/overview`);
    await page.getByText('上一张督办单到期没有答复').waitFor();
    await page.context().close();
  });
});
