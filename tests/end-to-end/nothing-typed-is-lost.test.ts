import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueVersions } from '../../api/contract/catalogue.ts';
import { IncidentList } from '../../api/contract/incidents.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { Draft } from '../../api/contract/procedure-drafts.ts';
import { Compile } from 'typebox/compile';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { drawPhoto } from '../screens/draw-photo.ts';
import { seedSome } from '../screens/seed-cases.ts';
import { SignedInPages } from '../screens/signed-in-page.ts';
import { countKept, formFiles } from './kept-files.ts';
import { machine } from './machine.ts';
import type { Made } from './typed-form.ts';
import { typedForms } from './typed-forms.ts';

const anyText = '打到一半 𠮷';
const wide = { width: 1440, height: 900, theme: 'light', language: 'zh' } as const;

/** Cases, an incident, a draft in review and one that is drawn. */
async function make(address: string, browser: Browser): Promise<Made> {
  const seeded = await seedSome(address, browser, ['dispatch', 'check', 'incident']);
  const admin = await machine(address, 'admin');
  const incidents = Compile(IncidentList).Parse(await admin.get('/api/incidents'));
  const designer = await machine(address, 'designer');
  const begun = await designer.post('/api/procedures/ordinary-event/drafts', {});
  const draft = Compile(Draft).Parse(begun.body);
  // What says the same as the version in force is not reviewed.
  const xml = draft.xml.replace('name="受理"', 'name="接报受理"');
  const path = `/api/procedure-drafts/${draft.id}`;
  const saved = Compile(Draft).Parse(
    (await designer.put(path, { version: draft.version, xml })).body,
  );
  await designer.post(`${path}/submit`, { version: saved.version });
  // A catalogue that was in force before, to be put back.
  const { inForce } = Compile(CatalogueVersions).Parse(
    await designer.get('/api/catalogue/versions'),
  );
  await designer.post('/api/catalogue/versions', {
    base: inForce,
    note: '并入别的类别',
    retire: [{ kind: 'component', code: '01002' }],
  });
  await designer.post('/api/procedures/street-lamps/drafts', { name: '路灯报修', nameEn: '' });
  const acceptor = await machine(address, 'acceptor');
  const report = { channel: 'phone', title: '要保密的事', description: '要保密的事' };
  const opened = Compile(OpenedReport).Parse(
    (await acceptor.post('/api/reports', { ...report, protected: { reason: '来电人要求' } })).body,
  );
  return {
    protectedCase: opened.caseId,
    caseId: seeded['dispatch']?.caseId ?? '',
    task: seeded['dispatch']?.taskId ?? '',
    gridTask: seeded['check']?.taskId ?? '',
    incident: incidents.data[0]?.id ?? '',
  };
}

