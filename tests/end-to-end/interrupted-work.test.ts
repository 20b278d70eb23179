import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unattendedHeader } from '../../api/contract/unattended-header.ts';
import { isRecord } from '../../domain/is-record.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { carryToDispatch, taskOf } from './carry-to-check.ts';
import { rows } from './database.ts';
import { machine, type Machine } from './machine.ts';

const seat: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };
const dayMillis = 86_400_000;
const shanghaiMillis = 8 * 3_600_000;
const note = '先到现场看护，等户主回来再拆';

/** The note of the task that is open. */
const noteOf = (page: Page) => page.getByRole('textbox', { name: '附言' });

/** As `expect.poll`, with patience for a slow machine. */
const eventually = <T>(look: () => Promise<T>) =>
  expect.poll(look, { timeout: 60_000, interval: 200 });

/** What comes between somebody and the work: a colleague, the back button, a lost session, a wrong clock, the engine. */
describe('interrupted work', () => {
  let centre: Centre;
  let browser: Browser;
  let pages: SignedInPages;
  let dispatcher: Machine;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    pages = new SignedInPages(browser, centre.address);
    dispatcher = await machine(centre.address, 'dispatcher');
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const toDispatch = async (title: string): Promise<{ caseId: string; taskId: string }> => {
    const caseId = await carryToDispatch(centre.address, title);
    return { caseId, taskId: await taskOf(dispatcher, caseId) };
  };
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${centre.address}${path}`);
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  };

  /** A task that is open here and changes elsewhere: its proposed unit is another, and it was held for a moment. */
  const changedUnderneath = async (title: string): Promise<Page> => {
    const { taskId } = await toDispatch(title);
    const page = await pages.open('dispatcher', seat);
    // This seat does not hear of it.
    await page.route('**/api/events*', async (route) => route.abort());
    await open(page, `/tasks/${taskId}`);
    const unit = page.getByRole('combobox', { name: '处置单位' });
    await eventually(async () => unit.inputValue()).toBe('综合执法局');
    await unit.click();
    await page.getByRole('option', { name: /市政/u }).first().click();
    await noteOf(page).fill(note);
    await rows(
      centre,
      `update responsibility set unit_id = 'u-sanitation'
       where class_code = (select l.code from "case" c join task t on t.case_id = c.id
         join catalogue_class l on l.id = c.category where t.id = $1)`,
      [taskId],
    );
    for (const operation of ['claim', 'release'])
      expect((await dispatcher.post(`/api/tasks/${taskId}/${operation}`, {})).status).toBe(200);
    await page.keyboard.press('Control+Enter');
    return page;
  };

  it('shows both values of a task that changed while its form was open, and asks which', async () => {
    const page = await changedUnderneath('文化街 3 号楼顶搭棚');
    const dialog = page.getByRole('dialog', { name: '内容已被改过' });
    await dialog.waitFor();
    // What nobody else wrote is no question.
    expect(await dialog.getByRole('rowheader').allInnerTexts()).toEqual(['处置单位']);
    // Units are told by name as soon as their names are here.
    await eventually(async () => dialog.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('市政'),
      expect.stringContaining('环'),
    ]);
    const theirs = await dialog.getByRole('cell').last().innerText();
    await dialog.getByRole('button', { name: '改用现在的' }).click();
    await eventually(async () =>
      page.getByRole('combobox', { name: '处置单位' }).inputValue(),
    ).toBe(theirs);
    expect(await noteOf(page).inputValue()).toBe(note);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/complete'));
    await page.keyboard.press('Control+Enter');
    const answer = await answered;
    expect(answer.status()).toBe(200);
    expect(answer.request().postDataJSON()).toMatchObject({
      data: { unit: 'u-sanitation', note },
    });
    await page.context().close();
  });

  it('loses nothing by the back button in the middle of a form', async () => {
    const { caseId, taskId } = await toDispatch('柳溪街 8 号院内搭房');
    const page = await pages.open('dispatcher', seat);
    await open(page, `/cases/${caseId}/overview`);
    const comment = page.getByRole('textbox', { name: '留言' });
    await comment.fill('户主说周四在家');
    await page.goto(`${centre.address}/tasks/${taskId}`);
    await noteOf(page).waitFor();
    // At once: no moment is left in which it could have been kept by itself.
    await noteOf(page).pressSequentially(note);
    await page.goBack();
    await eventually(async () => comment.inputValue()).toBe('户主说周四在家');
    await page.goForward();
    await eventually(async () => noteOf(page).inputValue()).toBe(note);

    const desk = await pages.open('acceptor', seat);
    await open(desk, '/inbox?view=pool');
    await desk.keyboard.press('n');
    await desk.getByLabel('说了什么').pressSequentially('河边护栏松了两根');
    await desk.goBack();
    await desk.getByLabel('说了什么').waitFor({ state: 'detached' });
    await desk.goForward();
    await eventually(async () => desk.getByLabel('说了什么').inputValue()).toBe('河边护栏松了两根');
    expect(await desk.getByRole('dialog').count()).toBe(0);
    await desk.context().close();
    await page.context().close();
  });

  it('shows in a second tab what was typed in the first, and keeps it when the first is closed', async () => {
    const { taskId } = await toDispatch('青禾路 15 号搭雨棚');
    const first = await pages.open('dispatcher', seat);
    await open(first, `/tasks/${taskId}`);
    await noteOf(first).pressSequentially(note);
    await first.close({ runBeforeUnload: false });
    const context = first.context();
    const second = await context.newPage();
    await open(second, `/tasks/${taskId}`);
    await eventually(async () => noteOf(second).inputValue()).toBe(note);
    const third = await context.newPage();
    await open(third, `/tasks/${taskId}`);
    await noteOf(second).fill(`${note}，带上梯子`);
    await second.getByText(/已暂存/u).waitFor();
    await second.close();
    await third.reload();
    await eventually(async () => noteOf(third).inputValue()).toBe(`${note}，带上梯子`);
    expect(await third.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  it('keeps what is typed when the session ends meanwhile, and goes on after signing in again', async () => {
    const { taskId } = await toDispatch('东风路 21 号搭简易房');
    // A sign-in of its own: it is ended here.
    const page = await new SignedInPages(browser, centre.address).open('dispatcher-2', seat);
    await open(page, `/tasks/${taskId}`);
    await noteOf(page).fill(note);
    await rows(centre, `delete from session where person_id = 'p-dispatcher-2'`);
    // The server knows who asks for a moment longer.
    await eventually(async () =>
      (await page.request.get(`${centre.address}/api/session`)).status(),
    ).toBe(401);
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    await dialog.getByLabel(/口令/u).fill('bihuan-demo');
    await dialog.getByRole('button', { name: '重新登录' }).click();
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => noteOf(page).inputValue()).toBe(note);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/complete'));
    await page.keyboard.press('Control+Enter');
    const answer = await answered;
    expect(answer.status()).toBe(200);
    expect(answer.request().postDataJSON()).toMatchObject({ data: { note } });
    await page.context().close();
  });

  it('asks for nothing in the name of somebody who has left the page', async () => {
    const page = await pages.open('acceptor', seat);
    await page.clock.install();
    const askedAfter = async (pass: string): Promise<Readonly<Record<string, string>>> => {
      const asked = page.waitForRequest((request) => request.url().endsWith('/api/now'));
      await page.clock.fastForward(pass);
      return (await asked).headers();
    };
    const openWithTime = async (): Promise<void> => {
      await open(page, '/inbox?view=pool');
      await page
        .locator('.bh-shift')
        .getByText(/工作时间/u)
        .waitFor();
    };
    await openWithTime();
    await page.keyboard.press('Shift');
    expect(await askedAfter('01:01')).not.toHaveProperty(unattendedHeader);
    await openWithTime();
    expect(await askedAfter('02:00')).toHaveProperty(unattendedHeader, '1');
    await page.context().close();
  });

  it.each([-1, 1])(
    'shows clocks and dates by the time of the server when the machine is %i day off',
    async (days) => {
      const acceptor = await machine(centre.address, 'acceptor');
      const title = `果皮箱满溢 ${String(days)}`;
      const sent = { channel: 'phone', title, description: title, location: { address: '前街' } };
      expect((await acceptor.post('/api/reports', sent)).status).toBe(201);
      const page = await pages.open('acceptor', seat);
      await page.clock.install({ time: Date.now() + days * dayMillis });
      await open(page, '/inbox?view=pool');
      const now = await acceptor.get('/api/now');
      const at = new Date(isRecord(now) ? String(now['at']) : '');
      const here = new Date(at.getTime() + shanghaiMillis);
      const date = `${String(here.getUTCMonth() + 1)} 月 ${String(here.getUTCDate())} 日`;
      await page.locator('.bh-shift').getByText(date).waitFor();
      const row = page.locator('[id^="bh-task-"]', { hasText: title });
      // Accepted within a quarter of an hour, outside office hours too.
      await row.getByText(/剩 1[345] 分/u).waitFor();
      await page.context().close();
    },
  );

  it('says what is safe while the engine is away, takes reports, and opens their cases when it is back', async () => {
    const { caseId, taskId } = await toDispatch('学府路 40 号违建');
    const page = await pages.open('dispatcher', seat);
    await open(page, `/tasks/${taskId}`);
    await noteOf(page).fill(note);
    const temporal = centre.pid('temporal');
    process.kill(temporal, 'SIGSTOP');
    try {
      const pressed = page.waitForResponse((one) => one.url().endsWith('/complete'));
      await page.keyboard.press('Control+Enter');
      expect((await pressed).status()).toBe(202);
      await page.getByText('派遣已收下，流程引擎恢复后生效').waitFor();

      // Signing in and reading go on.
      const stranger = await new SignedInPages(browser, centre.address).open(null, seat);
      await stranger.goto(`${centre.address}/sign-in`);
      await stranger.getByText('流程引擎连不上').waitFor();
      await stranger
        .locator('button.bh-role', { has: stranger.getByText('acceptor', { exact: true }) })
        .click();
      await stranger.getByText(/^流程引擎 .* 起没有回应。能看、能接单，暂不能办理。$/u).waitFor();
      await stranger.goto(`${centre.address}/cases/${caseId}`);
      await stranger.getByRole('heading', { name: '学府路 40 号违建' }).waitFor();

      await stranger.goto(`${centre.address}/reports/new`);
      await stranger.getByLabel('说了什么').fill('广场路灯不亮');
      await stranger.getByLabel('在哪里').fill('和平广场');
      const answered = stranger.waitForResponse(
        (answer) => answer.url().endsWith('/api/reports') && answer.request().method() === 'POST',
      );
      await stranger.getByRole('button', { name: '仅登记' }).click();
      const answer = await answered;
      expect(answer.status()).toBe(202);
      const opened: unknown = await answer.json();
      const { number, caseId: later } = isRecord(opened) ? opened : {};
      expect(number).toMatch(/^LS-/u);
      await stranger
        .getByText(`已登记 ${String(number)}，流程引擎恢复后自动受理`)
        .first()
        .waitFor();
      await stranger.context().close();

      process.kill(temporal, 'SIGCONT');
      const auditor = await machine(centre.address, 'auditor');
      await eventually(async () => auditor.get(`/api/cases/${String(later)}`)).toMatchObject({
        state: 'open',
        stage: 'accept',
      });
      // What was pressed meanwhile is done, once.
      const done = async () =>
        rows(
          centre,
          `select params -> 'event' ->> 'outcome' as outcome from ledger_entry
           where case_id = $1 and task_id = $2 and type = 'task-completed'`,
          [caseId, taskId],
        );
      await eventually(done).toEqual([{ outcome: 'dispatch' }]);
    } finally {
      process.kill(temporal, 'SIGCONT');
    }
    await page.context().close();
  });
});
