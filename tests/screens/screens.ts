import type { Page } from 'playwright-core';
import type { SeededCases } from './seed-cases.ts';
import { engineAway, refusedList, unansweredList } from './states.ts';

export type Width = 1440 | 1920 | 390;

/** One screen of the running centre. To show a new one, add a row; a story in `stories.ts` if it needs a case of its own. */
export interface Screen {
  readonly name: string;
  /** Who looks; null: nobody is signed in. */
  readonly login: string | null;
  readonly path: (cases: SeededCases) => string;
  /** What is kept from the browser before the page is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** By selector, what is waited for where the page never comes to rest; it has no steps then. */
  readonly waitsFor?: string;
  /** What is pressed before the picture is taken; in no language, so by key or by selector. */
  readonly steps?: (page: Page) => Promise<void>;
  /** Where it exists; everywhere when left out. */
  readonly widths?: readonly Width[];
  /** Name of the drawing that it is held against, by `--drawings`, without the theme. */
  readonly drawing?: string;
}

/** A case of a story. @throws Error when no story has the name */
const of = (
  cases: SeededCases,
  name: string,
): { readonly caseId: string; readonly task: string } => {
  const found = cases[name];
  if (found === undefined) throw new Error(`Expected a story ${name}, but there is none`);
  return { caseId: found.caseId, task: found.taskId ?? '' };
};

const seats: readonly Width[] = [1440, 1920];
const phone: readonly Width[] = [390];

/** Begins a draft where there is none, loosens a way in it, runs the closed cases, and looks at a task. */
const drawInDraft = async (page: Page): Promise<void> => {
  const tools = page.locator('.bh-designer-tools');
  const palette = page.locator('.bh-palette');
  const begin = tools.locator('.MuiButton-contained');
  await begin.waitFor();
  if (!(await palette.isVisible())) await begin.click();
  await palette.waitFor();
  await page.locator('.bh-findings-counts > *').first().waitFor();
  await tools.locator('button').nth(2).click();
  await page.locator('.bh-closed-cases .same').waitFor();
  await page.locator('.djs-shape[data-element-id="accept"]').click();
};

const renamed = '受理与登记';

/** Says something else in the draft, saves it, and compares it with what is in force. */
const compareDraft = async (page: Page): Promise<void> => {
  await drawInDraft(page);
  await page.locator('.bh-properties [role="tab"][id$="-tab-basic"]').click();
  const name = page.locator('.bh-properties-body input').first();
  if ((await name.inputValue()) !== renamed) {
    await name.fill(renamed);
    await name.press('Enter');
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.keyboard.press('Control+s');
    await saved;
  }
  await page.locator('.bh-designer-tools').locator('a, button').first().click();
  await page.locator('.bh-procedures .sides').waitFor();
};

/** A call about a cover in the middle of it: class, condition and place are chosen, nothing is sent. */
const fillReport = async (page: Page): Promise<void> => {
  await page.locator('[data-field="phone"] input').first().fill('13800006021');
  await page
    .locator('[data-field="description"] textarea')
    .first()
    .fill('建设路文化街这个路口西南角有个雨水井盖没了，旁边就是斑马线，孩子放学要走。');
  await page.locator('[data-field="place"] input').first().fill('建设路与文化街交叉口');
  await page.locator('.bh-sketch > svg').press('ArrowDown');
  await page.locator('.bh-open-case .chips .bh-chip').first().click();
  await page.locator('.bh-open-case .condition input').first().click();
};

