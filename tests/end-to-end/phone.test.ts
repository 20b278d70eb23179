import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from '../../domain/is-record.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { carryToCheck, carryToVerify, finish, place } from './carry-to-check.ts';
import { rows } from './database.ts';
import { machine } from './machine.ts';

/** A JPEG of 3000 × 2000 pixels whose EXIF says that it was taken upright (orientation 6). */
const uprightPhoto = async (page: Page): Promise<Buffer> => {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 2000;
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 600, 600);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(drawn, 'base64');
  // APP1: "Exif", little-endian TIFF, one entry: 0x0112 orientation, SHORT, one, 6.
  const entry = '49492a0008000000010012010300010000000600000000000000';
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(entry, 'hex')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
};

interface Photo {
  readonly purpose: string;
  readonly width: number;
  readonly height: number;
}

/** The JPEG photos of a case as the server has them, decoded by the browser. */
const photosOf = async (page: Page, address: string, caseId: string): Promise<readonly Photo[]> => {
  const detail = await (await machine(address, 'auditor')).get(`/api/cases/${caseId}`);
  const files: readonly unknown[] =
    isRecord(detail) && Array.isArray(detail['attachments']) ? detail['attachments'] : [];
  const photos: Photo[] = [];
  for (const file of files) {
    if (isRecord(file) && file['mediaType'] === 'image/jpeg') {
      const size = await page.evaluate(async (id) => {
        const answer = await fetch(`/api/attachments/${id}`);
        const { width, height } = await createImageBitmap(await answer.blob());
        return { width, height };
      }, String(file['id']));
      photos.push({ purpose: String(file['purpose']), ...size });
    }
  }
  return photos;
};

/** All that the phone has kept of what it has read, as text. */
const keptText = async (page: Page): Promise<string> =>
  page.evaluate(
    async () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('bihuan');
        opening.addEventListener('error', reject);
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction('answers').objectStore('answers').getAll();
          asking.addEventListener('success', () => {
            const all: unknown = asking.result;
            opening.result.close();
            resolve(JSON.stringify(all));
          });
        });
      }),
  );

const card = (page: Page, title: string) => page.locator('.bh-phone-card', { hasText: title });

