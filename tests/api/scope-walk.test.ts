import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board, BoardTaskList, OnTimeRate } from '../../api/contract/board.ts';
import { CaseList } from '../../api/contract/cases.ts';
import { JointCaseList, OrderList } from '../../api/contract/desk.ts';
import { ImportList } from '../../api/contract/imports.ts';
import { Forecast } from '../../api/contract/forecast.ts';
import { IncidentCauseList, IncidentList } from '../../api/contract/incidents.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { PastCases, ReportList, SimilarReports } from '../../api/contract/reports.ts';
import { SavedViews } from '../../api/contract/saved-views.ts';
import { CardReport, OpenCardList } from '../../api/contract/supervision.ts';
import { Statistics } from '../../api/contract/statistics.ts';
import { TaskCounts, TaskList } from '../../api/contract/tasks.ts';
import { routePermissions } from '../../api/route-permissions.ts';
import { can } from '../../domain/permissions/can.ts';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import { isPermissionAction } from '../../domain/permissions/permission-actions.ts';
import { permissionTable, scopesFor } from '../../domain/permissions/permissions.ts';
import { asIfClosed, monthsAround } from './closed-for-a-look.ts';
import { upload } from './form.ts';
import { findsTask, seesCase, type Walker, walkerOf, walkers } from './scope-model.ts';
import { keepAsJoint, plantSibling, plantUrge } from './plant-desk.ts';
import { plantImport, plantNotice } from './plant-own.ts';
import { plantAssessment, plantCard, plantForecast, plantView } from './plant.ts';
import type { ListRoute, ScopedRoute } from './scope-routes.ts';
import { marks, rowsIn } from './scope-marks.ts';
import { plantRecords, type WalkRecord } from './scope-records.ts';
import { everybodys, others, withoutRecord } from './unscoped-routes.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let records: readonly WalkRecord[];
let people: readonly Walker[];
/** By login, a file that they uploaded and that nothing refers to yet; an import that they started. */
const drafts = new Map<string, string>();
const imports = new Map<string, string>();
const notices = new Map<string, string>();
/** By login, a view that stays and one that its owner deletes on the walk. */
const keptViews = new Map<string, string>();
const deletedViews = new Map<string, string>();

beforeAll(async () => {
  api = await startTestApi();
  records = await plantRecords(api);
  for (const { caseId } of records) await plantAssessment(api.app.services, caseId);
  await plantForecast(api.app.services, records);
  for (const of of records) {
    await plantCard(api.app.services, of);
    await plantSibling(api.app.services, of);
    await plantUrge(api.app.services, of);
  }
  people = await Promise.all(walkers.map(async (login) => walkerOf(api, login)));
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const login of ['handler', 'lead2'])
    drafts.set(
      login,
      await upload(api, await api.as(login), Buffer.concat([png, Buffer.from(login)])),
    );
  for (const login of ['analyst', 'admin'])
    imports.set(login, await plantImport(api.app.services, login));
  for (const login of ['handler', 'lead2']) {
    notices.set(login, await plantNotice(api.app.services, login, records[0]?.caseId ?? ''));
    keptViews.set(login, await plantView(api.app.services, login, 'kept'));
    deletedViews.set(login, await plantView(api.app.services, login, 'deleted'));
  }
});
afterAll(async () => {
  await api.close();
});

const caseRoute = (part: string, action: PermissionAction, body?: unknown): ScopedRoute => ({
  targets: (person) =>
    records.map((of) => ({
      url: `/api/cases/${of.caseId}${part}`,
      visible: seesCase(person, action, of),
    })),
  body,
});
const taskRoute = (part: string, body?: unknown): ScopedRoute => ({
  targets: (person) =>
    records.map((of) => ({
      url: `/api/tasks/${of.taskId}${part}`,
      visible: findsTask(person, of),
    })),
  body,
});
const partRoute = (
  url: (of: WalkRecord) => string,
  action: PermissionAction,
): ScopedRoute['targets'] => {
  return (person) => records.map((of) => ({ url: url(of), visible: seesCase(person, action, of) }));
};
const importRoute = (part: string): ScopedRoute => ({
  targets: ({ login, principal }) =>
    [...imports].map(([starter, id]) => ({
      url: `/api/imports/${id}${part}`,
      visible: can(principal, 'import.read', {
        own: starter === login,
        units: [],
        unitsAbove: [],
        grid: null,
      }).allowed,
    })),
});
const viewRoute = (views: ReadonlyMap<string, string>, body?: unknown): ScopedRoute => ({
  targets: ({ login }) =>
    [...views].map(([owner, id]) => ({
      url: `/api/saved-views/${id}`,
      visible: owner === login,
    })),
  body,
});

