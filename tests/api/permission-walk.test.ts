import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Fastify from 'fastify';
import { declarePermissions } from '../../api/plugins/authorization.ts';
import { routePermissions } from '../../api/route-permissions.ts';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import { roles } from '../../domain/permissions/roles.ts';
import { CaseDetail, CaseList, Reporter } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { scopeOf } from '../../api/scope.ts';
import { caseBranches, caseInScope, type Condition } from '../../api/scope-predicate.ts';
import { plantCase, plantTasks, type PlantedCase } from './plant.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const routes = Object.entries(routePermissions).map(([route, permission]) => {
  const [method = '', path = ''] = route.split(' ');
  return { route, method, path, permission };
});

const requestOf = (path: string): string =>
  path.replaceAll(':version', '1').replaceAll(/:\w+/gu, 'x').replaceAll('*', 'x');

describe('every route', () => {
  it('is declared, and every declaration has its route', () => {
    for (const { method, path, route } of routes) {
      const there = api.app.hasRoute({ method, url: path });
      // The front end is only served where it was built.
      if (!there && ['/', '/*'].includes(path)) continue;
      expect([route, there]).toEqual([route, true]);
    }
  });

  it('that is not declared stops the start', async () => {
    const app = Fastify();
    declarePermissions(app);
    expect(() => app.get('/api/undeclared', async () => 'open to all')).toThrow(
      'GET /api/undeclared',
    );
    await app.close();
  });

  it.each(routes.filter((route) => route.permission !== 'public'))(
    '$route is closed to nobody in particular',
    async ({ method, path }) => {
      const problem = problemOf(
        await api.nobody.send(method, requestOf(path), method === 'GET' ? undefined : {}),
      );
      expect(problem).toMatchObject({ status: 401, code: 'not-signed-in' });
    },
  );

  // Each demo login is named for the one role that it holds.
  it.each(roles)('is open to %s only where the table says so', async (role) => {
    const client = await api.as(role);
    const principal = { person: `p-${role}`, posts: [{ role, unit: 'u', grid: null }] };
    for (const { route, method, path, permission } of routes) {
      if (permission === 'public' || path === '/api/events' || route === 'DELETE /api/session')
        continue;
      const permitted =
        permission === 'signed-in' ||
        permission === 'own-session' ||
        mayAnywhere(principal, permission);
      const answer = await client.send(
        method,
        requestOf(path),
        method === 'GET' ? undefined : { type: 'comment', text: 'x' },
      );
      const refused = answer.statusCode === 403 && problemOf(answer).params === undefined;
      expect([role, route, refused]).toEqual([role, route, !permitted]);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });
});

const seenBy = async (login: string): Promise<string[]> => {
  const list = read(CaseList, await (await api.as(login)).get('/api/cases?perPage=200'));
  return list.data.map((found) => found.title).toSorted();
};

describe('records', () => {
  const planted: PlantedCase[] = [];
  beforeAll(async () => {
    const { services } = api.app;
    const enforcement = await plantCase(services, {
      unit: 'u-enforcement',
      grid: 'g-jianshe-01',
      title: '执法',
    });
    const municipal = await plantCase(services, {
      unit: 'u-municipal',
      grid: 'g-xinhua-01',
      title: '市政',
    });
    const nowhere = await plantCase(services, { title: '未派' });
    const own = await plantCase(services, { title: '自报', createdBy: 'p-grid' });
    await plantTasks(services, enforcement, {
      role: 'handler',
      unit: 'u-enforcement',
      person: 'p-handler',
      stage: 'handle',
    });
    await plantTasks(services, nowhere, { role: 'acceptor', unit: 'u-centre' });
    await plantTasks(services, municipal, { role: 'lead', unit: 'u-municipal', stage: 'handle' });
    planted.push(enforcement, municipal, nowhere, own);
  });

  it.each([
    ['acceptor', ['执法', '市政', '未派', '自报']],
    ['auditor', ['执法', '市政', '未派', '自报']],
    ['lead', ['执法']],
    ['lead2', ['市政']],
    ['handler', ['执法']],
    ['handler2', []],
    ['grid', ['执法', '自报']],
    ['grid-xinhua-01', ['市政']],
  ])('of %s are those of the scope', async (login, titles) => {
    expect(await seenBy(login)).toEqual(titles.toSorted());
  });

  it('are the same in a list, in a count and one by one', async () => {
    const { services } = api.app;
    for (const login of [
      'acceptor',
      'lead',
      'lead2',
      'handler',
      'handler2',
      'grid',
      'grid-xinhua-01',
      'security',
    ]) {
      await api.as(login);
      const session = await services.database
        .selectFrom('session')
        .where('person_id', '=', `p-${login}`)
        .select('id')
        .executeTakeFirstOrThrow();
      const reader = await services.readers.bySession(session.id);
      if (reader === null) throw new Error(`Expected a session of ${login}`);
      const scope = scopeOf(reader, 'case.read');
      const select = async (condition: Condition) =>
        (
          await sql<{
            id: string;
          }>`select c.id from "case" c where ${condition} order by c.id`.execute(services.database)
        ).rows.map((row) => row.id);
      const branches = await Promise.all(caseBranches(scope).map(select));
      const listed = branches.flat();
      expect([login, listed.toSorted()]).toEqual([login, await select(caseInScope(scope))]);
      expect(new Set(listed).size).toBe(listed.length);
    }
  });

  it('outside the scope do not exist: not the case, its ledger, clocks, marking, tasks or actions', async () => {
    const [enforcement] = planted;
    const id = enforcement?.id ?? '';
    const client = await api.as('lead2');
    for (const url of [
      `/api/cases/${id}`,
      `/api/cases/${id}/ledger`,
      `/api/cases/${id}/clocks`,
      `/api/cases/${id}/marking`,
      `/api/tasks/${id}.0000001`,
    ]) {
      expect(problemOf(await client.get(url))).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect(
      problemOf(await client.post(`/api/cases/${id}/actions`, { type: 'comment', text: 'x' }))
        .status,
    ).toBe(404);
    expect(problemOf(await client.post(`/api/tasks/${id}.0000001/claim`)).status).toBe(404);
  });

  it('that are seen are not yet one to act on', async () => {
    const [enforcement, , nowhere] = planted;
    const dispatcher = await api.as('dispatcher');
    expect(
      problemOf(await dispatcher.post(`/api/tasks/${nowhere?.id ?? ''}.0000001/claim`)),
    ).toMatchObject({
      status: 403,
      code: 'not-permitted',
      params: { reason: 'other-role' },
    });
    const lead = await api.as('lead');
    expect(
      problemOf(await lead.post(`/api/tasks/${enforcement?.id ?? ''}.0000001/claim`)),
    ).toMatchObject({ status: 403, params: { reason: 'offered-to-other' } });
    expect(
      problemOf(
        await lead.post(`/api/cases/${enforcement?.id ?? ''}/actions`, {
          type: 'void',
          reason: 'x',
        }),
      ),
    ).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  it('that are refused leave a security event', async () => {
    const grid = await api.as('grid-xinhua-01');
    expect((await grid.get('/api/board')).statusCode).toBe(403);
    const logged = async () =>
      api.app.services.database
        .selectFrom('audit_event')
        .where('person_id', '=', 'p-grid-xinhua-01')
        .where('type', '=', 'request-refused')
        .select(['success', 'params'])
        .execute();
    await expect
      .poll(logged)
      .toEqual([
        { success: false, params: { method: 'GET', route: '/api/board', code: 'not-permitted' } },
      ]);
  });

  it('show who reported masked, and in full only to who may, which is logged', async () => {
    const acceptor = await api.as('acceptor');
    const answer = await acceptor.post('/api/reports', {
      channel: 'phone',
      title: '噪声',
      description: '夜间施工',
      reporter: { name: '王小明', phone: '13812346021' },
    });
    const { caseId } = read(OpenedReport, answer);
    const masked = await acceptor.get(`/api/cases/${caseId}`);
    expect(masked.body).not.toContain('13812346021');
    expect(read(CaseDetail, masked)).toMatchObject({
      reporter: { name: '王**', phone: '138****6021', inFull: true },
    });
    const full = await acceptor.get(`/api/cases/${caseId}/reporter`);
    expect(read(Reporter, full)).toMatchObject({ name: '王小明', phone: '13812346021' });
    const analyst = await api.as('analyst');
    expect(read(CaseDetail, await analyst.get(`/api/cases/${caseId}`))).toMatchObject({
      reporter: { phone: '138****6021', inFull: false },
    });
    expect((await analyst.get(`/api/cases/${caseId}/reporter`)).statusCode).toBe(403);
    const logged = await api.app.services.database
      .selectFrom('audit_event')
      .where('type', '=', 'personal-data-read')
      .select(['person_id', 'params'])
      .execute();
    expect(logged).toEqual([{ person_id: 'p-acceptor', params: { caseId } }]);
  });
});
