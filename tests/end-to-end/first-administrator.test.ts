import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';

const account = (centre: Centre, ...args: readonly string[]): string => {
  const ended = spawnSync(process.execPath, ['api/commands/account.ts', ...args], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', DATABASE_URL: centre.databaseUrl },
  });
  if (ended.status !== 0) throw new Error(`Expected the account, but got: ${ended.stderr}`);
  return ended.stdout;
};

const oneTimeIn = (text: string): string =>
  /One-time password: (?<password>\S+)/u.exec(text)?.groups?.['password'] ?? '';

/** A centre as a town starts it: nobody of the demonstration, no account at all. */
describe('a centre outside demo mode', () => {
  let centre: Centre;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    centre = await startCentre({ env: { BIHUAN_DEMO: '0' } });
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const signIn = async (login: string, password: string): Promise<void> => {
    await page.locator('input[autocomplete=username]').fill(login);
    await page.locator('input[autocomplete=current-password]').fill(password);
    await page.keyboard.press('Enter');
  };

  const changePassword = async (current: string, next: string): Promise<void> => {
    await page.getByRole('heading', { name: '改口令' }).waitFor();
    // The focus is where one begins; Tab passes the eye of each field.
    for (const text of [current, next, next]) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('口令已改').waitFor();
  };

  it('lets the first administrator in, after another password was chosen', async () => {
    const made = account(
      centre,
      'first-administrator',
      '--login',
      'zhang.min',
      '--name',
      '张敏',
      '--generate',
    );
    const password = oneTimeIn(made);
    await page.goto(centre.address);
    await signIn('zhang.min', password);
    await changePassword(password, 'Glocke-und-Turm-7');
    // The first screen of a security administrator; who she is stands on her own page.
    await page.waitForURL(/\/units/u);
    await page
      .getByRole('navigation', { name: '主菜单' })
      .getByRole('link', { name: '我的' })
      .click();
    await page.getByRole('heading', { name: '张敏' }).waitFor();
    expect(await page.getByText('安全管理员').count()).toBeGreaterThan(0);
  });

  it('lets the administrator make an account, whose person can then work', async () => {
    const made = await page.evaluate(async () => {
      const answer = await fetch('/api/accounts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          login: 'li.wei',
          name: '李伟',
          posts: [{ role: 'acceptor', unit: 'u-centre' }],
        }),
      });
      return answer.text();
    });
    const password =
      /"oneTimePassword":"(?<password>[^"]+)"/u.exec(made)?.groups?.['password'] ?? '';
    await page.getByRole('button', { name: /^个人菜单/u }).click();
    await page.getByRole('button', { name: '退出' }).click();
    await signIn('li.wei', password);
    await changePassword(password, 'Turm-und-Glocke-8');
    await page.waitForURL(/\/inbox/u);
    const menu = page.getByRole('navigation', { name: '主菜单' });
    await menu.waitFor();
    expect(await menu.getByRole('link').allInnerTexts()).toEqual([
      '收件箱',
      '开单',
      '事件',
      '督办',
      '统计',
      '我的',
    ]);
  });

  it('lets a person change the password again, from the menu', async () => {
    await page.getByRole('button', { name: /^个人菜单/u }).click();
    await page.getByRole('link', { name: '改口令' }).click();
    await changePassword('Turm-und-Glocke-8', 'Kreis-und-Quadrat-9');
    await page.waitForURL(/\/me$/u);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    await expect.poll(async () => heading.innerText()).toBe('李伟');
  });
});