/** Every route that names a record which a scope decides about. */
const scoped: Readonly<Record<string, ScopedRoute>> = {
  'GET /api/cases/:id': caseRoute('', 'case.read'),
  'POST /api/cases/:id/purpose': caseRoute('/purpose', 'case.read', { purpose: 'x' }),
  'GET /api/cases/:id/reporter': caseRoute('/reporter', 'case.read-personal'),
  'GET /api/cases/:id/ledger': caseRoute('/ledger', 'ledger.read'),
  'GET /api/cases/:id/submissions': caseRoute('/submissions', 'ledger.read'),
  'GET /api/cases/:id/clocks': caseRoute('/clocks', 'case.read'),
  'GET /api/cases/:id/marking': caseRoute('/marking', 'case.read'),
  'GET /api/cases/:id/audit': caseRoute('/audit', 'case.audit'),
  'POST /api/cases/:id/actions': caseRoute('/actions', 'case.read', { type: 'comment', text: 'x' }),
  'GET /api/tasks/:id': taskRoute(''),
  'POST /api/tasks/:id/claim': taskRoute('/claim', {}),
  'POST /api/tasks/:id/release': taskRoute('/release', {}),
  'PUT /api/tasks/:id/flag': taskRoute('/flag'),
  'DELETE /api/tasks/:id/flag': taskRoute('/flag'),
  'POST /api/tasks/:id/complete': taskRoute('/complete', { outcome: 'x', data: {}, version: 0 }),
  'POST /api/tasks/:id/preview': taskRoute('/preview', { outcome: 'x', data: {} }),
  'POST /api/tasks/:id/actions': taskRoute('/actions', { type: 'comment', text: 'x' }),
  'GET /api/tasks/:id/draft': taskRoute('/draft'),
  'PUT /api/tasks/:id/draft': taskRoute('/draft', { values: {}, given: {}, taskVersion: 0 }),
  'GET /api/reports/:id': {
    targets: partRoute((of) => `/api/reports/${of.reportId}`, 'report.read'),
  },
  'GET /api/incidents/:id': {
    targets: partRoute((of) => `/api/incidents/${of.incidentId}`, 'incident.read'),
  },
  'GET /api/attachments/:id': {
    targets: (person) => [
      ...partRoute((of) => `/api/attachments/${of.attachmentId}`, 'case.read')(person),
      ...[...drafts].map(([uploader, id]) => ({
        url: `/api/attachments/${id}`,
        visible: uploader === person.login,
      })),
    ],
  },
  'GET /api/imports/:id': importRoute(''),
  'GET /api/imports/:id/rejections': importRoute('/rejections'),
  'POST /api/imports/:id/cancel': importRoute('/cancel'),
  'PUT /api/saved-views/:id': viewRoute(keptViews, {
    name: 'kept',
    query: { filter: {} },
    version: 1,
  }),
  'DELETE /api/saved-views/:id': viewRoute(deletedViews),
};

const filterOf = (filter: object): string => encodeURIComponent(JSON.stringify(filter));
const listedCases = async (client: Client, more = ''): Promise<string[]> =>
  read(CaseList, await client.get(`/api/cases?perPage=200${more}`)).data.map(({ id }) => id);
const caseIds = (action: PermissionAction) => (person: Walker) =>
  records.filter((of) => seesCase(person, action, of)).map((of) => of.caseId);

const teamOf = (person: Walker): readonly WalkRecord[] =>
  records.filter(
    (of) => can(person.principal, 'task.read-team', { ...of.task, own: false }).allowed,
  );