/** The phone of a grid worker, 390 × 844, at the place of the cases. */
describe('a phone', () => {
  let centre: Centre;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    mkdirSync('screenshots', { recursive: true });
    context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      geolocation: { ...place, accuracy: 8 },
      permissions: ['geolocation'],
    });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const signIn = async (login: string): Promise<void> => {
    const nobody = page.waitForResponse(
      (answer) => answer.url().endsWith('/api/session') && answer.status() === 401,
    );
    await page.goto(`${centre.address}/sign-in`);
    await nobody;
    await page.locator('button.bh-role', { has: page.getByText(login, { exact: true }) }).click();
    await page.locator('.bh-phone-bar').waitFor();
  };

  /** Opens a task while there is a network, so that the phone has it, and takes the network away. */
  const openThenLose = async (title: string, photos = 0): Promise<void> => {
    await page.goto(`${centre.address}/inbox`);
    await card(page, title).getByRole('link').click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('误差 8 米').waitFor();
    const kept = page.locator('.bh-phone-pair img[src^="blob:"]');
    await expect.poll(async () => kept.count(), { timeout: 60_000 }).toBe(photos);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
  };

  const take = async (...files: readonly { name: string; buffer: Buffer }[]): Promise<void> => {
    const taken = page.locator('.bh-phone-photo img');
    const before = await taken.count();
    await page
      .locator('[data-field=photos] input[type=file]')
      .setInputFiles(files.map((file) => ({ ...file, mimeType: 'image/jpeg' })));
    await taken.nth(before + files.length - 1).waitFor();
  };

  it('has what is pressed at its sign-in as high as a thumb', async () => {
    await page.goto(`${centre.address}/sign-in`);
    const pressed = page.locator('.bh-signin-form :is(.MuiInputBase-root, button)');
    await pressed.first().waitFor();
    const heights = await pressed.evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect().height),
    );
    expect(heights).toEqual([48, 48, 48, 48]);
  });

  it('shows the list and the task as the rules of accessibility ask', async () => {
    await carryToVerify(centre.address, '新华村东口河道乱堆石料');
    await signIn('grid');
    await card(page, '新华村东口河道乱堆石料').waitFor();
    const list = await new AxeBuilder({ page }).analyze();
    await card(page, '新华村东口河道乱堆石料').getByRole('link').click();
    await page.getByRole('button', { name: '拍照' }).waitFor();
    const task = await new AxeBuilder({ page }).analyze();
    const grave = [...list.violations, ...task.violations].filter(({ impact }) =>
      ['serious', 'critical'].includes(impact ?? ''),
    );
    expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const narrow = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(narrow).toBeLessThanOrEqual(390);
  });

  it('keeps a check with photos without a network, and sends it once when it is back', async () => {
    const title = '和平路菜市场东门垃圾落地未清';
    const caseId = await carryToCheck(centre.address, title);
    await openThenLose(title, 2);
    // The screens, who is signed in, the task and its case come from the device.
    await page.reload();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('没有网络。').waitFor();
    await page.getByText(/显示的是 .+ 的内容/u).waitFor();
    // How it was and how it is now are seen on the spot, wherever that is.
    const widths = `[...document.querySelectorAll('.bh-phone-pair img')].map((one) => one.naturalWidth)`;
    await expect
      .poll(async () => page.evaluate<number[]>(widths), { timeout: 60_000 })
      .toEqual([1, 1]);

    const buffer = await uprightPhoto(page);
    await page.locator('[data-field=photos] input[type=file]').setInputFiles({
      name: 'broken.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not a picture'),
    });
    await page.getByText(/broken\.jpg 不是照片/u).waitFor();
    await take({ name: 'one.jpg', buffer }, { name: 'two.jpg', buffer });
    await page.getByRole('button', { name: '已清理' }).click();
    await page.screenshot({ path: 'screenshots/phone-check-offline.png' });
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/complete'))
        asked.push(request.headers()['idempotency-key'] ?? '');
    });
    await page.getByRole('button', { name: '通过', exact: true }).click();
    await card(page, title).getByText('未上传').waitFor();
    expect(asked).toEqual([]);

    // A reload loses nothing, and a second tab sends nothing twice.
    await page.reload();
    await page.getByText('已存 1 件、2 张照片，连上后自动传').waitFor();
    const other = await context.newPage();
    await other.goto(`${centre.address}/me`);
    await other.getByText('核查通过：未上传').waitFor();
    await context.setOffline(false);
    await other.getByText('都已上传').waitFor();
    await expect
      .poll(async () => page.getByText('连上后自动传').count(), { timeout: 60_000 })
      .toBe(0);
    await other.close();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^[\da-f-]{36}$/u);
    expect(await photosOf(page, centre.address, caseId)).toEqual([
      { purpose: 'photos', width: 1067, height: 1600 },
      { purpose: 'photos', width: 1067, height: 1600 },
    ]);
    const auditor = await machine(centre.address, 'auditor');
    expect(await auditor.get(`/api/cases/${caseId}`)).toMatchObject({ stage: 'close' });
  });

  it('keeps the photos of a task that was taken away, and attaches them to the case', async () => {
    const title = '文化街 45 号非法小广告';
    const caseId = await carryToVerify(centre.address, title);
    await openThenLose(title);
    await take({ name: 'one.jpg', buffer: await uprightPhoto(page) });
    await page.getByRole('button', { name: '属实', exact: true }).last().click();
    await card(page, title).getByText('未上传').waitFor();
    await finish(await machine(centre.address, 'grid'), caseId, 'not-found');
    await context.setOffline(false);
    await page.getByText('1 件没有交成。').waitFor();
    await page.getByRole('link', { name: '去处理' }).click();
    await page.screenshot({ path: 'screenshots/phone-taken-away.png' });
    await page.getByRole('button', { name: '1 张附为留言' }).click();
    await page.getByText('都已上传').waitFor();
    await expect
      .poll(async () => photosOf(page, centre.address, caseId), { timeout: 60_000 })
      .toHaveLength(1);
    const auditor = await machine(centre.address, 'auditor');
    const detail = await auditor.get(`/api/cases/${caseId}`);
    const comments =
      isRecord(detail) && Array.isArray(detail['comments']) ? detail['comments'] : [];
    expect(comments).toHaveLength(1);
    expect(JSON.stringify(comments[0])).toContain('补交现场照片 1 张');
  });

  it('stores a photo again that the server has forgotten since it was stored', async () => {
    const title = '学府路 9 号井盖松动';
    const caseId = await carryToVerify(centre.address, title);
    await page.goto(`${centre.address}/inbox`);
    await card(page, title).getByRole('link').click();
    await page.getByText('误差 8 米').waitFor();
    await take({ name: 'one.jpg', buffer: await uprightPhoto(page) });
    await page.route('**/complete', async (route) => route.abort());
    const lost = page.waitForEvent('requestfailed', (one) => one.url().endsWith('/complete'));
    await page.getByRole('button', { name: '属实', exact: true }).last().click();
    await lost;
    const unbound = await rows(
      centre,
      'delete from attachment where case_id is null and report_id is null returning id',
    );
    expect(unbound).toHaveLength(1);
    await page.unroute('**/complete');
    await page.goto(`${centre.address}/me`);
    await page.getByText('都已上传').waitFor();
    // The case has it once the engine has taken the step.
    await expect
      .poll(async () => photosOf(page, centre.address, caseId), { timeout: 60_000 })
      .toHaveLength(1);
  });

  it('says at the field what the server refuses of it, and keeps what was typed', async () => {
    const title = '建设路 12 号门前污水外溢';
    await carryToVerify(centre.address, title);
    await page.goto(`${centre.address}/inbox`);
    await card(page, title).getByRole('link').click();
    await page.getByText('误差 8 米').waitFor();
    await page.getByRole('button', { name: '自己写' }).click();
    const finding = page.getByRole('textbox', { name: '现场情况' });
    await finding.fill('井口冒水\u0007');
    await page.getByRole('button', { name: '属实', exact: true }).last().click();
    const field = page.locator('[data-field=finding]');
    await field.getByRole('alert').waitFor();
    expect(await field.getByRole('alert').textContent()).toBe('含有不能用的字符');
    expect(await finding.inputValue()).toBe('井口冒水\u0007');
    await page.locator('[data-field=finding] textarea:focus').waitFor();
    expect(await page.locator('.bh-toasts').textContent()).toBe('');
    await page.screenshot({ path: 'screenshots/phone-refused-field.png' });
    await finding.fill('井口冒水');
    await page.getByRole('button', { name: '属实', exact: true }).last().click();
    await page.waitForURL('**/inbox');
    await page.goto(`${centre.address}/me`);
    await page.getByText('都已上传').waitFor();
  });

  it('hints at what has been reported already', async () => {
    const title = '青禾路桥头堆着建筑垃圾';
    await carryToVerify(centre.address, title);
    await page.goto(`${centre.address}/reports/new`);
    await page.getByRole('textbox', { name: /什么情况/u }).fill(title);
    const hint = page.getByRole('region', { name: '疑似重复' });
    await hint.getByRole('link', { name: title }).waitFor();
    expect(await hint.getByRole('listitem').count()).toBeGreaterThan(0);
  });

  it('forgets what it has read of a case that was protected since', async () => {
    const title = '解放路 12 号夜间焚烧';
    const caseId = await carryToVerify(centre.address, title);
    await page.goto(`${centre.address}/inbox`);
    await card(page, title).getByRole('link').click();
    await page.getByRole('heading', { name: title }).waitFor();
    await expect.poll(async () => keptText(page), { timeout: 60_000 }).toContain(title);
    const commander = await machine(centre.address, 'commander');
    const body = { type: 'protect', reason: '举报人要求' };
    expect(await commander.post(`/api/cases/${caseId}/actions`, body)).toMatchObject({
      status: 200,
    });
    await page.reload();
    await page.getByRole('heading', { name: '保密事件，先说明查看目的' }).waitFor();
    await expect.poll(async () => keptText(page), { timeout: 60_000 }).not.toContain(title);
    await page.goto(`${centre.address}/inbox`);
    await card(page, '****').waitFor();
    expect(await keptText(page)).not.toContain(title);
  });

  it('shows nobody what another has left on it', async () => {
    const title = '建设路 88 号楼道堆物';
    await carryToVerify(centre.address, title);
    await openThenLose(title);
    await page.getByRole('button', { name: '属实', exact: true }).last().click();
    await card(page, title).getByText('未上传').waitFor();
    await page.getByRole('link', { name: /我的/u }).click();
    await page.getByText('还有 1 件未上传').waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL(/sign-in/u);
    await context.setOffline(false);
    await signIn('handler');
    await page.goto(`${centre.address}/me`);
    await page.getByText('都已上传').waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    // Nothing that the first has read is left, and what was pressed is still theirs.
    await expect.poll(async () => keptText(page), { timeout: 60_000 }).not.toContain(title);
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL(/sign-in/u);
    await signIn('grid');
    await page.goto(`${centre.address}/me`);
    await page.getByText('都已上传').waitFor();
    await page.goto(`${centre.address}/inbox?view=done`);
    await card(page, title).waitFor();
  });
});
