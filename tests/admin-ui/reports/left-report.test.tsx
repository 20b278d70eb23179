// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Link } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { OpenCase } from '../../../admin-ui/resources/reports/open-case.tsx';
import type { Session } from '../../../api/contract/session.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type Answer,
} from '../screen.tsx';

const acceptor: Session = {
  ...session,
  posts: [{ role: 'acceptor', unit: { id: 'u-centre', name: '指挥中心' }, grid: null }],
};
const kept = (): string => JSON.stringify(Object.entries(localStorage));

/** Registers a call and goes to another page; it is answered when the test says what. */
async function registerAndLeave(): Promise<(answer: Answer) => void> {
  const { promise: answered, resolve: answer } = Promise.withResolvers<Answer>();
  const fake = fakeServer({
    'GET /api/catalogue': { body: { data: [], version: 'v1' } },
    'GET /api/grids': { body: { data: [], total: 0 } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/responsibilities': { body: { rules: [] } },
    'GET /api/reports/similar': { body: { data: [] } },
    'POST /api/reports': () => answered,
  });
  await drawPage(
    <>
      <OpenCase />
      <Link to="/elsewhere">away</Link>
    </>,
    '/reports/new',
    '/reports/new',
    acceptor,
  );
  await userEvent.type(await screen.findByRole('textbox', { name: '说了什么' }), '井盖没了');
  await userEvent.type(screen.getByRole('textbox', { name: '在哪里' }), '建设路口');
  await userEvent.click(screen.getByRole('button', { name: '仅登记' }));
  await waitFor(() => {
    expect(fake.to('POST /api/reports')).toHaveLength(1);
  });
  await userEvent.click(screen.getByRole('link', { name: 'away' }));
  await screen.findByText('elsewhere');
  return answer;
}

beforeEach(() => {
  standInForBrowser();
});

describe('a call whose page was left before the answer came', () => {
  it('is registered where one has gone to, and forgotten on the device', async () => {
    const answer = await registerAndLeave();
    const opened = { id: 'r1', number: 'LS-20261124-0009', caseId: 'c1', caseNumber: null };
    answer({ body: { ...opened, opened: true } });
    await screen.findByText(/已登记 LS-20261124-0009/u);
    expect(screen.getByText('elsewhere')).toBeDefined();
    await waitFor(() => {
      expect(kept()).not.toContain('井盖没了');
    });
  });

  it('that is refused says so there, and is kept', async () => {
    const answer = await registerAndLeave();
    answer(problem(503, 'engine-unavailable'));
    await screen.findByText(/没有提交：流程引擎连不上/u);
    expect(screen.getByText('elsewhere')).toBeDefined();
    expect(kept()).toContain('井盖没了');
  });
});