/** Who answers for units has a board of them: work of one's own elsewhere is in the inbox. Who answers for none has one of their own. */
const hasOwnBoard = ({ principal }: Walker): boolean =>
  scopesFor(principal, 'board.read').every(({ scope }) => scope === 'own');
/** Those whose task the board of the person tells of; what one was sent a copy of is not work of one's own. */
const boardRecords = (person: Walker): readonly WalkRecord[] => {
  const ownBoard = hasOwnBoard(person);
  return records.filter((of) => {
    const own = ownBoard && of.ownTask.includes(person.login) && !of.copied;
    return can(person.principal, 'board.read', { ...of.task, own }).allowed;
  });
};
/** One for each of them. */
const onBoard = (person: Walker): readonly string[] => marks(boardRecords(person).length);
/** Cards are those of one's own cases there. */
const cardsOnBoard = (person: Walker): readonly string[] =>
  hasOwnBoard(person) ? marks(caseIds('board.read')(person).length) : onBoard(person);

/** Lists, searches, counts: the same predicate as one by one. */
const lists: Readonly<Record<string, readonly ListRoute[]>> = {
  'GET /api/cases': [
    { shown: async ({ client }) => listedCases(client), expected: caseIds('case.read') },
    {
      // A word that every title has is found in what is seen, and nowhere else.
      shown: async ({ client }) =>
        (
          await Promise.all(
            records.map(({ name }) => listedCases(client, `&filter=${filterOf({ q: name })}`)),
          )
        ).flat(),
      expected: caseIds('case.read'),
    },
  ],
  'GET /api/reports': [
    {
      shown: async ({ client }) =>
        read(ReportList, await client.get('/api/reports?perPage=200')).data.map(
          ({ caseId }) => caseId,
        ),
      expected: caseIds('report.read'),
    },
  ],
  'GET /api/reports/similar': [
    {
      shown: async ({ client }) =>
        (
          await Promise.all(
            records.map(async ({ name }) => {
              const url = `/api/reports/similar?text=${encodeURIComponent(name)}`;
              const found = read(SimilarReports, await client.get(url)).data;
              return found.filter(({ title }) => title === name).map(({ caseId }) => caseId);
            }),
          )
        ).flat(),
      expected: caseIds('case.read'),
    },
  ],
  'GET /api/reports/past': [
    {
      shown: async ({ client }) => {
        const found: string[] = [];
        for (const [index, of] of records.entries()) {
          const place = { longitude: 100 + index, latitude: 10 };
          await asIfClosed(api, of.caseId, place, async () => {
            const url = `/api/reports/past?longitude=${place.longitude}&latitude=${place.latitude}`;
            found.push(...read(PastCases, await client.get(url)).data.map(({ caseId }) => caseId));
          });
        }
        return found;
      },
      expected: caseIds('case.read'),
    },
  ],
  'GET /api/incidents': [
    {
      shown: async ({ client }) =>
        read(IncidentList, await client.get('/api/incidents')).data.map(({ caseId }) => caseId),
      expected: caseIds('incident.read'),
    },
  ],
  'GET /api/incidents/causes': [
    {
      shown: async ({ client }) =>
        marks(
          read(IncidentCauseList, await client.get('/api/incidents/causes')).data.reduce(
            (sum, { count }) => sum + count,
            0,
          ),
        ),
      expected: (person) =>
        marks(records.filter((of) => seesCase(person, 'incident.read', of)).length),
    },
  ],
  'GET /api/tasks': [
    {
      shown: async ({ client, principal }) =>
        mayAnywhere(principal, 'task.read-team')
          ? read(TaskList, await client.get('/api/tasks?view=team&perPage=200')).data.map(
              ({ id }) => id,
            )
          : [],
      expected: (person) => teamOf(person).map((of) => of.taskId),
    },
    {
      shown: async ({ client }) =>
        (
          await Promise.all(
            ['mine', 'pool'].map(async (view) =>
              read(TaskList, await client.get(`/api/tasks?view=${view}`)).data.map(({ id }) => id),
            ),
          )
        ).flat(),
      // What one was sent a copy of is not work of one's own.
      expected: ({ login }) =>
        records.filter((of) => of.ownTask.includes(login) && !of.copied).map((of) => of.taskId),
    },
  ],
  'GET /api/tasks/counts': [
    {
      shown: async ({ client }) =>
        marks(read(TaskCounts, await client.get('/api/tasks/counts')).views['team'] ?? 0),
      expected: (person) => marks(teamOf(person).length),
    },
  ],
  'GET /api/board': [
    {
      shown: async ({ client }) => marks(read(Board, await client.get('/api/board')).total),
      expected: onBoard,
    },
  ],
  'GET /api/board/tasks': [
    {
      shown: async ({ client }) =>
        read(BoardTaskList, await client.get('/api/board/tasks?perPage=200')).data.map(
          ({ id }) => id,
        ),
      expected: (person) => boardRecords(person).map((of) => of.taskId),
    },
  ],
  'GET /api/board/export': [
    {
      shown: async ({ client }) => rowsIn(await client.get('/api/board/export?format=csv')),
      expected: onBoard,
    },
  ],
  'GET /api/cards': [
    {
      shown: async ({ client }) =>
        marks(read(OpenCardList, await client.get('/api/cards?perPage=200')).total),
      expected: cardsOnBoard,
    },
  ],
  'GET /api/cards/report': [
    {
      shown: async ({ client }) =>
        marks(read(CardReport, await client.get('/api/cards/report')).open),
      expected: cardsOnBoard,
    },
  ],
  'GET /api/cards/export': [
    {
      shown: async ({ client }) => rowsIn(await client.get('/api/cards/export?format=csv')),
      expected: cardsOnBoard,
    },
  ],
  'GET /api/desk/joint-cases': [
    {
      shown: async ({ client }) => {
        // Other looks end the cases for a moment.
        for (const of of records) await keepAsJoint(api.app.services, of);
        const list = await client.get('/api/desk/joint-cases?perPage=200');
        return read(JointCaseList, list).data.map(({ id }) => id);
      },
      expected: caseIds('case.read'),
    },
  ],
  'GET /api/desk/orders': (['card', 'urge'] as const).map((kind) => ({
    shown: async ({ client }) => {
      const url = `/api/desk/orders?filter=${filterOf({ kind })}`;
      return marks(read(OrderList, await client.get(url)).total);
    },
    expected: kind === 'card' ? cardsOnBoard : onBoard,
  })),
  'GET /api/cases/export': [
    {
      shown: async ({ client }) => rowsIn(await client.get('/api/cases/export?format=csv')),
      expected: (person) => marks(records.filter((of) => seesCase(person, 'case.read', of)).length),
    },
  ],
  'GET /api/tasks/export': [
    {
      shown: async ({ client, principal }) =>
        mayAnywhere(principal, 'task.read-team')
          ? rowsIn(await client.get('/api/tasks/export?format=csv&view=team'))
          : [],
      expected: (person) => marks(teamOf(person).length),
    },
  ],
  'GET /api/board/forecast': [
    {
      shown: async ({ client }) =>
        marks(read(Forecast, await client.get('/api/board/forecast')).cases),
      expected: onBoard,
    },
  ],
  'GET /api/board/on-time-rate': [
    {
      shown: async ({ client }) =>
        marks(read(OnTimeRate, await client.get('/api/board/on-time-rate')).due),
      expected: (person) =>
        marks(records.filter((of) => seesCase(person, 'board.read', of)).length),
    },
  ],
  'GET /api/statistics': [
    {
      shown: async ({ client }) =>
        marks(
          read(Statistics, await client.get(`/api/statistics?${monthsAround(api)}`)).total.ended,
        ),
      expected: (person) =>
        marks(records.filter((of) => seesCase(person, 'assessment.read', of)).length),
    },
    {
      // Each case once, whatever it is counted by.
      shown: async ({ client }) => {
        const { unit } = read(Statistics, await client.get(`/api/statistics?${monthsAround(api)}`));
        return marks(unit.reduce((sum, { received }) => sum + received, 0));
      },
      expected: (person) =>
        marks(records.filter((of) => seesCase(person, 'assessment.read', of)).length),
    },
  ],
  'GET /api/statistics/export': [
    {
      shown: async ({ client }) => {
        const file = await client.get(
          `/api/statistics/export?by=month&format=csv&${monthsAround(api)}`,
        );
        return marks(Number(file.body.trim().split('\n').at(-1)?.split(',')[2]));
      },
      expected: (person) =>
        marks(records.filter((of) => seesCase(person, 'assessment.read', of)).length),
    },
  ],
  'GET /api/imports': [
    {
      shown: async ({ client }) =>
        read(ImportList, await client.get('/api/imports')).data.map(({ id }) => id),
      expected: (person) =>
        importRoute('')
          .targets(person)
          .filter(({ visible }) => visible)
          .map(({ url }) => url.split('/').at(-1) ?? ''),
    },
  ],
  'GET /api/notices': [
    {
      shown: async ({ client }) =>
        read(NoticeList, await client.get('/api/notices'))
          .data.filter(({ type }) => type === 'urge')
          .map(({ id }) => id),
      expected: ({ login }) => [notices.get(login) ?? []].flat(),
    },
  ],
  'GET /api/saved-views': [
    {
      shown: async ({ client }) =>
        read(SavedViews, await client.get('/api/saved-views'))
          .data.filter(({ name }) => name === 'kept')
          .map(({ id }) => id),
      expected: ({ login }) => [keptViews.get(login) ?? []].flat(),
    },
  ],
};

