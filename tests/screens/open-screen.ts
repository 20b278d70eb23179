import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import type { SeededCases } from './seed-cases.ts';
import { settle } from './settle.ts';

/** Brings a page to where its picture is taken. */
export const openScreen = async (
  page: Page,
  screen: Screen,
  { address, cases }: { readonly address: string; readonly cases: SeededCases },
): Promise<void> => {
  await screen.before?.(page);
  await page.goto(`${address}${screen.path(cases)}`);
  if (screen.waitsFor !== undefined) {
    await page.locator(screen.waitsFor).first().waitFor();
    return;
  }
  await settle(page);
  if (screen.steps === undefined) return;
  await screen.steps(page);
  await settle(page);
};
