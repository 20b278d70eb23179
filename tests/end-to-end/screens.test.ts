import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { markersOf } from '../../admin-ui/diagram/marking.ts';
import { zh } from '../../admin-ui/messages/zh.ts';
import { Ledger, Marking } from '../../api/contract/cases.ts';
import { SubmissionList } from '../../api/contract/submissions.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { openScreen } from '../screens/open-screen.ts';
import { screens, type Screen } from '../screens/screens.ts';
import { seedCases, type SeededCases } from '../screens/seed-cases.ts';
import { SignedInPages, type Look } from '../screens/signed-in-page.ts';
import { machine } from './machine.ts';
import { sideways } from './sideways.ts';

const LedgerAnswer = Compile(Ledger);
const MarkingAnswer = Compile(Marking);
const SubmissionsAnswer = Compile(SubmissionList);

const serious = new Set(['serious', 'critical']);
/** Chinese and light on a seat, English and dark where it is narrowest. */
const looksOf = ({ widths = [1440, 390] }: Screen): readonly [Look, Look] => {
  const narrow = widths.includes(390) ? 390 : 1440;
  const wide = widths.includes(1440) ? 1440 : 390;
  return [
    { width: wide, height: 900, theme: 'light', language: 'zh' },
    { width: narrow, height: 900, theme: 'dark', language: 'en' },
  ];
};

const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => serious.has(impact ?? ''))
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
};

/** Of each address the screen that is named first: all of them are swiped on a phone. */
const ofAddresses: ReadonlySet<Screen> = new Set(
  new Map(
    screens
      .filter(({ before }) => before === undefined)
      .toReversed()
      .map((screen) => [`${screen.login ?? ''} ${screen.path.toString()}`, screen]),
  ).values(),
);

/** What scrolls sideways on phones of these widths. */
const swipedAside = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await sideways(page)).map((part) => `${String(width)}: ${part}`));
  }
  return found;
};

/** Words that nobody wrote: the key of a message, or a value that was not put in. */
const unworded = new RegExp(String.raw`\b(?:${Object.keys(zh).join('|')})\.[a-z]\w+|%\{\w+\}`, 'u');