const permitted = (route: string, { principal }: Walker): boolean => {
  const permission = routePermissions[route] ?? '';
  return !isPermissionAction(permission) || mayAnywhere(principal, permission);
};

describe('the walk', () => {
  it('has every route of the API in exactly one of its tables', () => {
    const walked = [scoped, lists].flatMap((table) => Object.keys(table));
    const all = [...walked, ...everybodys, ...others, ...withoutRecord].toSorted();
    const declared = Object.entries(routePermissions)
      .filter(([, permission]) => permission !== 'public')
      .map(([route]) => route);
    expect(all).toEqual(declared.toSorted());
  });

  it('leaves out no route that names a record', () => {
    expect(withoutRecord.filter((route) => route.includes(':'))).toEqual([]);
  });

  it.each(everybodys)('%s is open for everything or for nothing', (route) => {
    const scopes = permissionTable
      .filter(({ action }) => action === routePermissions[route])
      .map(({ scope }) => scope);
    expect(new Set(scopes)).toEqual(new Set(['all']));
  });
});

describe('a route that names a record', () => {
  it.each(Object.keys(scoped))(
    '%s answers for what is in scope, and 404 for the rest',
    async (route) => {
      const [method = ''] = route.split(' ');
      const wanted = scoped[route];
      if (wanted === undefined) throw new Error(`Expected ${route} in the table`);
      const seen = { inside: 0, outside: 0 };
      for (const person of people.filter((each) => permitted(route, each))) {
        for (const { url, visible } of wanted.targets(person)) {
          const answer = await person.client.send(method, url, wanted.body);
          const found = answer.statusCode !== 404;
          const problem = found ? null : problemOf(answer).code;
          const expected = visible ? null : 'not-found';
          expect([person.login, url, problem]).toEqual([person.login, url, expected]);
          expect([url, answer.statusCode < 500]).toEqual([url, true]);
          seen[visible ? 'inside' : 'outside'] += 1;
        }
      }
      expect(seen.inside).toBeGreaterThan(0);
      const action = routePermissions[route] ?? '';
      const bounded = permissionTable.some((row) => row.action === action && row.scope !== 'all');
      // Where anybody's scope is bounded, something was outside of it.
      const unbounded = isPermissionAction(action) && !bounded;
      expect(unbounded || seen.outside > 0).toBe(true);
    },
  );
});

describe('a list, a search or a count', () => {
  it.each(Object.keys(lists))('%s shows what is found one by one', async (route) => {
    for (const person of people.filter((each) => permitted(route, each))) {
      for (const { shown, expected } of lists[route] ?? []) {
        expect([person.login, (await shown(person)).toSorted()]).toEqual([
          person.login,
          [...expected(person)].toSorted(),
        ]);
      }
    }
  });
});
