import { at, inDialog, press, stands, textIn, type TypedForm } from './typed-form.ts';

/** Forms of those who work on cases. */
export const work: readonly TypedForm[] = [
  {
    form: 'a case',
    login: 'acceptor',
    path: at('/reports/new'),
    open: stands,
    field: (page) => page.getByRole('textbox', { name: '说了什么' }),
    drawnIn: [
      'resources/reports/caller-part.tsx',
      'resources/reports/class-part.tsx',
      'resources/reports/conditions.tsx',
    ],
  },
  {
    form: 'why a case is opened as a protected one',
    login: 'acceptor',
    path: at('/reports/new'),
    open: async (page) => page.getByRole('checkbox', { name: '保密' }).check(),
    field: (page) => page.getByRole('textbox', { name: '保密理由' }),
    drawnIn: ['resources/reports/protected-part.tsx'],
  },
  {
    form: 'what a protected case is opened for',
    login: 'leader',
    path: ({ protectedCase }) => `/cases/${protectedCase}`,
    open: stands,
    field: (page) => page.getByRole('textbox', { name: '查看目的' }),
    drawnIn: ['resources/cases/secrecy/purpose-question.tsx'],
  },
  {
    form: 'a task',
    login: 'dispatcher',
    path: ({ task }) => `/tasks/${task}`,
    open: stands,
    field: (page) => page.locator('.bh-form textarea:not([aria-hidden])').first(),
    drawnIn: ['forms/text-fields.tsx', 'fields/radio-card.tsx', 'fields/radio-choices.tsx'],
  },
  {
    form: 'why a task goes back',
    login: 'dispatcher',
    path: ({ task }) => `/tasks/${task}`,
    open: async (page) =>
      page.locator('button:enabled').filter({ hasText: /^退回/u }).first().click(),
    field: textIn,
    drawnIn: ['resources/cases/reason-dialog.tsx'],
  },
  {
    form: 'a comment',
    login: 'dispatcher',
    path: ({ caseId }) => `/cases/${caseId}/overview`,
    open: stands,
    field: (page) => page.locator('.bh-comments textarea:not([aria-hidden])'),
    drawnIn: ['resources/cases/comment-field.tsx', 'resources/cases/comments.tsx'],
  },
  {
    form: 'an operation on a case',
    login: 'supervisor',
    path: ({ caseId }) => `/cases/${caseId}`,
    open: press('催办'),
    field: textIn,
    drawnIn: ['resources/cases/action-dialog.tsx', 'resources/cases/action-field.tsx'],
  },
  {
    form: 'an intervention',
    login: 'admin',
    path: ({ caseId }) => `/cases/${caseId}`,
    open: press('申请干预'),
    field: textIn,
    drawnIn: [
      'resources/cases/intervention-dialog.tsx',
      'resources/cases/intervention-select.tsx',
      'resources/cases/signer-fields.tsx',
    ],
  },
  {
    form: 'a transfer on the board',
    login: 'supervisor',
    path: at('/board?state=open'),
    open: async (page) => page.locator('button[aria-label^="改派"]').first().click(),
    field: textIn,
    drawnIn: ['resources/tasks/operations/transfer-dialog.tsx'],
  },
  {
    form: 'a supervision card',
    login: 'supervisor',
    path: at('/board?state=open'),
    open: async (page) => page.locator('button[aria-label^="发督办单"]').first().click(),
    field: textIn,
    drawnIn: ['resources/supervision/card-dialog.tsx'],
  },
  {
    form: 'the name of a view',
    login: 'dispatcher',
    path: at('/inbox?view=pool&q=路'),
    open: press('存为视图'),
    field: inDialog,
    drawnIn: ['resources/saved-views/name-form.tsx'],
  },
  {
    form: 'the data of an incident',
    login: 'admin',
    path: ({ incident }) => `/incidents/${incident}`,
    open: async (page) => page.locator('input[value="edit-and-retry"]').click(),
    field: (page) => page.locator('textarea.bh-json:not([aria-hidden])'),
    drawnIn: ['resources/incidents/data-editor.tsx', 'resources/incidents/repair-fields.tsx'],
  },
  {
    form: 'why an element is skipped',
    login: 'admin',
    path: ({ incident }) => `/incidents/${incident}`,
    open: async (page) => page.locator('input[value="edit-and-retry"]').click(),
    field: (page) => page.locator('.repair textarea:not([aria-hidden])').last(),
    drawnIn: ['resources/incidents/repair-fields.tsx'],
  },
];

export const onThePhone: readonly TypedForm[] = [
  {
    form: 'a report on the phone',
    login: 'grid',
    path: at('/reports/new'),
    open: stands,
    field: (page) => page.locator('textarea:not([aria-hidden])').first(),
    phone: true,
    drawnIn: ['resources/phone/pages/phone-report.tsx', 'resources/phone/task/position-line.tsx'],
  },
  {
    form: 'a comment on the phone',
    login: 'grid',
    path: ({ gridTask }) => `/tasks/${gridTask}`,
    open: async (page) => {
      await page.locator('.bh-phone-comments').waitFor({ state: 'attached' });
      const write = page.getByRole('button', { name: '写留言' });
      if (await write.isVisible()) await write.click();
    },
    field: (page) => page.getByRole('textbox', { name: '留言' }),
    phone: true,
    drawnIn: ['resources/phone/task/comments-card.tsx', 'resources/phone/task/note-field.tsx'],
  },
];
