// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { CataloguePage } from '../../../admin-ui/resources/catalogue/catalogue-page.tsx';
import type {
  CataloguePeriod,
  CatalogueVersions,
  ClassHistory,
  KeptClass,
  KeptCondition,
} from '../../../api/contract/catalogue.ts';
import type { Session } from '../../../api/contract/session.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const condition = (id: string, text: string, amount: number): KeptCondition => ({
  id,
  text,
  textEn: text,
  limit: { amount, unit: 'workHours' },
  closingText: `${text}已处理`,
  closingTextEn: `${text} done`,
  urgency: 'normal',
  confirmation: 'none',
});
const cover: KeptClass = {
  id: 'v2.component.01001',
  kind: 'component',
  code: '01001',
  name: '供水<b>井盖</b>',
  nameEn: 'Water cover',
  major: '市政公用设施',
  majorEn: 'Works',
  keywords: ['井盖'],
  conditions: [condition('v2.1', '缺失', 2), condition('v2.2', '破损', 4)],
};
const before: KeptClass = {
  ...cover,
  id: 'v1.component.01001',
  conditions: [condition('v1.1', '缺失', 4), condition('v1.2', '异响', 8)],
};
const lamp: KeptClass = { ...cover, id: 'v1.component.01009', code: '01009', name: '路灯' };
const newer: CataloguePeriod = {
  version: 'v2',
  since: '2026-11-20T02:00:00.000Z',
  until: null,
  by: { id: 'p-d', name: '许欣' },
  note: '雨季缩短时限',
};
const older: CataloguePeriod = {
  version: 'v1',
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-11-20T02:00:00.000Z',
  by: null,
  note: '镇目录',
};
const versions: CatalogueVersions = {
  inForce: 'v2',
  periods: [newer, older],
  versions: ['v2', 'v1'].map((id) => ({
    id,
    standard: 'GB/T 47678.5',
    name: '目录',
    source: '来源',
    classes: 1,
    conditions: 2,
  })),
};
const history: ClassHistory = {
  periods: [
    { period: newer, class: cover },
    { period: older, class: before },
  ],
  open: [
    { condition: condition('v2.1', '缺失', 2), cases: 3 },
    { condition: condition('v1.2', '异响', 8), cases: 5 },
    { condition: null, cases: 1 },
  ],
};
const writer: Session = {
  ...session,
  permissions: ['catalogue.read', 'catalogue.write', 'responsibility.read', 'organisation.read'],
};
const list = (data: readonly unknown[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const answers = {
  'GET /api/catalogue': { body: { data: [cover], version: 'v2' } },
  'GET /api/catalogue/versions': { body: versions },
  'GET /api/catalogue/versions/v1': { body: { data: [before, lamp] } },
  'GET /api/catalogue/versions/v2': { body: { data: [cover] } },
  'GET /api/catalogue/retired': { body: { data: [lamp] } },
  'GET /api/catalogue/classes/component/01001': { body: history },
  'GET /api/responsibilities': {
    body: {
      rules: [
        { kind: 'component', classCode: '01', grid: null, unit: 'u-1' },
        { kind: 'component', classCode: '01001', grid: 'g-1', unit: 'u-2' },
      ],
    },
  },
  'GET /api/units': list([{ id: 'u-1', name: '市政管护所', kind: 'department', active: true }]),
};
const draw = (at: string, as = writer) => drawPage(<CataloguePage />, at, '/catalogue', as);
const opened = '/catalogue?class=component:01001';

beforeEach(() => {
  standInForBrowser();
});

describe('the catalogue', () => {
  it('shows classes under their groups with limits and the unit that answers', async () => {
    fakeServer(answers);
    await draw('/catalogue');
    expect(await screen.findByText('供水<b>井盖</b>')).toBeDefined();
    expect(screen.getByText(/市政公用设施 · 部件/u)).toBeDefined();
    expect(screen.getByText('2 工作时 · 4 工作时')).toBeDefined();
    expect(await screen.findByText('市政管护所')).toBeDefined();
    expect(screen.getByText('GB/T 47678.5 · 1 类，2 条立案条件')).toBeDefined();
  });

  it('opens a class: open cases by condition, those under former ones apart, and its changes', async () => {
    fakeServer(answers);
    await draw(opened);
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('在办 3 件')).toBeDefined();
    expect(panel.getByText('按旧条件立案，仍在办')).toBeDefined();
    expect(panel.getByText('在办 5 件')).toBeDefined();
    expect(panel.getByText(/已登记，还没有立案/u)).toBeDefined();
    expect(await panel.findByText(/另有 1 个网格由别的单位负责/u)).toBeDefined();
    expect(panel.getByText('“缺失”的时限：4 工作时 → 2 工作时')).toBeDefined();
    expect(panel.getByText('新增立案条件“破损”，时限 4 工作时')).toBeDefined();
    expect(panel.getByText('停用立案条件“异响”，时限 8 工作时')).toBeDefined();
  });

  it('says what changed between two versions, in words', async () => {
    fakeServer(answers);
    await draw('/catalogue?view=versions');
    await userEvent.click(await screen.findByRole('button', { name: /看变化/u }));
    expect(await screen.findByText('新增 0，修改 1，停用 1')).toBeDefined();
    expect(screen.getByText('路灯')).toBeDefined();
  });

  it('finds what is retired, and restores it with a reason', async () => {
    const fake = fakeServer({
      ...answers,
      'GET /api/catalogue/classes/component/01009': {
        body: {
          periods: [
            { period: newer, class: null },
            { period: older, class: lamp },
          ],
          open: [],
        },
      },
      'POST /api/catalogue/versions': { body: { version: 'v3' } },
    });
    await draw('/catalogue?retired=true');
    await userEvent.click(await screen.findByRole('button', { name: '路灯' }));
    await userEvent.click(await screen.findByRole('button', { name: '恢复' }));
    const dialog = within(await screen.findByRole('dialog', { name: '恢复 路灯' }));
    const submit = dialog.getByRole('button', { name: '恢复' });
    expect(submit).toHaveProperty('disabled', true);
    await userEvent.type(dialog.getByLabelText('为什么改'), '仍要用');
    await userEvent.click(submit);
    expect(fake.to('POST /api/catalogue/versions')[0]?.body).toEqual({
      base: 'v2',
      note: '仍要用',
      restore: [{ kind: 'component', code: '01009' }],
    });
  });

  it('leads from a class to its cases, of whichever version', async () => {
    fakeServer(answers);
    await draw(opened);
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText(/在办 9 件/u)).toBeDefined();
    expect(panel.getByRole('link', { name: '看这一类的事件' }).getAttribute('href')).toBe(
      '/cases?category=component%3A01001',
    );
  });

  it('puts a whole former version back, after showing what that changes', async () => {
    const fake = fakeServer({
      ...answers,
      'POST /api/catalogue/versions/v1/put-back': problem(409, 'stale-version'),
    });
    await draw('/catalogue?view=versions');
    // Only of the one that is not in force.
    await userEvent.click(await screen.findByRole('button', { name: /恢复这一版/u }));
    const dialog = within(await screen.findByRole('dialog', { name: '恢复整个旧版本' }));
    expect(await dialog.findByText('新增 1，修改 1，停用 0')).toBeDefined();
    expect(dialog.getByText('“缺失”的时限：2 工作时 → 4 工作时')).toBeDefined();
    const submit = dialog.getByRole('button', { name: '恢复这一版' });
    expect(submit).toHaveProperty('disabled', true);
    await userEvent.type(dialog.getByLabelText('为什么改'), '改得不对');
    await userEvent.click(submit);
    expect(await dialog.findByText(/上面是与现行版本之差/u)).toBeDefined();
    expect(dialog.getByLabelText('为什么改')).toHaveProperty('value', '改得不对');
    expect(fake.to('POST /api/catalogue/versions/v1/put-back')[0]?.body).toEqual({
      base: 'v2',
      note: '改得不对',
    });
  });

  it('is changed in a form that says what it becomes; a refusal keeps what is written', async () => {
    const fake = fakeServer({
      ...answers,
      'POST /api/catalogue/versions': problem(409, 'stale-version'),
    });
    await draw(opened);
    await userEvent.click(await screen.findByRole('button', { name: '修改' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^修改/u }));
    expect(dialog.getByText('没有改动')).toBeDefined();
    const submit = dialog.getByRole('button', { name: '修改' });
    expect(submit).toHaveProperty('disabled', true);
    const name = dialog.getByLabelText('名称');
    await userEvent.clear(name);
    await userEvent.click(submit);
    expect(await dialog.findByText('不能为空')).toBeDefined();
    fireEvent.change(name, { target: { value: '𠀀井盖 😀\n第二行' } });
    expect(dialog.getByText('名称：供水<b>井盖</b> → 𠀀井盖 😀 第二行')).toBeDefined();
    await userEvent.type(dialog.getByLabelText('为什么改'), '改名');
    await userEvent.click(submit);
    expect(await dialog.findByText(/目录已被别人改过/u)).toBeDefined();
    expect(name).toHaveProperty('value', '𠀀井盖 😀 第二行');
    expect(fake.to('POST /api/catalogue/versions')[0]?.body).toMatchObject({
      base: 'v2',
      note: '改名',
      put: [
        {
          code: '01001',
          name: '𠀀井盖 😀 第二行',
          conditions: [{ text: '缺失' }, { text: '破损' }],
        },
      ],
    });
  });

  it('takes 200 pasted filing conditions, names the rows that it does not, and refuses 10,000 characters', async () => {
    const fake = fakeServer({
      ...answers,
      'POST /api/catalogue/versions': { body: { version: 'v3' } },
    });
    await draw(opened);
    await userEvent.click(await screen.findByRole('button', { name: '修改' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^修改/u }));
    // Looked up while the form is small: of 200 conditions each look takes seconds here.
    const major = dialog.getByLabelText('大类');
    const note = dialog.getByLabelText('为什么改');
    const submit = dialog.getByRole('button', { name: '修改' });
    const rows = Array.from({ length: 200 }, (_, row) =>
      row === 6
        ? '没有时限\t尽快\t已清'
        : `情况 ${String(row)} 𪚥\t${String(row + 1)}工作日\t已清 ${String(row)}`,
    );
    fireEvent.paste(dialog.getByLabelText('粘贴立案条件'), {
      clipboardData: { getData: () => rows.join('\r\n') },
    });
    expect(await dialog.findByText(/粘贴了 199 条 · 第 7 行没有收/u)).toBeDefined();
    fireEvent.change(major, { target: { value: '长'.repeat(10_000) } });
    fireEvent.change(note, { target: { value: '一批' } });
    fireEvent.click(submit);
    expect(await dialog.findByText('太长')).toBeDefined();
    expect(fake.to('POST /api/catalogue/versions')).toEqual([]);
    fireEvent.change(major, { target: { value: '市政公用设施' } });
    fireEvent.click(submit);
    const sent = fake.to('POST /api/catalogue/versions')[0]?.body;
    expect(sent).toMatchObject({ put: [{ conditions: { length: 201 } }] });
  });

  it('is only read by those who may not change it', async () => {
    fakeServer(answers);
    await draw(opened, { ...writer, permissions: ['catalogue.read', 'responsibility.read'] });
    expect(await screen.findByText('在办 3 件')).toBeDefined();
    for (const name of ['修改', '停用', '新增类别', /恢复这一版/u])
      expect(screen.queryByRole('button', { name, hidden: true })).toBeNull();
  });
});
