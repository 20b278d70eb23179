import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { serveCopy, type ServedCopy } from './served-copy.ts';

const ManifestText = Compile(
  Type.Object({
    start_url: Type.String(),
    display: Type.String(),
    icons: Type.Array(Type.Object({ src: Type.String(), sizes: Type.String() })),
  }),
);

const widths = { phone: 390, desk: 1440 } as const;

const isNewer = async (page: Page): Promise<number> =>
  page.locator('meta[name=build][content=newer]').count();

describe('the screens on a device', () => {
  let centre: Centre;
  let browser: Browser;
  let served: ServedCopy;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    served = await serveCopy(centre.address);
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
    await centre.stop();
  });

  const opened = async (width: number): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.clock.install();
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/session'));
    await page.goto(`${served.address}/sign-in`);
    await asked;
    await page.locator('button.bh-role', { has: page.getByText('grid', { exact: true }) }).click();
    await page.getByRole('navigation').first().waitFor();
    return { context, page };
  };

  it('can be put on the home screen', async () => {
    const { context, page } = await opened(widths.phone);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const browserOf = await context.newCDPSession(page);
    const { data, errors } = await browserOf.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = ManifestText.Parse(JSON.parse(data ?? 'null'));
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (path) => {
        const { width, height } = await createImageBitmap(await (await fetch(path)).blob());
        return `${String(width)}x${String(height)}`;
      }, src);
      expect([src, size]).toEqual([src, sizes]);
    }
    const { installabilityErrors } = await browserOf.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    await context.close();
  });

  it('tells on phone and desk that there are newer ones, and shows them when somebody wants them', async () => {
    const phone = await opened(widths.phone);
    await phone.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // From here on its pages come from the device.
    await phone.page.reload();
    await phone.page.locator('.bh-phone-bar').waitFor();
    // The same device in a wide window: its pages come from there too.
    const wide = await phone.context.newPage();
    await wide.setViewportSize({ width: widths.desk, height: 844 });
    await wide.goto(`${served.address}/inbox`);
    await wide.locator('.bh-rail').waitFor();
    const desk = await opened(widths.desk);
    const all = [phone.page, wide, desk.page];
    for (const page of all) expect(await page.getByText('有新版本').count()).toBe(0);
    served.serveNewer();
    for (const page of all) {
      await page.clock.fastForward('11:00');
      await page.getByText('有新版本').waitFor();
      expect(await isNewer(page)).toBe(0);
    }
    for (const page of [desk.page, wide, phone.page]) {
      await page.getByRole('button', { name: '刷新页面' }).click();
      await expect.poll(async () => isNewer(page), { timeout: 60_000 }).toBe(1);
    }
    await phone.page.locator('.bh-phone-bar').waitFor();
    expect(await phone.page.getByText('有新版本').count()).toBe(0);
    await phone.context.close();
    await desk.context.close();
  });

  it('brings by one press what an open page has not loaded yet when it has another name since', async () => {
    const { context, page } = await opened(widths.desk);
    const menu = page.locator('button', { has: page.locator('.bh-avatar') });
    served.rename('my-page');
    await menu.click();
    await page.locator('.bh-person-menu a[href="/me"]').click();
    await page.getByRole('heading', { name: '这一页没有取到' }).waitFor();
    await page.getByRole('button', { name: '刷新页面' }).click();
    await page.locator('.bh-me').waitFor();

    // The sign-in page stands outside the frame: it was never loaded by this document.
    served.rename('sign-in-page');
    await menu.click();
    await page.locator('.bh-person-menu').getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '这一页没有取到' }).waitFor();
    await page.getByRole('button', { name: '刷新页面' }).click();
    await page.locator('button.bh-role').first().waitFor();
    expect(await page.getByRole('heading', { name: '这一页没有取到' }).count()).toBe(0);
    await context.close();
  });
});
