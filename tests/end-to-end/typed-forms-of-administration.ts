import {
  at,
  dialog,
  gridName,
  inDialog,
  person,
  press,
  pressIfThere,
  stands,
  textIn,
  time,
  timeIn,
  type TypedForm,
} from './typed-form.ts';

const organisation = (
  form: string,
  { verb, drawnIn }: { readonly verb: string; readonly drawnIn: readonly string[] },
): TypedForm => ({
  form,
  login: 'security',
  path: person,
  open: press(verb),
  field: timeIn,
  text: time,
  drawnIn,
});

const posts = [
  'forms/zoned-time-input.tsx',
  'resources/organisation/post-form.tsx',
  'resources/organisation/post-operations.tsx',
];

/** Forms of administrators. */
export const administration: readonly TypedForm[] = [
  {
    form: 'a grid',
    login: 'admin',
    path: at('/grids?grid=g-jianshe-01'),
    open: pressIfThere('改边界、名称', gridName),
    field: gridName,
    drawnIn: ['resources/grids/draft-panel.tsx'],
  },
  {
    form: 'a unit',
    login: 'admin',
    path: at('/units'),
    open: press('新建单位'),
    field: inDialog,
    drawnIn: ['resources/organisation/unit-form.tsx'],
  },
  {
    form: 'an account',
    login: 'security',
    path: at('/accounts'),
    open: press('新建账号'),
    field: (page) => dialog(page).getByRole('textbox').nth(1),
    drawnIn: ['resources/accounts/account-form.tsx'],
  },
  {
    form: 'a token',
    login: 'admin',
    path: at('/tokens'),
    open: press('发放令牌'),
    field: inDialog,
    drawnIn: ['resources/accounts/tokens-page.tsx'],
  },
  {
    form: 'the name of a person',
    login: 'admin',
    path: person,
    open: press('改名'),
    field: inDialog,
    drawnIn: ['resources/organisation/person-page.tsx'],
  },
  organisation('a post', { verb: '增加岗位', drawnIn: posts }),
  organisation('a substitute', { verb: '设代理人', drawnIn: posts }),
  organisation('the end of a post', { verb: '设结束时间', drawnIn: posts }),
  {
    form: 'a setting',
    login: 'admin',
    path: at('/settings?key=acceptLimit'),
    open: stands,
    field: (page) => page.locator('.bh-field input[inputmode]').first(),
    text: '7',
    drawnIn: ['resources/settings/setting-editor.tsx', 'fields/limit-input.tsx'],
  },
  {
    form: 'the map of an import',
    login: 'admin',
    path: at('/imports'),
    open: stands,
    field: (page) => page.locator('.bh-import-form textarea:not([aria-hidden])'),
    drawnIn: ['resources/imports/start-import.tsx'],
  },
  {
    form: 'a class',
    login: 'designer',
    path: at('/catalogue'),
    open: press('新增类别'),
    field: (page) => dialog(page).getByRole('textbox').nth(1),
    drawnIn: ['resources/catalogue/condition-edit.tsx'],
  },
  {
    form: 'why a class is retired',
    login: 'designer',
    path: at('/catalogue?class=component:01001'),
    open: press('停用'),
    field: textIn,
    drawnIn: ['resources/catalogue/condition-edit.tsx'],
  },
  {
    form: 'why a catalogue is put back',
    login: 'designer',
    path: at('/catalogue?view=versions'),
    open: async (page) =>
      page
        .getByRole('button', { name: /^恢复这一版/u })
        .first()
        .click(),
    field: textIn,
    drawnIn: ['resources/catalogue/condition-edit.tsx'],
  },
];

const shownDesign = at('/procedures/ordinary-event/design');

/** Forms around procedures and their diagrams. */
export const procedures: readonly TypedForm[] = [
  {
    form: 'a new procedure',
    login: 'designer',
    path: at('/procedures'),
    open: press('新建流程'),
    field: inDialog,
    drawnIn: ['resources/procedures/new-procedure.tsx'],
  },
  {
    form: 'why a draft is returned',
    login: 'designer-2',
    path: at('/procedures/ordinary-event/review'),
    open: press('退回'),
    field: textIn,
    drawnIn: ['resources/procedures/draft-step-dialog.tsx'],
  },
  {
    form: 'the text of a diagram',
    login: 'designer',
    path: at('/procedures/street-lamps/design'),
    open: press('文本'),
    field: (page) => page.getByRole('textbox', { name: 'BPMN 文本' }),
    drawnIn: ['resources/designer/xml-view.tsx'],
  },
  {
    form: 'a property of an element',
    login: 'designer',
    path: at('/procedures/street-lamps/design'),
    open: async (page) => {
      await page.locator('.djs-shape[data-element-id]').first().click();
      await page.getByRole('tab', { name: '基本' }).click();
    },
    field: (page) => page.getByLabel('名称', { exact: true }),
    drawnIn: ['resources/designer/properties/text-input.tsx'],
  },
  {
    form: 'the data of a rehearsal',
    login: 'designer',
    path: shownDesign,
    open: press('演练'),
    field: (page) => page.getByRole('textbox', { name: /JSON/u }),
    drawnIn: ['resources/designer/rehearsal/rehearsal-panel.tsx'],
  },
  {
    form: 'the name of what was rehearsed',
    login: 'designer',
    path: shownDesign,
    open: press('演练'),
    field: (page) => page.getByRole('textbox', { name: '场景名' }),
    drawnIn: ['resources/designer/rehearsal/scenarios.tsx'],
  },
];
