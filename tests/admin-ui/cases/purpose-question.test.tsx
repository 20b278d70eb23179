// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { CasePage } from '../../../admin-ui/resources/cases/case-page.tsx';
import { TaskPanel } from '../../../admin-ui/resources/tasks/inbox/task-panel.tsx';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';
import { sampleDetail } from './sample-case.ts';

beforeEach(() => {
  standInForBrowser();
  localStorage.clear();
});

const caseId = sampleDetail.id;
const params = { caseId, number: 'JC-20261124-0001', taskId: null };
const refused = problem(403, 'purpose-required', { params });
const read = `GET /api/cases/${caseId}`;
const say = `POST /api/cases/${caseId}/purpose`;

const drawCase = async () => drawPage(<CasePage />, `/cases/${caseId}/overview`, '/cases/:id/*');
const field = async () => screen.findByRole('textbox', { name: '查看目的' });

describe('a protected case', () => {
  it('asks for the purpose before it is opened, and shows it then', async () => {
    const server = fakeServer({ [read]: refused });
    await drawCase();
    const purpose = await field();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('保密事件，先说明查看目的');
    expect(document.activeElement).toBe(purpose);
    expect(screen.getByText(/JC-20261124-0001/u)).toBeDefined();
    expect(screen.getByRole('button', { name: '记录并打开' })).toHaveProperty('disabled', true);
    server.change({
      [say]: () => {
        server.change({ [read]: { body: { ...sampleDetail, secrecy: 'protected' } } });
        return { body: { id: caseId, validUntil: '2026-11-24T18:00:00.000Z' } };
      },
    });
    await userEvent.type(purpose, '回复来电{Enter}');
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(sampleDetail.title);
    expect(screen.getByText('保密')).toBeDefined();
    expect(server.to(say).map(({ body }) => body)).toEqual([{ purpose: '回复来电' }]);
  });

  it('offers what was said before', async () => {
    const server = fakeServer({
      [read]: refused,
      [say]: { body: { id: caseId, validUntil: '2026-11-24T18:00:00.000Z' } },
    });
    const drawn = await drawCase();
    await userEvent.type(await field(), '回复来电{Enter}');
    drawn.unmount();
    await drawCase();
    await userEvent.click(await screen.findByRole('button', { name: '回复来电' }));
    await userEvent.click(screen.getByRole('button', { name: '记录并打开' }));
    expect(server.to(say)).toHaveLength(2);
  });

  it('keeps what is typed when it is refused, and says why', async () => {
    fakeServer({ [read]: refused, [say]: problem(404, 'not-found') });
    await drawCase();
    await userEvent.type(await field(), '回复来电{Enter}');
    expect(await screen.findByText('找不到，或者没有权限看')).toBeDefined();
    expect(await field()).toHaveProperty('value', '回复来电');
  });
});

const nothing = (): void => undefined;

describe('a task of a protected case', () => {
  it('is opened by taking it, and leaves the keyboard in the list', async () => {
    const server = fakeServer({
      'GET /api/tasks/t1': problem(403, 'purpose-required', {
        params: { ...params, taskId: 't1' },
      }),
      'POST /api/tasks/t1/claim': { body: { id: 't1', version: 2, seq: 3 } },
    });
    await drawPage(
      <TaskPanel id="t1" gone={false} onDone={nothing} onNext={nothing} onPrevious={nothing} />,
    );
    expect(document.activeElement).not.toBe(await field());
    await userEvent.click(screen.getByRole('button', { name: '认领办理' }));
    expect(server.to('POST /api/tasks/t1/claim')).toHaveLength(1);
  });
});
