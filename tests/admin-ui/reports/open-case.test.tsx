// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { OpenCase } from '../../../admin-ui/resources/reports/open-case.tsx';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { SessionContext } from '../../../admin-ui/providers/session.ts';
import type { Session } from '../../../api/contract/session.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type Answer,
  type FakeServer,
  type Server,
} from '../screen.tsx';

const condition = {
  id: 'cat.2.1',
  text: '井盖不见了',
  textEn: 'Cover missing',
  limit: { amount: 2, unit: 'urgentHours' },
  dueAt: '2026-11-24T08:34:00Z',
  closingText: '已复位',
  closingTextEn: 'Put back',
  urgency: 'critical',
  confirmation: 'none',
};
const manhole = {
  id: 'cat.2',
  kind: 'component',
  code: '02',
  name: '雨水井盖',
  nameEn: 'Storm drain cover',
  major: '公用设施',
  majorEn: 'Utilities',
  keywords: ['井盖', '盖子'],
  conditions: [condition, { ...condition, id: 'cat.2.2', text: '盖面破损', urgency: 'normal' }],
};
const grid = {
  id: 'g-1',
  name: '建设社区第一网格',
  nameEn: 'Jianshe Grid 1',
  unit: { id: 'u-1', name: '建设社区' },
  polygon: [
    [
      [119, 32],
      [120, 32],
      [120, 33],
      [119, 33],
      [119, 32],
    ],
  ],
};
const similar = {
  caseId: 'c9',
  number: 'JC-20261123-0052',
  title: '建设路口井盖缺失',
  stage: 'dispatch',
  state: 'open',
  distanceMetres: 31,
  similarity: 0.58,
  createdAt: '2026-11-24T06:00:00Z',
};

function answers(more: Server = {}): FakeServer {
  return fakeServer({
    'GET /api/catalogue': { body: { data: [manhole], version: 'v1' } },
    'GET /api/grids': { body: { data: [grid], total: 1 } },
    'GET /api/cases': { body: { data: [], total: 0, totalIsLowerBound: false, next: null } },
    'GET /api/reports/similar': { body: { data: [similar] } },
    'GET /api/reports/past': {
      body: {
        data: [
          {
            caseId: 'c7',
            number: 'JC-20261017-0003',
            title: '<i>雨水箅子堵塞</i>',
            endedAt: '2026-10-17T06:00:00Z',
            reworks: 1,
          },
        ],
      },
    },
    'GET /api/responsibility': {
      body: { unit: { id: 'u-municipal', name: '市政管护所' }, person: null, rule: 'class' },
    },
    'POST /api/reports': {
      status: 201,
      body: {
        id: 'r1',
        number: 'LS-20261124-0009',
        caseId: 'c1',
        caseNumber: 'JC-20261124-0007',
        opened: true,
      },
    },
    ...more,
  });
}

const seat = (role: string): Session => ({
  ...session,
  user: { ...session.user, id: `p-${role}` },
  posts: [{ role, unit: { id: 'u-centre', name: '指挥中心' }, grid: null }],
});

async function open(role = 'acceptor'): Promise<void> {
  await drawPage(
    <SessionContext value={seat(role)}>
      <OpenCase />
    </SessionContext>,
    '/reports/new',
  );
  await screen.findByRole('heading', { name: '开单' });
}

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const says = async (): Promise<void> => {
  await userEvent.type(field('说了什么'), '雨水井的盖子没了');
  await userEvent.type(field('在哪里'), '建设路口');
};
const answer = async (question: string, words: string): Promise<void> => {
  await userEvent.click(
    within(screen.getByRole('group', { name: question })).getByRole('button', { name: words }),
  );
};

beforeEach(() => {
  standInForBrowser();
  answers();
});

