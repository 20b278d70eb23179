import type { Browser, Locator, Page, Response } from 'playwright-core';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskList } from '../../api/contract/tasks.ts';
import { fillTasks } from '../benchmarks/fill-tasks.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { drawPhoto } from '../screens/draw-photo.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { connected } from './database.ts';
import { machine } from './machine.ts';

const Tasks = Compile(TaskList);
const seat: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };
const words = '建设街 57 号旁堆着十来袋暴露垃圾';
const rows = '[id^="bh-task-"]';
const mostTabs = 200;
const deepRow = 1_500;

/** Place in the list and task of the rows that are drawn now. */
const drawnRows = async (page: Page): Promise<readonly (readonly [number, string])[]> =>
  page.evaluate<[number, string][]>(
    `[...document.querySelectorAll('${rows}')].map((row) => [Number(row.getAttribute('aria-rowindex')), row.id])`,
  );

/** A wheel's scroll goes on after its event is answered, and would carry off what a key scrolls to. */
const scrollAtRest = async (page: Page): Promise<void> => {
  const drawn = async () => JSON.stringify(await drawnRows(page));
  let before = '';
  await expect
    .poll(
      async () => {
        const last = before;
        before = await drawn();
        return before === last;
      },
      { interval: 250 },
    )
    .toBe(true);
};

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
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.locator('[role=option].Mui-focused', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
};

/** The answer to what the keys send. */
const submitted = async (page: Page): Promise<Response> => {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/complete'));
  await page.keyboard.press('Control+Enter');
  return answered;
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
      // Nothing is submitted while a photo is on its way.
      await page.locator('.bh-form progress').first().waitFor({ state: 'detached' });
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
  const report = async (title: string): Promise<void> => {
    const acceptor = await machine(centre.address, 'acceptor');
    const answer = await acceptor.post('/api/reports', {
      channel: 'phone',
      title,
      description: title,
      location: { address: '建设街', grid: 'g-jianshe-01' },
    });
    expect(answer.status).toBe(201);
  };
  /** The colleague is faster, and this seat has not heard of it yet. */
  const claimedByColleague = async (titles: readonly string[]): Promise<void> => {
    const colleague = await machine(centre.address, 'acceptor-2');
    const list = await colleague.get('/api/tasks?view=pool&perPage=100');
    for (const { id, title } of Tasks.Parse(list).data)
      if (titles.includes(title))
        expect((await colleague.post(`/api/tasks/${id}/claim`, {})).status).toBe(200);
  };
  const deaf = async (login: string, path: string): Promise<Page> => {
    const page = await pages.open(login, seat);
    await page.route('**/api/events*', async (route) => route.abort());
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
      expect([login, (await submitted(page)).status()]).toEqual([login, 200]);
      await page.context().close();
    }
    const auditor = await machine(centre.address, 'auditor');
    await expect
      .poll(async () => auditor.get(`/api/cases/${id}`), { timeout: 60_000, interval: 500 })
      .toMatchObject({ state: 'closed' });
  });

  it('claims many at once, and says of each that a colleague has taken why it was not', async () => {
    const titles = ['路灯不亮', '井盖响动', '树枝挡路', '果皮箱满溢'];
    for (const title of titles) await report(title);
    const page = await deaf('acceptor', '/inbox?view=pool');
    await expect
      .poll(async () => page.locator(rows).count(), { timeout: 60_000 })
      .toBe(titles.length);
    await claimedByColleague(titles.slice(0, 2));
    await page.getByRole('checkbox').first().check();
    await page.getByRole('toolbar', { name: '批量操作' }).getByText('认领').click();
    const result = page.getByRole('dialog', { name: '没有办成的 2 件' });
    await result.waitFor();
    const listed = async (name: string) =>
      (
        await result.getByRole('list', { name, exact: true }).getByRole('listitem').allInnerTexts()
      ).toSorted();
    expect(await listed('没有办成')).toEqual([
      expect.stringContaining('路灯不亮\n别人已经认领'),
      expect.stringContaining('井盖响动\n别人已经认领'),
    ]);
    expect(await listed('办成')).toEqual([
      expect.stringContaining('树枝挡路\n办成'),
      expect.stringContaining('果皮箱满溢\n办成'),
    ]);
    expect(await result.innerText()).toContain('2 件办成，2 件没有');
    await page.context().close();
  });

  it('says who has taken a task that is open here', async () => {
    const title = '河边护栏松动';
    await report(title);
    const page = await deaf('acceptor', '/inbox?view=pool');
    await page.getByRole('button', { name: title }).first().click();
    await page.getByRole('complementary', { name: title }).waitFor();
    await claimedByColleague([title]);
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: '许嘉宁 已经在办' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('这一步没有生效');
    await page.context().close();
  });

  it('scrolls deep into 100,000 tasks: few rows are drawn, none comes twice, nothing chosen is lost', async () => {
    await connected(centre, async (database) => fillTasks(database, 0, 100_000));
    const page = await pages.open('commander', seat);
    const asked: URL[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/api/tasks') asked.push(url);
    });
    await page.goto(`${centre.address}/inbox?view=team`);
    await page.locator(rows).first().waitFor();
    await page.getByText('10,000 项以上').first().waitFor();
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('已选 1 项').waitFor();
    const current = page.locator('tr.current');
    const at = Number(await current.getAttribute('aria-rowindex'));
    const chosen = (await current.getAttribute('id')) ?? '';
    const seen = new Map<number, string>();
    let drawn = 0;
    await page.locator(rows).first().hover();
    while (Math.max(0, ...seen.keys()) < deepRow) {
      await page.mouse.wheel(0, 700);
      const inSight = await drawnRows(page);
      drawn = Math.max(drawn, inSight.length);
      for (const [index, id] of inSight) {
        expect(seen.get(index) ?? id).toBe(id);
        seen.set(index, id);
      }
      await page.waitForTimeout(20);
    }
    expect(new Set(seen.values()).size).toBe(seen.size);
    expect(seen.size).toBeGreaterThan(deepRow * 0.9);
    expect(drawn).toBeLessThan(80);
    const [first, ...later] = asked.filter((url) => url.searchParams.get('perPage') === '60');
    expect(first?.searchParams.has('cursor')).toBe(false);
    expect(later.length).toBeGreaterThanOrEqual(Math.floor(deepRow / 60) - 1);
    expect(later.every((url) => url.searchParams.has('cursor'))).toBe(true);
    expect(new Set(later.map(String)).size).toBe(later.length);

    // Where one is, what was ticked and what has the keys are as before, out of sight as they are.
    expect(`bh-task-${new URL(page.url()).searchParams.get('task') ?? ''}`).toBe(chosen);
    expect(await grid.getAttribute('aria-activedescendant')).toBe(chosen);
    expect(await page.evaluate("document.activeElement?.getAttribute('role')")).toBe('grid');
    await page.getByRole('toolbar', { name: '批量操作' }).getByText('已选 1 项').waitFor();
    await scrollAtRest(page);
    await page.keyboard.press('j');
    await page.locator(`tr.current[aria-rowindex="${String(at + 1)}"]`).waitFor();
    await page.context().close();
  });
});
