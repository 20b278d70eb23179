import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { drawPhoto } from '../screens/draw-photo.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { machine } from './machine.ts';

const seat: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };
const words = '建设街 57 号旁堆着十来袋暴露垃圾';
const mostTabs = 200;

/** Tab after Tab, as somebody without a mouse would. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  await wanted.first().waitFor({ state: 'attached' });
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    const there = await wanted
      .first()
      .evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus'));
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected ${wanted.toString()} to be reached by Tab, but it was not`);
};

const write = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.insertText(text);
};

/** The first suggestion for what is typed. */
const pickFirst = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, page.getByRole('combobox', { name: label }));
  await page.keyboard.insertText(text);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  if ((await page.locator('[role=option].Mui-focused').count()) === 0)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};

interface KeyedStep {
  readonly login: string;
  readonly view: 'pool' | 'mine';
  readonly fill?: (page: Page, photo: Buffer) => Promise<void>;
}

/** From accepting to closing; each strong outcome is the first. */
const keyedSteps: readonly KeyedStep[] = [
  { login: 'acceptor', view: 'pool' },
  {
    login: 'acceptor',
    view: 'pool',
    fill: async (page) => {
      await pickFirst(page, '类别', '暴露垃圾');
      await tabTo(page, page.getByRole('radio').first());
      await page.keyboard.press(' ');
    },
  },
  {
    login: 'dispatcher',
    view: 'pool',
    fill: async (page) => pickFirst(page, '处置单位', '综合执法'),
  },
  {
    login: 'lead',
    view: 'pool',
    fill: async (page) => pickFirst(page, '责任人', '孙立新'),
  },
  {
    login: 'handler',
    view: 'mine',
    fill: async (page, photo) => {
      await write(page, '处置结果', '已清走，地面冲洗过');
      // What a file dialog does is the system's; here it only answers.
      const inputs = page.locator('.bh-form input[type=file]');
      for (const n of [0, 1])
        await inputs.nth(n).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
      await page.locator('.bh-ticks .met', { hasText: '处置后照片' }).waitFor();
    },
  },
  {
    login: 'lead',
    view: 'pool',
    fill: async (page) => write(page, '处置结果', '情况属实，已清走'),
  },
  { login: 'dispatcher', view: 'pool' },
  { login: 'grid', view: 'pool' },
  {
    login: 'acceptor',
    view: 'pool',
    fill: async (page) => {
      const group = page.getByRole('radiogroup', { name: '结案条件已达到' });
      await tabTo(page, group.getByRole('radio').first());
      await page.keyboard.press(' ');
      await write(page, '答复内容', '垃圾已清走，感谢反映');
    },
  },
];

describe('at the desk', () => {
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

  const open = async (login: string, path: string): Promise<Page> => {
    const page = await pages.open(login, seat);
    await page.goto(`${centre.address}${path}`);
    return page;
  };

  it('carries a case from the call to its end by keyboard alone', async () => {
    const photo = await drawPhoto(browser, 'after');
    const desk = await pages.open(null, seat);
    await desk.goto(centre.address);
    await tabTo(
      desk,
      desk.locator('button.bh-role', { has: desk.getByText('acceptor', { exact: true }) }),
    );
    await desk.keyboard.press('Enter');
    await desk.getByRole('navigation', { name: '主菜单' }).waitFor();
    await desk.keyboard.press('n');
    await write(desk, '说了什么', words);
    await write(desk, '在哪里', '建设街 57 号');
    for (const question of await desk.getByRole('group').all()) {
      const no = question.getByRole('button', { name: '否' });
      if ((await no.count()) > 0) {
        await tabTo(desk, no);
        await desk.keyboard.press('Enter');
      }
    }
    await tabTo(desk, desk.getByRole('button', { name: '仅登记' }));
    await desk.keyboard.press('Enter');
    const link = desk.getByRole('link', { name: /^LS-/u });
    await link.waitFor();
    const id = ((await link.getAttribute('href')) ?? '').split('/')[2] ?? '';
    await desk.context().close();

    for (const { login, view, fill } of keyedSteps) {
      const page = await open(login, `/inbox?view=${view}`);
      await page.getByRole('complementary', { name: words }).waitFor();
      await fill?.(page, photo);
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/complete'));
      await page.keyboard.press('Control+Enter');
      expect([login, (await answered).status()]).toEqual([login, 200]);
      await page.context().close();
    }
    const auditor = await machine(centre.address, 'auditor');
    await expect
      .poll(async () => auditor.get(`/api/cases/${id}`), { timeout: 60_000, interval: 500 })
      .toMatchObject({ state: 'closed' });
  });
});
