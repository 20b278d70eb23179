import { useQuery } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../api/contract/session.ts';
import { apiFetch } from '../../../admin-ui/providers/api-fetch.ts';
import { PersonMenu } from '../../../admin-ui/layout/person-menu.tsx';
import { SignedIn } from '../../../admin-ui/layout/signed-in.tsx';
import { PasswordGate } from '../../../admin-ui/resources/session/password-gate.tsx';
import { PasswordPage } from '../../../admin-ui/resources/session/password-page.tsx';
import { requirementsOf } from '../../../admin-ui/resources/session/password-requirements.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
} from '../screen.tsx';

const person: Session = { ...session, user: { ...session.user, demo: false } };
const due: Session = { ...person, passwordChange: 'one-time' };

const welcome = {
  centre: { name: '青禾镇集成指挥中心', nameEn: 'Command centre' },
  version: '0.1.0',
  database: true,
  engine: true,
  demo: null,
};

const field = (name: RegExp): HTMLElement => screen.getByLabelText(name, { selector: 'input' });
const current = /^(?:现在的口令|一次性口令)/u;
const next = /^新口令/u;
const again = /^再输一次新口令/u;
const submit = (): HTMLElement => screen.getByRole('button', { name: /^改口令/u });
const met = (): readonly (string | null)[] =>
  screen
    .getAllByRole('listitem')
    .filter((item) => item.className === 'met')
    .map((item) => item.textContent);

async function fill(texts: readonly (readonly [RegExp, string])[]): Promise<void> {
  for (const [name, text] of texts) {
    await userEvent.type(field(name), text);
  }
}

const good = [
  [current, 'Abcd-efgh'],
  [next, 'Glocke-7'],
  [again, 'Glocke-7'],
] as const;

async function openGate(): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/welcome': { body: welcome },
    'GET /api/session': { body: due },
    'POST /api/session/password': { body: person },
  });
  await drawPage(
    <SignedIn>
      <PasswordGate>
        <p>the work</p>
      </PasswordGate>
    </SignedIn>,
    '/inbox',
  );
  await screen.findByRole('heading', { name: '改口令' });
  return server;
}

async function openPage(replies: Parameters<typeof fakeServer>[0] = {}): Promise<FakeServer> {
  const server = fakeServer({ 'POST /api/session/password': { body: person }, ...replies });
  await drawPage(<PasswordPage />, '/me/password', '/me/password', person);
  await screen.findByRole('heading', { name: '改口令' });
  return server;
}

/** A page that asks the server for something. */
function Work() {
  const { refetch } = useQuery({
    queryKey: ['work'],
    queryFn: async () => apiFetch<object>('/api/tasks'),
  });
  return (
    <button type="button" onClick={() => void refetch()}>
      the work
    </button>
  );
}

beforeEach(standInForBrowser);

describe('a one-time password', () => {
  it('is changed before anything else, then the page that was asked for is there', async () => {
    const server = await openGate();
    expect(screen.queryByText('the work')).toBeNull();
    expect(document.activeElement).toBe(field(current));
    await fill(good);
    await userEvent.keyboard('{Enter}');
    await screen.findByText('the work');
    expect(server.to('POST /api/session/password')[0]?.body).toEqual({
      current: 'Abcd-efgh',
      next: 'Glocke-7',
    });
  });

  it('is asked for when it becomes due in another tab', async () => {
    const server = fakeServer({
      'GET /api/welcome': { body: welcome },
      'GET /api/session': { body: person },
      'GET /api/tasks': { body: {} },
    });
    await drawPage(
      <SignedIn>
        <PasswordGate>
          <Work />
        </PasswordGate>
      </SignedIn>,
    );
    const work = await screen.findByRole('button', { name: 'the work' });
    server.change({
      'GET /api/session': { body: due },
      'GET /api/tasks': problem(403, 'password-change-required'),
    });
    await userEvent.click(work);
    expect(await screen.findByRole('heading', { name: '改口令' })).toBeDefined();
  });

  it('can be left alone by signing out', async () => {
    const server = await openGate();
    server.change({
      'DELETE /api/session': { status: 204 },
      'GET /api/session': problem(401, 'not-signed-in'),
    });
    await userEvent.click(screen.getByRole('button', { name: '退出' }));
    await waitFor(() => {
      expect(server.to('DELETE /api/session')).toHaveLength(1);
    });
  });

  it('is spoken of in English too', async () => {
    appearance.change({ locale: 'en' });
    try {
      fakeServer({ 'GET /api/welcome': { body: welcome }, 'GET /api/session': { body: due } });
      await drawPage(<PasswordGate>work</PasswordGate>, '/', '*', due);
      expect(await screen.findByText(/This was a one-time password/u)).toBeDefined();
    } finally {
      act(() => {
        appearance.change({ locale: 'zh' });
      });
    }
  });
});

