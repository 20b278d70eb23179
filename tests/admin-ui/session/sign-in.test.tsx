import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SignInPage } from '../../../admin-ui/resources/session/sign-in-page.tsx';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
} from '../screen.tsx';

const person = (login: string, role: string, unit: string) => ({
  login,
  name: login,
  nameEn: login,
  role,
  unit: { id: unit, name: unit },
});

const welcome = {
  centre: { name: '青禾镇集成指挥中心', nameEn: 'Command centre' },
  version: '0.1.0',
  database: true,
  engine: false,
  engineAwaySince: '2026-11-24T06:31:00Z',
  demo: {
    password: 'bihuan-demo',
    people: [
      person('handler2', 'handler', '市政管护所'),
      person('lead', 'lead', '综合执法局'),
      person('dispatcher', 'dispatcher', '指挥中心'),
      person('handler', 'handler', '综合执法局'),
      person('lead2', 'lead', '市政管护所'),
    ],
  },
};

async function open(demo: boolean): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/welcome': { body: { ...welcome, demo: demo ? welcome.demo : null } },
    'GET /api/session': problem(401, 'not-signed-in'),
    'POST /api/session': { status: 201, body: session },
  });
  await drawPage(<SignInPage />, '/sign-in?to=/cases/1', '/sign-in');
  await screen.findByText('流程引擎连不上');
  return server;
}

describe('the sign-in page', () => {
  beforeEach(standInForBrowser);

  it('signs in with one press on a card and goes where one wanted to go', async () => {
    const server = await open(true);
    await userEvent.click(screen.getByRole('button', { name: /^登录为 dispatcher/u }));
    await screen.findByText('elsewhere');
    expect(server.to('POST /api/session')[0]?.body).toEqual({
      login: 'dispatcher',
      password: 'bihuan-demo',
    });
  });

  it('keeps the people of a unit together, the lead first or the unit as delivered', async () => {
    await open(true);
    const cards = screen
      .getAllByRole('button', { name: /^登录为/u })
      .map((card) => card.querySelector('.bh-mono')?.textContent);
    expect(cards.filter((login) => login !== undefined)).toEqual([
      'dispatcher',
      'handler2',
      'lead2',
      'lead',
      'handler',
    ]);
  });

  it('shows only the form outside demo mode', async () => {
    await open(false);
    expect(screen.queryByText('演示模式。')).toBeNull();
    expect(screen.queryByRole('button', { name: /^登录为/u })).toBeNull();
  });

  it('does not say which part was wrong', async () => {
    const server = await open(false);
    server.change({ 'POST /api/session': problem(401, 'sign-in-refused') });
    await userEvent.type(screen.getByRole('textbox', { name: /登录名/u }), 'anna');
    await userEvent.type(screen.getByLabelText(/^口令/u), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: /^登录/u }));
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toBe('登录名或口令不对');
    });
  });

  it('says how long a lock lasts', async () => {
    const server = await open(false);
    server.change({
      'POST /api/session': problem(429, 'account-locked', { params: { retryAfter: 30 } }),
    });
    await userEvent.type(screen.getByRole('textbox', { name: /登录名/u }), 'anna');
    await userEvent.type(screen.getByLabelText(/^口令/u), 'right');
    await userEvent.click(screen.getByRole('button', { name: /^登录/u }));
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toBe('账号暂时锁定，1 分后再试');
    });
  });
});
