import type { Page } from 'playwright-core';

const settleMillis = 300;
const quietLooks = 3;

/** The page is there, and nothing on it is still being loaded. */
export const settle = async (page: Page): Promise<void> => {
  // The stream of live events never ends, so there is no idle network to wait for.
  await page.locator('#root > *').first().waitFor();
  const loading = page.locator('.bh-skeleton, .bh-later, [aria-busy="true"]');
  // A page whose code comes late shows that it loads only after a first look has seen nothing.
  for (let quiet = 0; quiet < quietLooks; quiet += 1) {
    await page.waitForTimeout(settleMillis);
    if ((await loading.count()) > 0) {
      await loading.first().waitFor({ state: 'detached' });
      quiet = -1;
    }
  }
};