/** The back button and a session that ends, in the middle of each form, on the running centre. */
describe('what was typed', () => {
  let centre: Centre;
  let browser: Browser;
  let made: Made;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    made = await make(centre.address, browser);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  it.each(typedForms)(
    'into $form outlives the back button and the end of a session',
    async (at) => {
      const typed = at.text ?? anyText;
      const look = at.phone === true ? { ...wide, width: 390, height: 844 } : wide;
      // Each signs in anew: the session of the one before has ended.
      const page = await new SignedInPages(browser, centre.address).open(at.login, look);
      await page.goto(`${centre.address}/me`);
      await page.goto(`${centre.address}${at.path(made)}`);
      await at.open(page);
      const field = at.field(page);
      await field.fill(typed);
      await page.goBack();
      await page.waitForURL('**/me');
      await page.goForward();
      await at.open(page);
      await field.waitFor();
      await expect.poll(async () => field.inputValue(), { timeout: 10_000 }).toBe(typed);

      await page.evaluate(async () => fetch('/api/session', { method: 'DELETE' }));
      const expired = page.getByRole('dialog', { name: '登录已过期' });
      await expired.waitFor();
      await expired.locator('input[type=password]').fill('bihuan-demo');
      await expired.getByRole('button', { name: '重新登录' }).click();
      await expired.waitFor({ state: 'hidden' });
      expect(await field.inputValue()).toBe(typed);
      await page.context().close();
    },
  );

  it('of an import is kept with its file, past the back button and a reload', async () => {
    const page = await new SignedInPages(browser, centre.address).open('admin', wide);
    await page.goto(`${centre.address}/me`);
    await page.goto(`${centre.address}/imports`);
    const form = page.locator('.bh-import-form');
    const csv = Buffer.from('编号,标题,时间\n1,路灯不亮,2026-11-01 08:00\n');
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '十一月.csv', mimeType: 'text/csv', buffer: csv });
    // Here the way back is another document: it does not wait for what is still being written.
    await expect.poll(async () => page.evaluate(countKept, formFiles)).toBe(1);
    await page.goBack();
    await page.waitForURL('**/me');
    await page.goForward();
    await form.getByText('十一月.csv', { exact: true }).waitFor();
    await page.reload();
    await form.getByText('十一月.csv', { exact: true }).waitFor();
    await form.locator('button[type=submit]').click();
    // The file itself came back: it arrives whole.
    await page.locator('.bh-imports').getByText('十一月.csv').first().waitFor();
    await form.getByText('还没有选').waitFor();
    expect(await form.getByText('十一月.csv').count()).toBe(0);
    await page.context().close();
  });

  it.each([
    { at: 'the desk', login: 'acceptor', size: {}, words: '说了什么', send: '仅登记' },
    {
      at: 'a phone',
      login: 'grid',
      size: { width: 390, height: 844 },
      words: '什么情况',
      send: '上报',
    },
  ])('while a report is under way at $at stays as it was', async ({ login, size, words, send }) => {
    const page = await new SignedInPages(browser, centre.address).open(login, { ...wide, ...size });
    const answers = [Promise.withResolvers<object>(), Promise.withResolvers<object>()] as const;
    const waiting = [...answers];
    await page.route('**/api/reports', async (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify(await waiting.shift()?.promise),
      }),
    );
    await page.goto(`${centre.address}/reports/new`);
    const field = page.getByRole('textbox', { name: words });
    const place = page.getByRole('textbox', { name: '在哪里' });
    await field.fill('井盖没了');
    await place.fill('建设路口');
    const button = page.getByRole('button', { name: send, exact: true });
    const hasFocus = async (at: typeof field): Promise<boolean> =>
      at.evaluate((element) => element === document.activeElement);
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => field.isDisabled()).toBe(true);
    // The browser takes the focus from what is disabled; it comes back to where it was.
    await expect
      .poll(async () => page.evaluate(() => document.activeElement?.tagName))
      .toBe('BODY');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    answers[0].resolve({ status: 400, code: 'validation-failed' });
    await expect.poll(async () => hasFocus(button)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(async () => field.isDisabled()).toBe(true);
    await field.click({ force: true });
    await page.keyboard.type('，有人摔倒');
    await page.keyboard.press('Control+Enter');
    expect(await field.inputValue()).toBe('井盖没了');
    const refused = { path: '/location/address', code: 'unknown-reference', message: 'unknown' };
    answers[1].resolve({ status: 400, code: 'validation-failed', errors: [refused] });
    await page.getByText('找不到，或者没有权限看').waitFor();
    await expect.poll(async () => hasFocus(place)).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type('东');
    expect(await field.inputValue()).toBe('井盖没了');
    expect(await place.inputValue()).toBe('建设路口东');
    await page.context().close();
  });

  it('and attached goes on after a reload, where it was on its way', async () => {
    const page = await new SignedInPages(browser, centre.address).open('acceptor', wide);
    await page.route('**/api/attachments', async () => new Promise<void>(() => undefined));
    await page.goto(`${centre.address}/reports/new`);
    const files = page.locator('.bh-open-case .files');
    const photo = await drawPhoto(browser, 'before');
    await files
      .locator('input[type=file]')
      .setInputFiles({ name: '井盖.jpg', mimeType: 'image/jpeg', buffer: photo });
    await files.getByText('井盖.jpg，已传').waitFor();
    await expect.poll(async () => page.evaluate(countKept, formFiles)).toBe(1);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await files.getByRole('button', { name: '移除 井盖.jpg' }).waitFor();
    expect(await files.getByText('井盖.jpg').count()).toBe(1);
    await page.context().close();
  });
});