describe('opening a case', () => {
  it('guesses the class, but leaves it to be confirmed', async () => {
    await open();
    await says();
    const guess = await screen.findByRole('button', { name: '雨水井盖' });
    expect(guess.getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByRole('radio', { name: /井盖不见了/u })).toBeNull();
    await userEvent.click(guess);
    expect(await screen.findByRole('radio', { name: /井盖不见了/u })).toHaveProperty(
      'checked',
      false,
    );
  });

  it('says what the number has reported before, once it is a whole one', async () => {
    const last = {
      id: 'c5',
      title: '路灯不亮',
      state: 'closed',
      createdAt: '2026-11-09T06:00:00Z',
    };
    const fake = answers({
      'GET /api/cases': { body: { data: [last], total: 3, totalIsLowerBound: false, next: null } },
    });
    await open();
    await userEvent.type(field('电话'), '138000');
    expect(fake.to('GET /api/cases')).toEqual([]);
    await userEvent.type(field('电话'), '06021');
    const link = await screen.findByRole('link', { name: '路灯不亮' });
    expect(link.getAttribute('href')).toBe('/cases/c5');
    expect(link.closest('p')?.textContent).toMatch(/来电 3 次.*11-09.*路灯不亮，已办结/u);
    expect(decodeURIComponent(fake.to('GET /api/cases').at(-1)?.path ?? '')).toContain(
      '"caller":"13800006021"',
    );
  });

  it('says what can be told to the caller, once a condition is chosen', async () => {
    await open();
    await userEvent.type(field('电话'), '13812346021');
    await says();
    await userEvent.type(screen.getByRole('textbox', { name: '类别与立案条件' }), '井盖{Enter}');
    expect(screen.queryByRole('region', { name: '答复口径' })).toBeNull();
    await userEvent.click(await screen.findByRole('radio', { name: /井盖不见了/u }));
    const told = await screen.findByRole('region', { name: '答复口径' });
    await within(told).findByText(
      /由市政管护所负责，2 紧急工作时（.*前）内处置；已复位，即可结案。/u,
    );
    expect(within(told).queryByText(/回电告知/u)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '要' }));
    expect(within(told).getByText(/办结后回电告知。/u)).toBeTruthy();
  });

  it('tells what was closed at the place lately, once one is marked', async () => {
    const fake = answers();
    await open();
    expect(screen.queryByRole('region', { name: '同一地点近 90 天' })).toBeNull();
    const sketch = await screen.findByRole('application');
    sketch.focus();
    await userEvent.keyboard('{ArrowRight}');
    const past = within(await screen.findByRole('region', { name: '同一地点近 90 天' }));
    expect(past.getByRole('link', { name: '<i>雨水箅子堵塞</i>' }).getAttribute('href')).toBe(
      '/cases/c7',
    );
    expect(past.getByText(/结案，返工 1 次/u)).toBeTruthy();
    expect(fake.to('GET /api/reports/past')[0]?.path).toMatch(/longitude=119\./u);
  });

  it('accepts and files with Ctrl Enter, tells the number, and begins anew', async () => {
    const fake = answers();
    await open();
    await userEvent.type(field('电话'), '13812346021');
    await says();
    await userEvent.type(screen.getByRole('textbox', { name: '类别与立案条件' }), '井盖{Enter}');
    await userEvent.click(await screen.findByRole('radio', { name: /井盖不见了/u }));
    await answer('有人受伤或受困', '否');
    await answer('影响行人、车辆通行', '否');
    expect(await screen.findByText('市政管护所')).toBeTruthy();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('已受理并立案 JC-20261124-0007')).toBeTruthy();
    const [sent] = fake.to('POST /api/reports');
    expect(sent?.headers.get('idempotency-key')).toBeTruthy();
    expect(sent?.body).toMatchObject({
      channel: 'phone',
      title: '雨水井的盖子没了',
      urgency: 'critical',
      reporter: { phone: '13812346021', wantsCallback: false },
      file: { category: 'cat.2', condition: 'cat.2.1', unit: 'u-municipal' },
    });
    expect(field('说了什么')).toHaveProperty('value', '');
    await waitFor(() => {
      expect(document.activeElement).toBe(field('电话'));
    });
    expect(screen.getByRole('link', { name: 'JC-20261124-0007' }).getAttribute('href')).toBe(
      '/cases/c1',
    );
  });

  it('moves to the first gap instead of sending, and says what is missing at the field', async () => {
    const fake = answers();
    await open();
    await userEvent.type(field('说了什么'), '雨水井的盖子没了');
    await userEvent.click(screen.getByRole('button', { name: /受理并立案/u }));
    expect(document.activeElement).toBe(field('在哪里'));
    expect(screen.getByText('要写在哪里，或在图上点位置')).toBeTruthy();
    expect(screen.getByText('先确认类别')).toBeTruthy();
    expect(fake.to('POST /api/reports')).toEqual([]);
  });

  it('registers only, and says when the engine is away', async () => {
    const later = {
      id: 'r1',
      number: 'LS-20261124-0009',
      caseId: 'c1',
      caseNumber: null,
      opened: false,
    };
    const fake = answers({ 'POST /api/reports': { status: 202, body: later } });
    await open();
    await says();
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    expect(await screen.findByText('已登记 LS-20261124-0009，流程引擎恢复后自动受理')).toBeTruthy();
    expect(fake.to('POST /api/reports')[0]?.body).not.toHaveProperty('file');
  });

  it('keeps everything when it was refused, and sends again under the same key', async () => {
    const fake = answers({ 'POST /api/reports': problem(503, 'engine-unavailable') });
    await open();
    await says();
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    expect(await screen.findByText(/没有提交：流程引擎连不上/u)).toBeTruthy();
    expect(field('说了什么')).toHaveProperty('value', '雨水井的盖子没了');
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    await waitFor(() => {
      expect(fake.to('POST /api/reports')).toHaveLength(2);
    });
    const keys = fake.to('POST /api/reports').map((sent) => sent.headers.get('idempotency-key'));
    expect(keys[0]).toBe(keys[1]);
  });

  it('puts what the server refused at its field', async () => {
    const errors = [{ path: '/reporter/phone', code: 'x', message: '号段不存在' }];
    answers({ 'POST /api/reports': problem(400, 'validation-failed', { errors }) });
    await open();
    await userEvent.type(field('电话'), '13812346021');
    await says();
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    expect(await screen.findByText('号段不存在')).toBeTruthy();
  });

  it('cannot be edited or sent again while it is under way', async () => {
    const answered = Promise.withResolvers<Answer>();
    const fake = answers({ 'POST /api/reports': async () => answered.promise });
    await open();
    await says();
    const sketch = await screen.findByRole('application');
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    const words = field('说了什么');
    await waitFor(() => {
      expect(words.matches(':disabled')).toBe(true);
    });
    expect(words.closest('[aria-busy="true"]')).not.toBeNull();
    expect(sketch.getAttribute('role')).toBe('img');
    expect(screen.getByRole('button', { name: '电话' }).matches(':disabled')).toBe(true);
    await userEvent.type(words, '，有人摔倒');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(words).toHaveProperty('value', '雨水井的盖子没了');
    expect(fake.to('POST /api/reports')).toHaveLength(1);
    answered.resolve(problem(503, 'engine-unavailable'));
    await screen.findByText(/没有提交：流程引擎连不上/u);
    expect(words.matches(':disabled')).toBe(false);
    expect(words.closest('[aria-busy="true"]')).toBeNull();
    expect(words).toHaveProperty('value', '雨水井的盖子没了');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '仅登记' }));
  });

  it('can be edited at the first refused field, with all that was typed', async () => {
    const errors = [
      { path: '/location/address', code: 'x', message: '没有这条路' },
      { path: '/reporter/phone', code: 'x', message: '号段不存在' },
    ];
    answers({ 'POST /api/reports': problem(400, 'validation-failed', { errors }) });
    await open();
    await userEvent.type(field('电话'), '13812346021');
    await says();
    await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
    await screen.findByText('号段不存在');
    await waitFor(() => {
      expect(document.activeElement).toBe(field('电话'));
    });
    expect(field('电话')).toHaveProperty('value', '13812346021');
    expect(field('在哪里')).toHaveProperty('value', '建设路口');
    await userEvent.type(field('在哪里'), '东');
    expect(field('在哪里')).toHaveProperty('value', '建设路口东');
  });

  it('hides the number whenever nobody types in it', async () => {
    await open();
    await userEvent.type(field('电话'), '13812346021');
    expect(field('电话')).toHaveProperty('value', '13812346021');
    await userEvent.tab();
    expect(field('电话')).toHaveProperty('value', '138****6021');
  });

  it('warns when a question is answered with yes', async () => {
    await open();
    await answer('有人受伤或受困', '是');
    expect(screen.getByRole('alert').textContent).toContain('先拨 120');
    await userEvent.click(screen.getByRole('button', { name: '按特急办理' }));
    expect(screen.getByRole('button', { name: '已按特急办理' })).toHaveProperty('disabled', true);
  });

  it('shows duplicates from the third word, merges with Alt M, and forgets what is not the same', async () => {
    const acceptance = { id: 'c1.7', version: 0, outcomes: [{ code: 'duplicate' }] };
    const fake = answers({
      'GET /api/tasks': {
        body: { data: [acceptance], total: 1, totalIsLowerBound: false, next: null },
      },
      'POST /api/tasks/c1.7/complete': { body: {} },
    });
    await open();
    expect(screen.getByText('说到第三个词或点了位置后自动查找')).toBeTruthy();
    await says();
    expect(await screen.findByText('建设路口井盖缺失')).toBeTruthy();
    expect(screen.getByText('相距 31 米')).toBeTruthy();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(await screen.findByText('已并入 JC-20261123-0052')).toBeTruthy();
    expect(fake.to('POST /api/tasks/c1.7/complete')[0]?.body).toMatchObject({
      outcome: 'duplicate',
      data: { duplicateOf: 'c9' },
    });
    await says();
    await userEvent.click(await screen.findByRole('button', { name: '不是同一件' }));
    expect(screen.queryByText('建设路口井盖缺失')).toBeNull();
  });

  it('keeps the draft over a reload', async () => {
    await open();
    await says();
    expect(await screen.findByText(/已暂存/u)).toBeTruthy();
    // What was typed last is kept too.
    await waitFor(() => {
      expect(JSON.stringify(Object.entries(localStorage))).toContain('建设路口');
    });
    document.body.innerHTML = '';
    await open();
    expect(field('说了什么')).toHaveProperty('value', '雨水井的盖子没了');
    await userEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(field('说了什么')).toHaveProperty('value', '');
  });

  it('says on which day a draft was kept', async () => {
    ticker.synchronize('2026-11-24T06:40:00.000Z');
    await open();
    await says();
    expect(await screen.findByText(/^\d\d:\d\d 已暂存$/u)).toBeTruthy();
    document.body.innerHTML = '';
    ticker.synchronize('2026-12-03T06:40:00.000Z');
    await open();
    expect(await screen.findByText(/^11-24 \d\d:\d\d 已暂存$/u)).toBeTruthy();
  });

  it('sets a call aside for another one, and takes it up again', async () => {
    await open();
    await says();
    await userEvent.click(await screen.findByRole('button', { name: '先放着' }));
    expect(field('说了什么')).toHaveProperty('value', '');
    await userEvent.type(field('说了什么'), '路灯不亮');
    await userEvent.click(screen.getByRole('button', { name: '未提交 1' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /雨水井的盖子没了/u }));
    expect(field('说了什么')).toHaveProperty('value', '雨水井的盖子没了');
    await userEvent.click(await screen.findByRole('button', { name: '清空' }));
    await userEvent.click(screen.getByRole('button', { name: '未提交 1' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /路灯不亮/u }));
    expect(field('说了什么')).toHaveProperty('value', '路灯不亮');
    expect(screen.queryByRole('button', { name: /未提交/u })).toBeNull();
  });

  it('of two pages that write the same draft loses neither', async () => {
    await open();
    await says();
    await screen.findByText(/已暂存/u);
    const key = Object.keys(localStorage).find((one) => one.includes('open-case')) ?? '';
    const another = { draft: { description: '另一页写的' }, at: Date.now() + 1 };
    localStorage.setItem(key, JSON.stringify(another));
    await userEvent.type(field('说了什么'), '，在路口');
    await waitFor(() => {
      const texts = Object.keys(localStorage).map((each) => localStorage.getItem(each) ?? '');
      expect(texts.some((text) => text.includes('另一页写的'))).toBe(true);
      expect(texts.some((text) => text.includes('，在路口'))).toBe(true);
    });
  });

  it('can be walked with Tab in the order of a call', async () => {
    await open();
    const order: (string | null)[] = [];
    for (let press = 0; press < 24; press += 1) {
      const at = document.activeElement;
      order.push(
        at?.closest('[data-field]')?.getAttribute('data-field') ?? at?.textContent ?? null,
      );
      await userEvent.tab();
    }
    const seen = [...new Set(order)].filter((name) =>
      ['phone', 'description', 'place', 'callback', 'class', 'asks', '仅登记'].includes(name ?? ''),
    );
    expect(seen).toEqual(['phone', 'description', 'place', 'callback', 'class', 'asks', '仅登记']);
  });

  it('lets a grid worker report and say that it is fixed, but not file', async () => {
    const fake = answers();
    await open('grid');
    expect(screen.queryByRole('button', { name: /受理并立案/u })).toBeNull();
    await says();
    await userEvent.click(screen.getByRole('checkbox', { name: /自行处置/u }));
    await userEvent.click(screen.getByRole('button', { name: /上报/u }));
    await waitFor(() => {
      expect(fake.to('POST /api/reports')[0]?.body).toMatchObject({
        channel: 'grid',
        selfHandled: true,
      });
    });
  });
});