describe('a new password', () => {
  it('ticks what it fulfils while it is typed', async () => {
    await openPage();
    expect(met()).toEqual([]);
    await fill([[next, 'glocken']]);
    expect(met()).toEqual(['不含登录名和系统名称，已符合']);
    await fill([[next, '-7']]);
    expect(met()).toEqual([
      '至少 8 个字符，已符合',
      '小写、大写、数字、其他字符，至少 3 类，已符合',
      '不含登录名和系统名称，已符合',
    ]);
    await fill([[again, 'glocken-7']]);
    expect(met()).toHaveLength(4);
  });

  it.each([
    ['no present one', [[next, 'Glocke-7']], current, '要填现在的口令'],
    [
      'one that is too short',
      [
        [current, 'x'],
        [next, 'Ab-1'],
      ],
      next,
      '还不符合下面的要求',
    ],
    [
      'two that differ',
      [
        [current, 'x'],
        [next, 'Glocke-7'],
        [again, 'Glocke-8'],
      ],
      again,
      '与新口令不一致',
    ],
  ] as const)('with %s moves the focus to the gap', async (_what, typed, gap, words) => {
    const server = await openPage();
    await fill(typed);
    await userEvent.click(submit());
    expect(document.activeElement).toBe(field(gap));
    expect(screen.getByText(words)).toBeDefined();
    expect(server.asked).toEqual([]);
  });

  it('can be looked at', async () => {
    await openPage();
    const [, eye] = screen.getAllByRole('button', { name: '显示口令' });
    expect(field(next).getAttribute('type')).toBe('password');
    await userEvent.click(eye ?? submit());
    expect(field(next).getAttribute('type')).toBe('text');
  });

  it.each([
    ['/current', ['wrong'], '不是现在的口令', current],
    ['/next', ['common', 'used-before'], '太常见，容易被猜到；最近用过', next],
  ] as const)('refused at %s says why there', async (path, codes, words, where) => {
    await openPage({
      'POST /api/session/password': problem(400, 'validation-failed', {
        errors: codes.map((code) => ({ path, code, message: '' })),
      }),
    });
    await fill(good);
    await userEvent.click(submit());
    await screen.findByText(words);
    expect(document.activeElement).toBe(field(where));
    await fill([[where, 'x']]);
    expect(screen.queryByText(words)).toBeNull();
  });

  it('says how long a lock lasts', async () => {
    await openPage({
      'POST /api/session/password': problem(429, 'account-locked', { params: { retryAfter: 840 } }),
    });
    await fill(good);
    await userEvent.click(submit());
    expect((await screen.findByRole('alert')).textContent).toBe('账号暂时锁定，14 分后再试');
  });

  it('of one’s own accord leads back to one’s page', async () => {
    await openPage();
    await fill(good);
    await userEvent.click(submit());
    await screen.findByText('elsewhere');
    expect(await screen.findByText('口令已改，别处的登录已退出')).toBeDefined();
  });
});

async function openMenu(as: Session): Promise<HTMLElement> {
  fakeServer({});
  await drawPage(<PersonMenu onKeys={() => undefined} />, '/', '/', as);
  await userEvent.click(screen.getByRole('button', { name: /^个人菜单/u }));
  return screen.findByRole('dialog');
}

describe('the menu of a person', () => {
  it('leads to the change', async () => {
    const menu = await openMenu(person);
    const link = within(menu).getByRole('link', { name: '改口令' });
    expect(link.getAttribute('href')).toBe('/me/password');
    await userEvent.click(link);
    expect(await screen.findByText('elsewhere')).toBeDefined();
  });

  it('says why a demo account keeps its password', async () => {
    const menu = await openMenu(session);
    expect(within(menu).queryByRole('link', { name: /改口令/u })).toBeNull();
    expect(within(menu).getByText('演示口令不改')).toBeDefined();
  });
});

describe('requirements', () => {
  it('ask for no mixture where the town asks for none', () => {
    const rules = { length: 15, classes: 1, history: 1 };
    const typed = { next: 'glocken und turm', again: 'glocken und turm' };
    const found = requirementsOf({ ...person, passwordRules: rules }, typed);
    expect(found).toEqual([
      { name: 'length', met: true },
      { name: 'name', met: true },
      { name: 'same', met: true },
    ]);
  });
});
