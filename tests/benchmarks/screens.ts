import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { machine, type Machine } from '../end-to-end/machine.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre } from '../environment/centre.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { fillTasks } from './fill-tasks.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';
import { yardstick } from './yardstick.ts';

const tasks = 100_000;
const visits = 7;
const letters = '路面有积水行人过不去请尽快来人看一看';
const eventsASecond = 20;
const eventSeconds = 10;
const scrolls = 60;
const seat: Look = { width: 1440, height: 900, theme: 'light', language: 'zh' };

/** Tells how long the page took from each key to the next picture, and its long tasks. */
const watch = `
  window.keyMillis = [];
  window.longMillis = [];
  addEventListener('keydown', () => {
    const from = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.keyMillis.push(performance.now() - from)));
  }, true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longMillis.push(entry.duration);
  }).observe({ type: 'longtask' });`;

const inbox = '/inbox?view=pool';
const row = '[id^="bh-task-"]';

/** From nothing, cache included, to the first task with the words of its clock. */
const usableMillis = async (pages: SignedInPages, address: string): Promise<number> => {
  const page = await pages.open('acceptor', seat);
  try {
    const started = performance.now();
    await page.goto(`${address}${inbox}`, { waitUntil: 'commit' });
    await page.locator(row).first().waitFor();
    return performance.now() - started;
  } finally {
    await page.context().close();
  }
};

const watched = async (pages: SignedInPages, url: string): Promise<Page> => {
  const page = await pages.open('acceptor', seat);
  await page.addInitScript(watch);
  await page.goto(url);
  return page;
};

const numbersOf = async (page: Page, name: 'keyMillis' | 'longMillis'): Promise<number[]> =>
  page.evaluate<number[]>(`window.${name}`);

/** Milliseconds from key to picture in the longest form there is. */
const keyMillis = async (pages: SignedInPages, address: string): Promise<number[]> => {
  const page = await watched(pages, `${address}/reports/new`);
  try {
    const field = page.getByLabel('说了什么');
    await field.waitFor();
    // An answer about similar reports and classes comes while one types, as in real work.
    for (const letter of letters) {
      await field.press('a');
      await page.keyboard.insertText(letter);
      await sleep(80);
    }
    return await numbersOf(page, 'keyMillis');
  } finally {
    await page.context().close();
  }
};

/** Claims tasks of the list one after the other; each tells every open inbox. */
const claimSteadily = async (colleague: Machine): Promise<void> => {
  const started = performance.now();
  for (let n = 0; n < eventSeconds * eventsASecond; n += 1) {
    const id = `bench-${String(n * 5)}.1`;
    const { status, body } = await colleague.post(`/api/tasks/${id}/claim`, {});
    if (status >= 300)
      throw new Error(`Expected ${id} to be claimed, but got ${JSON.stringify(body)}`);
    await sleep(Math.max(0, started + ((n + 1) * 1000) / eventsASecond - performance.now()));
  }
};

/** Long tasks of the page while tasks of its list change, and while the list is scrolled. */
const longMillis = async (
  pages: SignedInPages,
  address: string,
): Promise<{ readonly live: number[]; readonly scrolled: number[]; readonly loaded: number }> => {
  const page = await watched(pages, `${address}${inbox}`);
  const colleague = await machine(address, 'acceptor-2');
  try {
    await page.locator(row).first().waitFor();
    await sleep(1000);
    await page.evaluate('window.longMillis.length = 0');
    await claimSteadily(colleague);
    const live = await numbersOf(page, 'longMillis');
    await page.evaluate('window.longMillis.length = 0');
    await page.locator(row).first().hover();
    for (let n = 0; n < scrolls; n += 1) {
      await page.mouse.wheel(0, 1200);
      await sleep(60);
    }
    const loaded = await page.evaluate<number>(
      `Math.max(...[...document.querySelectorAll('[aria-rowindex]')].map((row) => Number(row.getAttribute('aria-rowindex'))))`,
    );
    return { live, scrolled: await numbersOf(page, 'longMillis'), loaded };
  } finally {
    await page.context().close();
  }
};

const longest = (values: readonly number[]): number => Math.max(0, ...values);

/** What the browser of these figures needs for a fixed piece of work: the machines differ by more than our changes. */
const yardstickIn = async (pages: SignedInPages): Promise<number> => {
  const page = await pages.open('acceptor', seat);
  try {
    return await page.evaluate<number>(`(${yardstick.toString()})()`);
  } finally {
    await page.context().close();
  }
};

interface Figures {
  readonly name: string;
  /** The first is judged. */
  readonly ours: Measurement['ours'];
  readonly atMost: number;
  readonly unit: string;
}

const judged = ({ name, ours, atMost, unit }: Figures, reference: number): Measurement => {
  const [[figure, value] = ['', 0]] = Object.entries(ours);
  return {
    name,
    ratio: rounded(value / reference),
    bar: { figure, atMost },
    ours,
    reference: { yardstick: rounded(reference) },
    unit,
  };
};

/** What a person at a seat feels, in Chromium on a centre with 100,000 open tasks. */
export const screens: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  const browser = await launchBrowser();
  const database = new Client({ connectionString: centre.databaseUrl });
  await database.connect();
  try {
    say(`${String(tasks)} open tasks`);
    await fillTasks(database, 0, tasks);
    const pages = new SignedInPages(browser, centre.address);
    const opened: number[] = [];
    for (let n = 0; n < visits; n += 1) opened.push(await usableMillis(pages, centre.address));
    say('typing');
    const keys = await keyMillis(pages, centre.address);
    say(`${String(eventsASecond)} events a second, then scrolling`);
    const { live, scrolled, loaded } = await longMillis(pages, centre.address);
    const reference = await yardstickIn(pages);
    const figures: readonly Figures[] = [
      {
        name: 'screens-inbox-usable',
        ours: { p50: rounded(percentile(opened, 0.5)), longest: rounded(longest(opened)) },
        atMost: 1500,
        unit: 'milliseconds on a fresh cache to the first task',
      },
      {
        name: 'screens-keystroke',
        ours: {
          p95: rounded(percentile(keys, 0.95)),
          longest: rounded(longest(keys)),
          keys: keys.length,
        },
        atMost: 50,
        unit: 'milliseconds from key to picture in the form of a report',
      },
      {
        name: 'screens-live',
        ours: { longest: rounded(longest(live)), longTasks: live.length },
        atMost: 200,
        unit: `milliseconds of the longest task of the page while ${String(eventsASecond)} events a second arrive`,
      },
      {
        name: 'screens-scroll',
        ours: {
          longest: rounded(longest(scrolled)),
          longTasks: scrolled.length,
          reachedRow: loaded,
        },
        atMost: 200,
        unit: `milliseconds of the longest task of the page while a list is scrolled in a centre with ${String(tasks)} open tasks`,
      },
    ];
    return figures.map((each) => judged(each, reference));
  } finally {
    await database.end();
    await browser.close();
    await centre.stop();
  }
};
