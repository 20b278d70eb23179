import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { OpenCase } from '../../../admin-ui/resources/reports/open-case.tsx';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
} from '../screen.tsx';

const condition = {
  id: 'cat.2.1',
  text: '井盖不见了',
  textEn: 'Cover missing',
  limit: { amount: 2, unit: 'urgentHours' },
  dueAt: null,
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
  keywords: ['井盖'],
  conditions: [condition],
};
const step = (stage: string, role: string) => ({
  element: stage,
  name: stage,
  stage,
  role,
  unit: { id: 'u-centre', name: '指挥中心' },
  person: null,
  limit: { amount: 0.25, unit: 'urgentHours' },
  dueAt: '2026-11-24T06:47:00Z',
});

const preview = 'POST /api/reports/preview';
const answers = (next: ReturnType<typeof step>): FakeServer =>
  fakeServer({
    'GET /api/catalogue': { body: { data: [manhole], version: 'v1' } },
    'GET /api/grids': { body: { data: [], total: 0 } },
    'GET /api/cases': { body: { data: [], total: 0, totalIsLowerBound: false, next: null } },
    'GET /api/reports/similar': { body: { data: [] } },
    'GET /api/responsibility': { body: { unit: null, person: null, rule: 'none' } },
    [preview]: {
      body: { dependsOn: [], next: [next], waits: [], ends: null, clock: null, extended: [] },
    },
  });

const draw = (role: string) => {
  const posts = [{ role, unit: { id: 'u-centre', name: '指挥中心' }, grid: null }];
  return drawPage(<OpenCase />, '/reports/new', '*', { ...session, posts });
};
const foot = (): string => screen.getByRole('contentinfo').textContent;

beforeEach(() => {
  standInForBrowser();
  localStorage.clear();
  ticker.synchronize('2026-11-24T06:32:00Z');
});

it('says below a new case who gets it and by when, as the engine computes it', async () => {
  const server = answers(step('dispatch', 'dispatcher'));
  await draw('acceptor');
  await waitFor(() => {
    expect(foot()).toContain('提交后 → 派遣指挥中心 派遣员，15 分');
  });
  expect(foot()).toContain('约今天 14:47 到期');
  expect(foot()).not.toContain('处置时限');

  await userEvent.type(screen.getByRole('textbox', { name: '说了什么' }), '雨水井盖没了');
  await userEvent.click(await screen.findByRole('button', { name: '雨水井盖' }));
  await userEvent.click(await screen.findByRole('radio', { name: /井盖不见了/u }));
  await waitFor(() => {
    expect(server.to(preview).at(-1)?.body).toEqual({
      channel: 'phone',
      urgency: 'critical',
      wantsCallback: false,
      selfHandled: false,
      file: { category: 'cat.2', condition: 'cat.2.1' },
    });
  });
  expect(foot()).toContain('处置时限 2 紧急工作时，自派遣起计。');
  // A sentence that is typed decides nothing.
  expect(server.to(preview).length).toBeLessThanOrEqual(4);
});

it('asks without filing for who may only report', async () => {
  const server = answers(step('accept', 'acceptor'));
  await draw('dispatcher');
  await waitFor(() => {
    expect(foot()).toContain('提交后 → 受理指挥中心 受理员');
  });
  expect(server.to(preview)[0]?.body).not.toHaveProperty('file');
  expect(foot()).not.toContain('立案一次完成');
});

it('says that it cannot tell, and lets it be sent all the same', async () => {
  answers(step('dispatch', 'dispatcher'));
  fakeServer({ [preview]: problem(500, 'internal-error') });
  await draw('acceptor');
  await waitFor(() => {
    expect(foot()).toContain('下一步暂时推算不出，不影响提交');
  });
  const send = within(screen.getByRole('contentinfo')).getByRole('button', { name: /受理并立案/u });
  expect(send).toHaveProperty('disabled', false);
});
