import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Now } from '../../api/contract/session.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { drawPhoto } from '../screens/draw-photo.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { countKept, formFiles, phonePhotos } from './kept-files.ts';

const seat: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };
const phone: Look = { ...seat, width: 390, height: 844 };
const dayMillis = 86_400_000;

/** As `expect.poll`, with patience for a slow machine. */
const eventually = <T>(look: () => Promise<T>) =>
  expect.poll(look, { timeout: 60_000, interval: 200 });

/** In the browser: under how many names something typed is kept. */
function countKeptTexts(): number {
  const typed = /^bihuan\.(?:typing|draft|open-case)\./u;
  return Object.keys(localStorage).filter((key) => typed.test(key)).length;
}

/** In the browser: fills what it gives to this address, to the last letter. */
function fillDevice(): void {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    for (let turn = 0; ; turn += 1) {
      try {
        localStorage.setItem(`fill.${String(size)}.${String(turn)}`, 'x'.repeat(size));
      } catch {
        break;
      }
    }
  }
}

/** Whose page it is. */
const shown = async (page: Page): Promise<string> => page.locator('.bh-person-name b').innerText();

/** The server says another day from now on. */
async function later(page: Page, days: number): Promise<void> {
  await page.unroute('**/api/now');
  await page.route('**/api/now', async (route) => {
    const response = await route.fetch();
    const now = Compile(Now).Parse(await response.json());
    const at = new Date(Date.parse(now.at) + days * dayMillis).toISOString();
    await route.fulfill({ response, json: { ...now, at } });
  });
}

describe('a machine that several people use', () => {
  let centre: Centre;
  let browser: Browser;
  let pages: SignedInPages;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    pages = new SignedInPages(browser, centre.address);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const signIn = async (context: BrowserContext, login: string): Promise<void> => {
    const answer = await context.request.post(`${centre.address}/api/session`, {
      headers: { origin: centre.address },
      data: { login, password: 'bihuan-demo' },
    });
    expect(answer.status()).toBe(201);
  };

  it('forgets what others have left two weeks after it was last changed, whoever opens the screens', async () => {
    const page = await pages.open('admin', seat);
    await page.goto(`${centre.address}/imports`);
    const csv = Buffer.from('编号,标题,时间\n1,路灯不亮,2026-11-01 08:00\n');
    await page
      .locator('.bh-import-form input[type=file]')
      .setInputFiles({ name: '十一月.csv', mimeType: 'text/csv', buffer: csv });
    await eventually(async () => page.evaluate(countKept, formFiles)).toBe(1);
    await signIn(page.context(), 'acceptor');
    await page.goto(`${centre.address}/reports/new`);
    await page.getByRole('textbox', { name: '说了什么' }).fill('井盖没了，来电 13800001111');
    await page.getByText(/已暂存/u).waitFor();
    const kept = await page.evaluate(countKeptTexts);
    expect(kept).toBeGreaterThanOrEqual(2);

    await signIn(page.context(), 'dispatcher');
    await later(page, 13);
    await page.goto(`${centre.address}/cases`);
    await page.locator('.bh-case-list').waitFor();
    expect(await page.evaluate(countKeptTexts)).toBe(kept);
    expect(await page.evaluate(countKept, formFiles)).toBe(1);

    await later(page, 15);
    await page.goto(`${centre.address}/cases`);
    await eventually(async () => page.evaluate(countKeptTexts)).toBe(0);
    await eventually(async () => page.evaluate(countKept, formFiles)).toBe(0);
    await page.context().close();
  });

  it('forgets photos of a phone with the last text that names them', async () => {
    const page = await pages.open('grid', phone);
    await page.goto(`${centre.address}/reports/new`);
    await page.getByRole('textbox', { name: '什么情况' }).fill('井盖没了');
    await page.locator('.bh-phone input[type=file]').setInputFiles({
      name: '井盖.jpg',
      mimeType: 'image/jpeg',
      buffer: await drawPhoto(browser, 'before'),
    });
    await page.locator('.bh-phone-photo img').waitFor();
    await eventually(async () => page.evaluate(countKeptTexts)).toBe(1);
    await later(page, 13);
    await page.goto(`${centre.address}/me`);
    await page.locator('.bh-phone-bar').waitFor();
    expect(await page.evaluate(countKept, phonePhotos)).toBe(1);

    await later(page, 15);
    await page.goto(`${centre.address}/me`);
    await eventually(async () => page.evaluate(countKeptTexts)).toBe(0);
    await eventually(async () => page.evaluate(countKept, phonePhotos)).toBe(0);
    await page.context().close();
  });

  it.each([
    { at: 'a desk', login: 'acceptor', look: seat, words: '说了什么', send: '仅登记' },
    { at: 'a phone', login: 'grid', look: phone, words: '什么情况', send: '上报' },
  ])(
    'sends a report although there is no room left on it, at $at',
    async ({ login, look, words, send }) => {
      const page = await pages.open(login, look);
      await page.goto(`${centre.address}/sign-in`);
      await page.evaluate(fillDevice);
      await page.goto(`${centre.address}/reports/new`);
      await page.getByRole('textbox', { name: words }).fill('井盖没了');
      await page.getByRole('textbox', { name: '在哪里' }).fill('建设路口');
      const answered = page.waitForResponse(
        (answer) => answer.url().endsWith('/api/reports') && answer.request().method() === 'POST',
      );
      await page.getByRole('button', { name: send, exact: true }).click();
      expect((await answered).status()).toBe(201);
      await page.context().close();
    },
  );

  it('shows in every tab whoever has signed in last', async () => {
    const first = await pages.open(null, seat);
    await signIn(first.context(), 'dispatcher');
    await first.goto(`${centre.address}/cases`);
    const before = await shown(first);
    const second = await first.context().newPage();
    await second.goto(`${centre.address}/me`);
    await second.locator('button', { has: second.locator('.bh-avatar') }).click();
    await second.locator('.bh-person-menu').getByRole('button', { name: '退出' }).click();
    await second
      .locator('button.bh-role', { has: second.getByText('acceptor', { exact: true }) })
      .click();
    await second.locator('.bh-person-name b').waitFor();
    const now = await shown(second);
    expect(now).not.toBe(before);
    await eventually(async () => shown(first)).toBe(now);
    await first.locator('.bh-case-list').waitFor();
    expect(await first.getByRole('dialog', { name: '登录已过期' }).count()).toBe(0);
    await first.context().close();
  });
});
