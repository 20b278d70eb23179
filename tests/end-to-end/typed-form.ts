import type { Locator, Page } from 'playwright-core';

/** What the centre has that forms are about, by its ids. */
export interface Made {
  /** A case that waits to be dispatched, and its task. */
  readonly caseId: string;
  readonly task: string;
  /** A protected case, which asks what it is opened for. */
  readonly protectedCase: string;
  readonly incident: string;
  /** A task of the grid worker. */
  readonly gridTask: string;
}

/** One form in which something is typed, and how it comes to the screen. */
export interface TypedForm {
  readonly form: string;
  readonly login: string;
  readonly path: (made: Made) => string;
  /** Brings the form to the screen, where it does not stand on its page. */
  readonly open: (page: Page) => Promise<unknown>;
  readonly field: (page: Page) => Locator;
  /** What is typed, where not every text can be. */
  readonly text?: string;
  readonly phone?: true;
  /** The files in `admin-ui` that draw its fields. */
  readonly drawnIn: readonly string[];
}

export const press = (name: string) => async (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
export const stands = async (): Promise<void> => undefined;
export const pressIfThere = (name: string, field: TypedForm['field']) => async (page: Page) => {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.or(field(page)).first().waitFor();
  if (!(await field(page).isVisible())) await button.click();
};
export const dialog = (page: Page): Locator => page.getByRole('dialog');
export const inDialog = (page: Page): Locator => dialog(page).getByRole('textbox').first();
export const textIn = (page: Page): Locator =>
  dialog(page).locator('textarea:not([aria-hidden])').first();
export const timeIn = (page: Page): Locator =>
  dialog(page).locator('input:not([type="datetime-local"])').last();
export const gridName = (page: Page): Locator => page.locator('.bh-grids .side input').first();
export const at = (path: string) => (): string => path;
export const time = '2031-05-06 07:08';
export const person = at('/people/p-handler');
