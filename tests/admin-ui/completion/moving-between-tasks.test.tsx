import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const titles = { a: '占道经营', b: '井盖缺失', c: '河道乱堆' } as const;
const ids = ['a', 'b', 'c'] as const;

describe('the page of a task', () => {
  beforeEach(() => {
    standInForBrowser();
    localStorage.setItem('RaStorebihuan.inbox.lastList', JSON.stringify(ids));
  });

  it('moves on by as many tasks as keys were pressed, however soon', async () => {
    fakeServer({
      ...Object.fromEntries(
        ids.map((id) => [`GET /api/tasks/${id}`, { body: taskDetail({ id, title: titles[id] }) }]),
      ),
      'GET /api/cases/c1': { body: caseDetail },
    });
    await drawPage(<TaskPage />, '/tasks/a', '/tasks/:id');
    await screen.findByRole('heading', { name: titles.a });
    for (const key of ['j', 'j', 'j', 'k', 'j']) {
      // As a browser does: what keys do is drawn before the next one, navigation takes longer.
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await Promise.resolve();
    }
    expect(await screen.findByRole('heading', { name: titles.c })).toBeTruthy();
  });
});
