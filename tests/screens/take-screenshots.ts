import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, signalsAreOurs } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { compareDrawing, drawingFile } from './compare-drawing.ts';
import { openScreen } from './open-screen.ts';
import { helpText, readScreenshotOptions, type ScreenshotOptions } from './screenshot-options.ts';
import type { Screen } from './screens.ts';
import { seedCases, type SeededCases } from './seed-cases.ts';
import { SignedInPages, type Look } from './signed-in-page.ts';

interface Seeded {
  readonly address: string;
  readonly cases: SeededCases;
}

const heights = { 1440: 900, 1920: 1080, 390: 844 } as const;
const drawnWidths = new Set([1440, 390]);

const take = async (
  { browser, pages, seeded, options }: Studio,
  screen: Screen,
  look: Look,
): Promise<void> => {
  const name = `${screen.name}-${String(look.width)}-${look.theme}-${look.language}`;
  const picture = join(options.out, `${name}.png`);
  const page = await pages.open(screen.login, look);
  try {
    await openScreen(page, screen, seeded);
    await page.screenshot({ path: picture });
  } finally {
    await page.context().close();
  }
  const drawing =
    screen.drawing === undefined || !drawnWidths.has(look.width) || look.language === 'en'
      ? null
      : drawingFile(options.drawings, screen.drawing, look.theme);
  if (options.compare && drawing !== null)
    await compareDrawing(browser, {
      drawing,
      picture,
      out: join(options.out, `compare-${name}.png`),
    });
};

interface Studio {
  readonly browser: Browser;
  readonly pages: SignedInPages;
  readonly seeded: Seeded;
  readonly options: ScreenshotOptions;
}

const looksOf = (screen: Screen, options: ScreenshotOptions): readonly Look[] =>
  options.widths
    .filter((width) => screen.widths?.includes(width) ?? true)
    .flatMap((width) =>
      options.themes.flatMap((theme) =>
        options.languages.map((language) => ({ width, height: heights[width], theme, language })),
      ),
    );

/** @returns the pictures that could not be taken, with the reason */
const takeAll = async (studio: Studio): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const screen of studio.options.screens) {
    for (const look of looksOf(screen, studio.options)) {
      try {
        await take(studio, screen, look);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        failed.push(`${screen.name} ${JSON.stringify(look)}: ${why}`);
      }
    }
    process.stderr.write(`· ${screen.name}\n`);
  }
  return failed;
};

const seededFile = (options: ScreenshotOptions): string => join(options.out, 'seeded.json');

const seedNew = async (
  address: string,
  browser: Browser,
  options: ScreenshotOptions,
): Promise<Seeded> => {
  process.stderr.write(`· seeding ${address}\n`);
  const seeded = { address, cases: await seedCases(address, browser) };
  writeFileSync(seededFile(options), JSON.stringify(seeded));
  return seeded;
};

const keptBy = (server: string, options: ScreenshotOptions): Seeded => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this file
  const kept = JSON.parse(readFileSync(seededFile(options), 'utf8')) as Seeded;
  return { ...kept, address: server };
};

/** Aborted by Ctrl-C, or by whoever else ends this process. */
const interruption = (): AbortSignal => {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      interrupted.abort();
    });
  return interrupted.signal;
};

const aborted = async (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

/** @returns whether all pictures were taken */
const work = async (
  browser: Browser,
  options: ScreenshotOptions,
  address: string | null,
): Promise<boolean> => {
  const seeded =
    address === null
      ? keptBy(options.server ?? '', options)
      : await seedNew(address, browser, options);
  const pages = new SignedInPages(browser, seeded.address);
  const failed = await takeAll({ browser, pages, seeded, options });
  for (const why of failed) process.stderr.write(`${why}\n`);
  process.stderr.write(`Pictures are in ${options.out}.\n`);
  if (options.keep) process.stderr.write(`The centre runs on ${seeded.address}; Ctrl-C ends it.\n`);
  return failed.length === 0;
};

const main = async (): Promise<number> => {
  const options = readScreenshotOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(helpText);
    return 0;
  }
  const interrupted = interruption();
  mkdirSync(options.out, { recursive: true });
  const browser = await launchBrowser(signalsAreOurs);
  let centre: Centre | null = null;
  try {
    if (options.server === null) centre = await startCentre({ signal: interrupted });
    // What is cut off by an interruption fails when its browser goes; nobody waits for it any more.
    const complete = await Promise.race([
      work(browser, options, centre?.address ?? null),
      aborted(interrupted),
    ]);
    if (options.keep) await aborted(interrupted);
    return complete === true ? 0 : 1;
  } finally {
    await browser.close();
    await centre?.stop();
  }
};

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