export const screens: readonly Screen[] = [
  { name: 'sign-in', login: null, path: () => '/sign-in', drawing: 'signin' },
  {
    name: 'inbox',
    login: 'dispatcher',
    path: (cases) => `/inbox?view=pool&task=${of(cases, 'dispatch-late').task}`,
    widths: seats,
    drawing: 'inbox',
  },
  {
    name: 'inbox-bulk',
    login: 'dispatcher',
    path: () => '/inbox?view=pool',
    widths: seats,
    steps: async (page) => {
      await page.locator('[id^="bh-task-"]').first().waitFor();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
    },
  },
  {
    name: 'inbox-team',
    login: 'dispatcher',
    path: () => '/inbox?view=team',
    widths: seats,
  },
  { name: 'desk', login: 'leader', path: () => '/desk' },
  { name: 'board', login: 'supervisor', path: () => '/board', drawing: 'overdue' },
  { name: 'board-own', login: 'handler', path: () => '/board?state=open' },
  { name: 'board-open', login: 'supervisor', path: () => '/board?state=open', widths: seats },
  { name: 'cards', login: 'leader', path: () => '/cards' },
  {
    name: 'case-card-proposal',
    login: 'leader',
    path: (cases) => `/cases/${of(cases, 'handle').caseId}`,
    widths: seats,
  },
  { name: 'statistics', login: 'analyst', path: () => '/statistics' },
  { name: 'statistics-classes', login: 'lead', path: () => '/statistics?by=class', widths: seats },
  { name: 'audit', login: 'auditor', path: () => '/audit' },
  {
    name: 'ledger-checks',
    login: 'auditor',
    path: () => '/audit/ledgers',
    steps: async (page) => {
      await page.locator('.bh-ledger-check .acts button').last().click();
      await page.locator('.bh-ledger-check .outcome').waitFor();
    },
  },
  {
    name: 'seals',
    login: 'auditor',
    path: () => '/seals',
    steps: async (page) => {
      await page.locator('.bh-seals .acts button').first().click();
      await page.locator('.bh-seals .verdict p').waitFor();
    },
  },
  {
    name: 'audit-entry',
    login: 'auditor',
    path: () => '/audit',
    steps: async (page) => page.locator('.bh-log .row').first().click(),
  },
  { name: 'inbox-empty', login: 'leader', path: () => '/inbox?view=mine' },
  {
    name: 'inbox-filtered-to-nothing',
    login: 'dispatcher',
    path: () => '/inbox?view=pool&q=zzzz',
    widths: seats,
    drawing: 'states',
  },
  {
    name: 'phone-inbox',
    login: 'grid',
    path: () => '/inbox?view=pool',
    widths: phone,
    drawing: 'phone-inbox',
  },
  {
    name: 'phone-task',
    login: 'grid',
    path: (cases) => `/tasks/${of(cases, 'check').task}`,
    widths: phone,
    drawing: 'phone-task',
  },
  {
    name: 'task-check',
    login: 'grid',
    path: (cases) => `/tasks/${of(cases, 'check').task}`,
    widths: seats,
    drawing: 'task',
  },
  {
    name: 'task-feedback',
    login: 'dispatcher',
    path: (cases) => `/tasks/${of(cases, 'feedback').task}`,
    widths: seats,
    drawing: 'task',
  },
  {
    name: 'task-handle',
    login: 'handler',
    path: (cases) => `/tasks/${of(cases, 'handle').task}`,
  },
  { name: 'cases', login: 'supervisor', path: () => '/cases' },
  {
    name: 'case',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'dispatch-late').caseId}`,
    drawing: 'case',
  },
  {
    name: 'case-diagram',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'reworked').caseId}/diagram?at=21`,
    widths: seats,
    drawing: 'case',
  },
  {
    name: 'case-ledger',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'reworked').caseId}/ledger`,
  },
  {
    name: 'case-attachments',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'reworked').caseId}/attachments`,
  },
  {
    name: 'case-audit',
    login: 'auditor',
    path: (cases) => `/cases/${of(cases, 'closed').caseId}/audit`,
    widths: seats,
  },
  {
    name: 'case-closed',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'closed').caseId}`,
  },
  {
    name: 'case-protected',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'protected').caseId}`,
  },
  {
    name: 'case-parked',
    login: 'dispatcher',
    path: (cases) => `/cases/${of(cases, 'parked').caseId}`,
    widths: seats,
  },
  {
    name: 'case-print',
    login: 'supervisor',
    path: (cases) => `/cases/${of(cases, 'closed').caseId}/print`,
    widths: seats,
  },
  {
    name: 'report',
    login: 'acceptor',
    path: () => '/reports/new',
    steps: fillReport,
    widths: seats,
    drawing: 'report',
  },
  { name: 'report-empty', login: 'acceptor', path: () => '/reports/new' },
  {
    name: 'keys',
    login: 'dispatcher',
    path: () => '/inbox?view=pool',
    widths: seats,
    steps: async (page) => {
      await page.locator('[id^="bh-task-"]').first().waitFor();
      await page.keyboard.press('?');
    },
  },
  { name: 'incidents', login: 'admin', path: () => '/incidents', widths: seats },
  {
    name: 'incident',
    login: 'admin',
    path: () => '/incidents',
    widths: seats,
    steps: async (page) => {
      await page.locator('.bh-incidents .row a').first().click();
      await page.locator('input[value="edit-and-retry"]').click();
    },
  },
  { name: 'person', login: 'dispatcher', path: () => '/me' },
  { name: 'password', login: 'dispatcher', path: () => '/me/password' },
  { name: 'not-found', login: 'dispatcher', path: () => '/nowhere' },
  {
    name: 'designer',
    login: 'designer',
    path: () => '/procedures/ordinary-event/design',
    widths: seats,
    steps: drawInDraft,
    drawing: 'designer',
  },
  {
    name: 'designer-rehearsal',
    login: 'designer',
    path: () => '/procedures/ordinary-event/design',
    widths: seats,
    steps: async (page) => {
      await page.locator('.bh-designer-tools [aria-pressed="false"]').click();
      await page.locator('.bh-rehearsal-group button').first().click();
    },
  },
  {
    name: 'draft-compare',
    login: 'designer',
    path: () => '/procedures/ordinary-event/design',
    widths: seats,
    steps: compareDraft,
  },
  {
    name: 'draft-findings',
    login: 'designer',
    path: () => '/procedures/ordinary-event/review?view=findings',
    widths: seats,
  },
  {
    name: 'draft-closed-cases',
    login: 'designer',
    path: () => '/procedures/ordinary-event/review?view=rehearsal',
    widths: seats,
  },
  {
    name: 'draft-review',
    login: 'leader',
    path: () => '/procedures/cover-repair/review',
    widths: seats,
  },
  { name: 'procedure', login: 'designer', path: () => '/procedures/ordinary-event', widths: seats },
  { name: 'procedures', login: 'designer', path: () => '/procedures', widths: seats },
  // What they add is kept in the draft with its errors: behind the screens that need none.
  {
    name: 'designer-findings',
    login: 'designer',
    path: () => '/procedures/ordinary-event/design',
    widths: seats,
    steps: async (page) => {
      await drawInDraft(page);
      if ((await page.locator('.bh-findings li').count()) > 0) return;
      await page.locator('.bh-pad-entry').nth(1).click();
      await page.keyboard.press('Escape');
      await page.locator('.bh-pad-entry').first().click();
      await page.keyboard.press('Escape');
      await page.locator('.bh-findings li').first().waitFor();
    },
  },
  {
    name: 'designer-data',
    login: 'designer',
    path: () => '/procedures/ordinary-event/design',
    widths: seats,
    steps: async (page) => {
      await drawInDraft(page);
      await page.locator('.bh-properties [role="tab"][id$="-tab-data"]').click();
      if ((await page.locator('.bh-property-item').count()) > 0) return;
      const add = page.locator('.bh-properties-body > .bh-property-list > button');
      await add.nth(0).click();
      await add.nth(1).click();
    },
  },
  { name: 'units', login: 'admin', path: () => '/units', widths: seats },
  { name: 'people', login: 'admin', path: () => '/people', widths: seats },
  { name: 'people-one', login: 'admin', path: () => '/people/p-handler', widths: seats },
  { name: 'grids', login: 'admin', path: () => '/grids', widths: seats },
  { name: 'responsibilities', login: 'admin', path: () => '/responsibilities', widths: seats },
  { name: 'catalogue', login: 'designer', path: () => '/catalogue', widths: seats },
  {
    name: 'catalogue-class',
    login: 'designer',
    path: () => '/catalogue?class=component:01001',
    widths: seats,
  },
  {
    name: 'catalogue-versions',
    login: 'designer',
    path: () => '/catalogue?view=versions',
    widths: seats,
  },
  {
    name: 'state-loading',
    login: 'dispatcher',
    path: () => '/inbox?view=pool',
    before: unansweredList,
    waitsFor: '.bh-list-skeleton .bh-skeleton',
    widths: seats,
    drawing: 'states',
  },
  {
    name: 'state-failed',
    login: 'dispatcher',
    path: () => '/inbox?view=pool',
    before: refusedList,
    drawing: 'states',
  },
  {
    name: 'state-engine-away',
    login: 'dispatcher',
    path: (cases) => `/inbox?view=pool&task=${of(cases, 'dispatch-late').task}`,
    before: engineAway,
    steps: async (page) => {
      await page.locator('[id^="bh-task-"]').first().waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('[role="alert"]').first().waitFor();
    },
    widths: seats,
    drawing: 'states',
  },
  {
    name: 'state-offline',
    login: 'dispatcher',
    path: () => '/inbox?view=pool',
    steps: async (page) => {
      await page.locator('[id^="bh-task-"]').first().waitFor();
      await page.context().setOffline(true);
      await page.locator('.bh-banner').waitFor();
    },
    widths: seats,
  },
  { name: 'state-no-permission', login: 'handler', path: () => '/settings' },
  { name: 'accounts', login: 'security', path: () => '/accounts', widths: seats },
  { name: 'tokens', login: 'security', path: () => '/tokens', widths: seats },
  { name: 'calendar', login: 'designer', path: () => '/calendar', widths: seats },
  { name: 'settings', login: 'designer', path: () => '/settings', widths: seats },
  { name: 'imports', login: 'admin', path: () => '/imports', widths: seats },
  { name: 'operations', login: 'admin', path: () => '/operations', widths: seats },
  {
    name: 'operations-messages',
    login: 'admin',
    path: () => '/operations/messages',
    widths: seats,
  },
];
