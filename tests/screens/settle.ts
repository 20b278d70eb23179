import type { Page } from 'playwright-core';

const settleMillis = 400;

/** The page is there, and nothing on it is still being loaded. */
export const settle = async (page: Page): Promise<void> => {
  // The stream of live events never ends, so there is no idle network to wait for.
  await page.locator('#root > *').first().waitFor();
  await page.waitForTimeout(settleMillis);
  const loading = page.locator('.bh-skeleton, [aria-busy="true"]');
  await loading.first().waitFor({ state: 'detached' });
  await page.waitForTimeout(settleMillis);
};