/** What the page says of the entry that it looks at. */
const told = async (page: Page) => {
  const drawn = await page
    .locator('.djs-element[data-element-id]')
    .evaluateAll<
      (readonly [string, string])[],
      { dataset: Record<string, string>; classList: Iterable<string> }
    >((elements) =>
      elements.map(({ dataset, classList }): readonly [string, string] => [
        dataset['elementId'] ?? '',
        [...classList].find((name) => /^bh-(?:done|active|cancelled|taken)$/u.test(name)) ?? '',
      ]),
    );
  const row = page.locator('.bh-entry:has([aria-current="true"])');
  const form = page.getByRole('region', { name: '当时的表单' });
  return {
    seq: await row.getAttribute('data-seq'),
    slider: await page.getByRole('slider', { name: '回看台账' }).getAttribute('aria-valuetext'),
    drawn: new Map(drawn.filter(([id]) => !id.endsWith('_label'))),
    form: (await form.count()) === 0 ? null : await form.innerText(),
  };
};
describe('every screen', () => {
  let centre: Centre;
  let browser: Browser;
  let pages: SignedInPages;
  let cases: SeededCases;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    cases = await seedCases(centre.address, browser);
    pages = new SignedInPages(browser, centre.address);
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const looked = async (screen: Screen, look: Look, swiped: boolean) => {
    const page = await pages.open(screen.login, look);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await openScreen(page, screen, { address: centre.address, cases });
    const text = await page.locator('body').innerText();
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    const faults = await faultsOf(page);
    const titled = (await page.title()).replace(/(?:^| · )(?:闭环|Bihuan)$/u, '') !== '';
    const aside = swiped ? await swipedAside(page) : [];
    await page.context().close();
    const words = unworded.exec(text)?.[0] ?? null;
    return { look, errors, faults, unworded: words, overflow, titled, aside };
  };

  it.each(screens)(
    'is legible for everybody, worded, titled, no wider than the window, and swiped in one direction on a phone: $name',
    async (screen) => {
      const [wide, narrow] = looksOf(screen);
      const found = [
        await looked(screen, wide, false),
        await looked(screen, narrow, ofAddresses.has(screen)),
      ];
      expect(found).toEqual(
        [wide, narrow].map((look) => ({
          look,
          errors: [],
          faults: [],
          unworded: null,
          overflow: 0,
          titled: true,
          aside: [],
        })),
      );
    },
  );

  it.each([
    { language: 'en', density: 'standard' },
    { language: 'en', density: 'touch' },
    { language: 'zh', density: 'standard' },
    { language: 'zh', density: 'touch' },
  ] as const)(
    'keeps search, notices and person in the top bar of every width: $language, $density',
    async (words) => {
      const look = { width: 1440, height: 700, theme: 'light', ...words } as const;
      const page = await pages.open('leader', look);
      await page.goto(`${centre.address}/cases`);
      await page.locator('.bh-shift .bh-tag').waitFor();
      const cut = [];
      for (let width = 640; width <= 1440; width += 20) {
        await page.setViewportSize({ width, height: 700 });
        for (const part of ['.bh-goto-box', '.MuiIconButton-root', '.bh-person']) {
          const box = await page.locator(`.bh-topbar > ${part}`).boundingBox();
          if (box === null || box.width < 30 || box.x + box.width > width) cut.push([width, part]);
        }
      }
      expect(cut).toEqual([]);
      await page.context().close();
    },
  );

  it('opens a supervision card from the board, says what the file of the list holds, and what tonight brings', async () => {
    const page = await pages.open('commander', {
      width: 1440,
      height: 900,
      theme: 'light',
      language: 'zh',
    });
    await page.goto(`${centre.address}/board?state=open`);
    const row = page.locator('.bh-board-list .row', { hasText: '柳溪街店外经营' });
    await row.getByRole('button', { name: /^发督办单/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('红单', { exact: true }).click();
    await dialog.getByText('红单写进台账', { exact: false }).waitFor();
    await dialog.getByRole('textbox').fill('三天没有人去，群众第三次反映');
    await dialog.getByRole('button', { name: '发红单（1 件）' }).click();
    await row.getByText('红单', { exact: true }).waitFor();
    await expect
      .poll(async () => page.getByRole('button', { name: '红 1', exact: true }).count())
      .toBe(1);

    await page.getByRole('button', { name: '导出' }).click();
    await page.getByText(/现在的清单，\d+ 行/u).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: '文本（CSV）' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/u);

    const forecast = page.getByRole('region', { name: '今晚预测' });
    await forecast.getByText(/还没有命中率/u).waitFor();
    await page.context().close();
  });

  it('puts a case on A4, its diagram on a landscape page, light for who works in the dark', async () => {
    const page = await pages.open('supervisor', {
      width: 1440,
      height: 900,
      theme: 'dark',
      language: 'zh',
    });
    await page.goto(`${centre.address}/cases/${cases['closed']?.caseId ?? ''}/print`);
    await page.locator('.djs-shape').first().waitFor();
    const photos = page.locator('.bh-print-photos img');
    await expect.poll(async () => photos.count()).toBe(5);
    for (const photo of await photos.all())
      await expect.poll(async () => (await photo.boundingBox())?.height ?? 0).toBeGreaterThan(100);
    await expect
      .poll(async () => page.locator('.bh-print-head p').allInnerTexts())
      .toContainEqual(expect.stringMatching(/^链头 #\d+ [0-9a-f]{64}$/u));
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sizes = [
      ...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]/gu),
    ].map(({ groups }) => `${groups?.['width']?.slice(0, 3)}x${groups?.['height']?.slice(0, 3)}`);
    expect(new Set(sizes)).toEqual(new Set(['594x841', '841x594']));
    expect(sizes.filter((size) => size === '841x594')).toHaveLength(1);
    // What is wider than the paper would be printed smaller, and all else with it.
    const paper = { width: Math.floor((178 / 25.4) * 96), height: 900 };
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(paper);
    await expect
      .poll(async () => page.evaluate<number>('document.documentElement.scrollWidth'))
      .toBe(paper.width);
    await page.context().close();
  });

  it('keeps what a diagram floats beneath a dialog that covers it', async () => {
    // High enough to see the whole page.
    const look = { width: 430, height: 2400, theme: 'light', language: 'zh' } as const;
    const page = await pages.open('admin', look);
    await page.goto(`${centre.address}/cases/${cases['handle']?.caseId ?? ''}`);
    const logo = page.locator('.bjs-powered-by');
    await logo.waitFor();
    await page.getByRole('button', { name: '申请干预' }).click();
    await page.getByRole('dialog').waitFor();
    const { x, y } = (await logo.boundingBox()) ?? { x: 0, y: 0 };
    const onTop = await page.evaluate<string | undefined>(
      `document.elementFromPoint(${String(x + 10)}, ${String(y + 10)})?.closest('.bjs-powered-by, .MuiDialog-root')?.className`,
    );
    expect(onTop).toContain('MuiDialog-root');
    await page.context().close();
  });

  it('replays a returned and reworked case: diagram, ledger and form agree at each entry', async () => {
    const { caseId = '' } = cases['reworked'] ?? {};
    const supervisor = await machine(centre.address, 'supervisor');
    const entries = LedgerAnswer.Parse(await supervisor.get(`/api/cases/${caseId}/ledger`)).data;
    const { data: submissions } = SubmissionsAnswer.Parse(
      await supervisor.get(`/api/cases/${caseId}/submissions`),
    );
    expect(entries.map(({ type }) => type)).toContain('comment-added');
    /** The text that was entered last at an entry, by the ledger's own hash. */
    const enteredAt = (seq: number): string | null => {
      const entry = entries.findLast((one) => one.seq <= seq && 'submission' in one.params);
      const found = submissions.find(({ hash }) => hash === entry?.params['submission']);
      const texts = ['result', 'reason', 'note'].map((name) => found?.values[name]);
      return texts.find((text): text is string => typeof text === 'string') ?? null;
    };
    const page = await pages.open('supervisor', {
      width: 1440,
      height: 900,
      theme: 'light',
      language: 'zh',
    });
    await page.goto(`${centre.address}/cases/${caseId}/diagram`);
    await page.locator('.djs-element.bh-active').first().waitFor();

    const agrees = async (seq: number): Promise<void> => {
      const { active, completed, cancelled, taken } = MarkingAnswer.Parse(
        await supervisor.get(`/api/cases/${caseId}/marking?at=${String(seq)}`),
      );
      const marking = markersOf({ active, completed, cancelled, taken });
      const marks = async () => {
        const { seq: at, drawn } = await told(page);
        const wrong = [...drawn].filter(([id, mark]) => mark !== (marking.get(id) ?? ''));
        return { at, wrong };
      };
      await expect.poll(marks, { timeout: 30_000 }).toEqual({ at: String(seq), wrong: [] });
      const { form, slider } = await told(page);
      expect(slider).toContain(`第 ${String(seq)} 条，`);
      const entered = enteredAt(seq);
      expect([seq, entered === null || (form ?? '').includes(entered)]).toEqual([seq, true]);
    };
    const states = new Set<string>();
    for (const { seq } of entries.toReversed()) {
      await agrees(seq);
      states.add(JSON.stringify([...(await told(page)).drawn]));
      await page.keyboard.press('[');
    }
    // It did move: the loop was gone through twice.
    expect(states.size).toBeGreaterThan(10);
    expect(new Set(entries.map(({ seq }) => enteredAt(seq))).size).toBeGreaterThan(5);

    const slider = page.getByRole('slider', { name: '回看台账' });
    for (const index of [2, entries.length - 3, Math.floor(entries.length / 2)]) {
      await slider.fill(String(index));
      await agrees(entries[index]?.seq ?? 0);
    }
    await slider.press('ArrowRight');
    await agrees(entries[Math.floor(entries.length / 2) + 1]?.seq ?? 0);
    expect(new URL(page.url()).searchParams.get('at')).toBe(
      String(entries[Math.floor(entries.length / 2) + 1]?.seq),
    );
    await page.context().close();
  });
});
