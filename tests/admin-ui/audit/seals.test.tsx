// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { outcomeOf } from '../../../admin-ui/resources/seals/seal-outcome.ts';
import { SealsPage } from '../../../admin-ui/resources/seals/seals-page.tsx';
import type { Seal, SealVerdict } from '../../../api/contract/audit.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const seal: Seal = {
  id: '2',
  sealedAt: '2026-11-24T02:00:00.000Z',
  heads: 1204,
  headsHash: 'ab'.repeat(32),
  previousHash: 'cd'.repeat(32),
  entries: 30_456,
  moved: 87,
  key: 'ef'.repeat(32),
  signed: true,
  linked: true,
};
const old: Seal = {
  ...seal,
  id: '1',
  sealedAt: '2026-11-23T02:00:00.000Z',
  entries: null,
  moved: null,
};
const proven: SealVerdict = {
  signed: true,
  linked: true,
  heads: 'proven',
  checked: 1204,
  faults: 0,
  found: [],
};
const listed = (...data: readonly Seal[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const draw = async () =>
  drawPage(<SealsPage />, '/seals', '/seals', { ...session, permissions: ['audit.read'] });
const verification = 'GET /api/seals/2/verification';

beforeEach(() => {
  standInForBrowser();
  ticker.synchronize('2026-11-24T06:40:00.000Z');
});

describe('seals', () => {
  it('stand with what they sign, the proof and how to verify it outside', async () => {
    fakeServer({ 'GET /api/seals': listed(seal, old) });
    await draw();
    const row = await screen.findByRole('row', { name: /11-24/u });
    for (const words of ['1,204', '30,456', '87', '有效'])
      expect(within(row).getByText(words)).toBeDefined();
    expect(within(row).getByRole('button').textContent).toBe('核验 2026-11-24');
    expect(within(row).getByRole('link').textContent).toContain('2026-11-24');
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/api/seals/2/proof');
    const before = screen.getByRole('row', { name: /11-23/u });
    expect(within(before).getByText('未留链尾')).toBeDefined();
    expect(within(before).queryByRole('link')).toBeNull();
    expect(screen.getByText(`npm run verify -- proof FILE --key ${seal.key}`)).toBeDefined();
  });

  it('are verified one by one, and name the cases that were changed since', async () => {
    const fake = fakeServer({ 'GET /api/seals': listed(seal), [verification]: { body: proven } });
    await draw();
    const button = await screen.findByRole('button', { name: /^核验/u });
    await userEvent.click(button);
    expect(await screen.findByText(/相符：1,204 件/u)).toBeDefined();
    const found = { caseId: 'c1', number: 'JC-1', title: '井盖', seq: 3 } as const;
    fake.change({
      [verification]: {
        body: { ...proven, faults: 1, found: [{ ...found, reason: 'sealed-otherwise' }] },
      },
    });
    await userEvent.click(button);
    expect(await screen.findByText('封存以后 1 件的记录被改过')).toBeDefined();
    expect(screen.getByRole('link', { name: 'JC-1' }).getAttribute('href')).toBe('/cases/c1/audit');
    fake.change({ [verification]: problem(500, 'internal-error') });
    await userEvent.click(button);
    expect((await screen.findByRole('alert')).textContent).toContain('没有核验成');
  });

  it('that do not hold say so at once, and so does another key', async () => {
    const other = { ...old, key: '12'.repeat(32), linked: false };
    fakeServer({ 'GET /api/seals': listed({ ...seal, signed: false }, other) });
    await draw();
    expect(await screen.findByText('签名不符')).toBeDefined();
    expect(screen.getByText('与前一份不衔接')).toBeDefined();
    expect(screen.getByText('用过 2 把密钥，请查明更换原因')).toBeDefined();
  });

  it('are none yet in a new centre', async () => {
    fakeServer({ 'GET /api/seals': listed() });
    await draw();
    expect(await screen.findByRole('heading', { name: '还没有封存' })).toBeDefined();
  });

  it.each([
    [{}, 'proven'],
    [{ heads: 'not-kept' }, 'old'],
    [{ linked: false }, 'notLinked'],
    [{ faults: 1, linked: false }, 'changed'],
    [{ heads: 'differ', faults: 1 }, 'differ'],
    [{ signed: false, heads: 'differ' }, 'notSigned'],
  ] as const)('are judged by the gravest: %j', (change, outcome) => {
    expect(outcomeOf({ ...proven, ...change })).toBe(outcome);
  });
});
