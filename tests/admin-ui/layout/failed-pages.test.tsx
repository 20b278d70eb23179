// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { BoardPage } from '../../../admin-ui/resources/board/board-page.tsx';
import { CaseList } from '../../../admin-ui/resources/cases/case-list.tsx';
import { CasePage } from '../../../admin-ui/resources/cases/case-page.tsx';
import { DeskPage } from '../../../admin-ui/resources/desk/desk-page.tsx';
import { IncidentPage } from '../../../admin-ui/resources/incidents/incident-page.tsx';
import { ProcedureListPage } from '../../../admin-ui/resources/procedures/procedure-list.tsx';
import { ProcedurePage } from '../../../admin-ui/resources/procedures/procedure-page.tsx';
import { ReviewPage } from '../../../admin-ui/resources/procedures/review-page.tsx';
import { OpenCase } from '../../../admin-ui/resources/reports/open-case.tsx';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';

const reference = '7c1e9a52-0d3f-4b86-9a4e-5f2b1c6d8e90';
const away = problem(503, 'database-unavailable', { instance: `urn:uuid:${reference}` });

beforeEach(() => {
  standInForBrowser();
});

describe('a page of which nothing arrived', () => {
  it.each<readonly [string, ComponentType, string, string]>([
    ['/board', BoardPage, '/board', 'GET /api/board'],
    ['/desk', DeskPage, '/desk', 'GET /api/board'],
    ['/cases', CaseList, '/cases', 'GET /api/cases'],
    ['/procedures', ProcedureListPage, '/procedures', 'GET /api/procedures'],
    ['/procedures/:key', ProcedurePage, '/procedures/street-lamps', 'GET /api/procedures'],
    ['/procedures/:key/review', ReviewPage, '/procedures/street-lamps', 'GET /api/procedures'],
  ])('says so with the reason and asks again: %s', async (path, Page, at, asked) => {
    const fake = fakeServer({
      'GET /api/board': away,
      'GET /api/board/tasks': away,
      'GET /api/desk/joint-cases': away,
      'GET /api/desk/orders': away,
      'GET /api/cases': away,
      'GET /api/tasks': away,
      'GET /api/procedures': away,
      'GET /api/procedure-drafts': away,
      'GET /api/procedures/street-lamps/drafts': away,
    });
    await drawPage(<Page />, path.includes('review') ? `${at}/review` : at, path);
    const again = await screen.findByRole('button', { name: '再取一次' });
    expect(screen.getByText(/数据库连不上/u)).toBeTruthy();
    expect(screen.queryByText(/这个事件/u)).toBeNull();
    expect(screen.getByText(`编号 ${reference}，报修时提供`)).toBeTruthy();
    const before = fake.to(asked).length;
    await userEvent.click(again);
    await waitFor(() => {
      expect(fake.to(asked).length).toBeGreaterThan(before);
    });
  });

  it.each<readonly [string, ComponentType, string]>([
    ['/cases/c1', CasePage, '/cases/:id/*'],
    ['/incidents/i1', IncidentPage, '/incidents/:id'],
  ])(
    'says the code, and under which reference the server wrote it down: %s',
    async (at, Page, path) => {
      fakeServer({ 'GET /api/cases/c1': away, 'GET /api/incidents/i1': away });
      await drawPage(<Page />, at, path);
      expect(await screen.findByText(`编号 ${reference}，报修时提供`)).toBeTruthy();
      expect(screen.getByText(/错误码 database-unavailable/u)).toBeTruthy();
    },
  );

  it('says on a new case that the catalogue is missing, which does not keep anybody from writing', async () => {
    const fake = fakeServer({ 'GET /api/catalogue': away });
    await drawPage(<OpenCase />, '/reports/new', '/reports/new');
    const alert = await screen.findByText('类别目录没有取到，可以先登记，取到后再立案');
    expect(alert).toBeTruthy();
    const before = fake.to('GET /api/catalogue').length;
    await userEvent.click(screen.getByRole('button', { name: '再取一次' }));
    await waitFor(() => {
      expect(fake.to('GET /api/catalogue').length).toBeGreaterThan(before);
    });
  });
});
