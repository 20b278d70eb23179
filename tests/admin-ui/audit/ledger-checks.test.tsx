// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { LedgerChecksPage } from '../../../admin-ui/resources/audit/ledger-checks-page.tsx';
import type { LedgerCheck } from '../../../api/contract/audit.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const begun: LedgerCheck = {
  id: 'k1',
  by: { id: 'p', name: '宋知行' },
  beganAt: '2026-11-24T06:30:00.000Z',
  finishedAt: null,
  total: 250,
  cases: 0,
  entries: 0,
  faults: 0,
  found: [],
};
const half: LedgerCheck = { ...begun, cases: 100, entries: 1234 };
const proven: LedgerCheck = {
  ...begun,
  finishedAt: '2026-11-24T06:31:00.000Z',
  cases: 250,
  entries: 3456,
};
const broken: LedgerCheck = {
  ...proven,
  faults: 1,
  found: [
    {
      caseId: 'c1',
      number: 'JC-20261124-0007',
      title: '井盖缺失',
      secrecy: 'ordinary',
      seq: 14,
      reason: 'link-broken',
    },
  ],
};
const list = (...data: readonly LedgerCheck[]) => ({ body: { data, total: data.length } });
const draw = async () =>
  drawPage(<LedgerChecksPage />, '/audit/ledgers', '/audit/ledgers', {
    ...session,
    permissions: ['audit.read', 'case.read'],
  });
const step = 'POST /api/ledger-checks/k1/run';

beforeEach(() => {
  standInForBrowser();
  ticker.synchronize('2026-11-24T06:40:00.000Z');
});

describe('a verification of all ledgers', () => {
  it('goes on until all are done, and says that all hold', async () => {
    const steps = [half, proven];
    const fake = fakeServer({
      'GET /api/ledger-checks': list(),
      'POST /api/ledger-checks': { body: begun, status: 201 },
      [step]: () => ({ body: steps.shift() }),
    });
    await draw();
    expect(await screen.findByRole('heading', { name: '还没有核验过' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '核验全部台账' }));
    expect(await screen.findByText('250 件全部相符，3,456 条记录')).toBeDefined();
    expect(fake.to(step)).toHaveLength(2);
    const history = screen.getByRole('region', { name: '历次核验' });
    expect(within(history).getByText('相符')).toBeDefined();
  });

  it('names the case and the entry that do not hold', async () => {
    fakeServer({ 'GET /api/ledger-checks': list(broken) });
    await draw();
    const faults = await screen.findByRole('region', { name: '对不上的台账' });
    expect(within(faults).getByRole('link').getAttribute('href')).toBe('/cases/c1/audit');
    expect(within(faults).getByText(/第 14 条.*与前一条对不上/u)).toBeDefined();
    expect(screen.getByText('250 件中有 1 件对不上')).toBeDefined();
  });

  it('is stopped between two requests, and goes on from there', async () => {
    let answer: (() => void) | undefined;
    const fake = fakeServer({
      'GET /api/ledger-checks': list(begun),
      [step]: async () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ body: half });
          };
        }),
    });
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: '接着核验' }));
    await userEvent.click(await screen.findByRole('button', { name: '先停下' }));
    answer?.();
    expect(await screen.findByText('停在 100 / 250 件，尚未发现不符')).toBeDefined();
    expect(fake.to(step)).toHaveLength(1);
    fake.change({ [step]: { body: proven } });
    await userEvent.click(screen.getByRole('button', { name: '接着核验' }));
    expect(await screen.findByText('250 件全部相符，3,456 条记录')).toBeDefined();
    expect(fake.to('POST /api/ledger-checks')).toHaveLength(0);
  });

  it('that is interrupted says why, and can go on', async () => {
    fakeServer({ 'GET /api/ledger-checks': list(half), [step]: problem(500, 'internal-error') });
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: '接着核验' }));
    expect((await screen.findByRole('alert')).textContent).toContain('核验中断');
    expect(screen.getByRole('button', { name: '接着核验' })).toBeDefined();
  });
});
