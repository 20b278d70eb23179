import type { Page } from 'playwright-core';

/** What is kept from the browser, so that a real screen shows what it shows then. */

const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: code,
    status,
    code,
    instance: 'urn:uuid:7f3a20c1-0000-4000-8000-000000000000',
  }),
});

const listOfTasks = /\/api\/tasks\?/u;

/** Asked for and not answered. */
export const unansweredList = async (page: Page): Promise<void> => {
  await page.route(listOfTasks, async () => new Promise<void>(() => undefined));
};

export const refusedList = async (page: Page): Promise<void> => {
  await page.route(listOfTasks, async (route) =>
    route.fulfill(problem(503, 'database-unavailable')),
  );
};

/** Said by the server, and told to whoever submits. */
export const engineAway = async (page: Page): Promise<void> => {
  await page.route('**/api/welcome', async (route) => {
    const response = await route.fetch();
    const told = (await response.text())
      .replace('"engine":true', '"engine":false')
      .replace(
        '"engineAwaySince":null',
        `"engineAwaySince":"${new Date(Date.now() - 60_000).toISOString()}"`,
      );
    await route.fulfill({ response, body: told });
  });
  await page.route('**/api/tasks/*/complete', async (route) =>
    route.fulfill(problem(503, 'engine-unavailable')),
  );
};
