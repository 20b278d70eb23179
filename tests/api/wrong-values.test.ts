import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParamType } from '../../domain/actions/action-param.ts';
import { actionNames } from '../../domain/actions/action-names.ts';
import { actionTable } from '../../domain/actions/action-table.ts';
import { documentedWrites, leavesOf, withLeaf } from './write-routes.ts';
import { problemOf, startTestApi, type TestApi } from './test-api.ts';
import { plantCase, plantTasks } from './plant.ts';

let api: TestApi;
let taskId = '';

beforeAll(async () => {
  api = await startTestApi();
  const planted = await plantCase(api.app.services, { unit: 'u-centre' });
  await plantTasks(api.app.services, planted, { role: 'acceptor', unit: 'u-centre' });
  taskId = `${planted.id}.0000001`;
});
afterAll(async () => {
  await api.close();
});

const caseId = (): string => taskId.split('.')[0] ?? '';

/** Who may send it, and where to; the body is made of the contract alone. */
interface Sender {
  readonly login: string;
  readonly url: () => string;
  /** What stands around the wrong value, so that the answer speaks of it alone; absent: nothing. */
  readonly around?: unknown;
}
const senders: Readonly<Record<string, Sender>> = {
  'POST /api/session': { login: 'acceptor', url: () => '/api/session' },
  'POST /api/session/password': { login: 'acceptor', url: () => '/api/session/password' },
  'POST /api/accounts': { login: 'security', url: () => '/api/accounts' },
  'POST /api/units': { login: 'admin', url: () => '/api/units' },
  'PUT /api/units/:id': { login: 'admin', url: () => '/api/units/u-garden' },
  'POST /api/units/:id/close': { login: 'admin', url: () => '/api/units/u-garden/close' },
  'POST /api/units/:id/open': { login: 'admin', url: () => '/api/units/u-garden/open' },
  'PUT /api/people/:id': { login: 'security', url: () => '/api/people/p-grid' },
  'POST /api/people/:id/posts': { login: 'security', url: () => '/api/people/p-grid/posts' },
  'PUT /api/posts/:id': { login: 'security', url: () => '/api/posts/none' },
  'PUT /api/grids': { login: 'admin', url: () => '/api/grids' },
  'POST /api/grids/:id/close': { login: 'admin', url: () => '/api/grids/g-xinhua-01/close' },
  'POST /api/grids/:id/open': { login: 'admin', url: () => '/api/grids/g-xinhua-01/open' },
  'PUT /api/responsibilities': { login: 'admin', url: () => '/api/responsibilities' },
  'POST /api/catalogue/versions/:id/put-back': {
    login: 'admin',
    url: () => '/api/catalogue/versions/none/put-back',
  },
  'POST /api/catalogue/versions': { login: 'admin', url: () => '/api/catalogue/versions' },
  'POST /api/tokens': { login: 'admin', url: () => '/api/tokens' },
  'POST /api/reports': { login: 'acceptor', url: () => '/api/reports' },
  'POST /api/reports/preview': { login: 'acceptor', url: () => '/api/reports/preview' },
  'POST /api/cases/:id/actions': {
    login: 'acceptor',
    url: () => `/api/cases/${caseId()}/actions`,
  },
  'POST /api/cases/:id/purpose': {
    login: 'acceptor',
    url: () => `/api/cases/${caseId()}/purpose`,
  },
  'POST /api/tasks/:id/claim': { login: 'acceptor', url: () => `/api/tasks/${taskId}/claim` },
  'POST /api/tasks/:id/release': { login: 'acceptor', url: () => `/api/tasks/${taskId}/release` },
  'POST /api/tasks/:id/complete': { login: 'acceptor', url: () => `/api/tasks/${taskId}/complete` },
  'POST /api/tasks/:id/preview': { login: 'acceptor', url: () => `/api/tasks/${taskId}/preview` },
  'POST /api/tasks/:id/actions': { login: 'acceptor', url: () => `/api/tasks/${taskId}/actions` },
  'PUT /api/tasks/:id/draft': { login: 'acceptor', url: () => `/api/tasks/${taskId}/draft` },
  'PUT /api/settings/:key': { login: 'admin', url: () => '/api/settings/warnShare' },
  'POST /api/calendar/preview': { login: 'admin', url: () => '/api/calendar/preview' },
  'POST /api/calendar/versions': { login: 'admin', url: () => '/api/calendar/versions' },
  'POST /api/settings/:key/reset': {
    login: 'admin',
    url: () => '/api/settings/warnShare/reset',
  },
  'POST /api/saved-views': { login: 'acceptor', url: () => '/api/saved-views' },
  'PUT /api/saved-views/:id': { login: 'acceptor', url: () => '/api/saved-views/none' },
  'POST /api/procedures/:key/drafts': {
    login: 'designer',
    url: () => '/api/procedures/wrong/drafts',
  },
  'PUT /api/procedure-drafts/:id': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none',
    around: {
      version: 1,
      forms: [
        {
          key: 'patrol',
          fields: [
            {
              name: 'photo',
              type: 'text',
              label: '照片',
              labelEn: 'Photo',
              choices: [{ value: 'a', label: '甲', labelEn: 'A' }],
            },
          ],
        },
      ],
      decisions: [{ name: 'one.dmn', text: '' }],
    },
  },
  'DELETE /api/procedure-drafts/:id': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none',
  },
  'POST /api/procedure-drafts/:id/take-over': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/take-over',
  },
  'POST /api/procedure-drafts/:id/submit': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/submit',
  },
  'POST /api/procedure-drafts/:id/withdraw': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/withdraw',
  },
  'POST /api/procedure-drafts/:id/approve': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/approve',
  },
  'POST /api/procedure-drafts/:id/return': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/return',
  },
  'POST /api/procedure-drafts/:id/publish': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/publish',
  },
  'POST /api/procedure-drafts/:id/rehearsals': {
    login: 'designer',
    url: () => '/api/procedure-drafts/none/rehearsals',
  },
  'POST /api/messages': { login: 'integration', url: () => '/api/messages' },
  'POST /api/signals': { login: 'integration', url: () => '/api/signals' },
  'POST /api/notices/read': { login: 'acceptor', url: () => '/api/notices/read' },
};

/** Values that no place of that type takes. */
const wrongFor: Readonly<Record<string, readonly unknown[]>> = {
  string: [7, true, null, {}, [], 'x'.repeat(10_001), 'a\u0000b', '\u001B[31m', 'a\uD800'],
  integer: ['1', 1.5, -1, null, {}],
  number: ['1', null, {}, 1e9],
  boolean: ['true', 1, null],
};
/** Of enums, whose schema names no type. */
const noChoice: readonly unknown[] = ['pigeon', 7, null, {}];

/** What no place of the schema takes, and the longest text that it takes (0: not said). */
const wrongAt = (
  schema: Readonly<Record<string, unknown>>,
): { readonly wrong: readonly unknown[]; readonly most: number } => {
  const type = typeof schema['type'] === 'string' ? schema['type'] : '';
  return {
    wrong: Array.isArray(schema['enum']) ? noChoice : (wrongFor[type] ?? []),
    most: typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 0,
  };
};

const pathsOf = (answer: Parameters<typeof problemOf>[0]): readonly string[] =>
  (problemOf(answer).errors ?? []).map(({ path }) => path);

describe('wrong values', () => {
  it('are tried on every route with a JSON body', async () => {
    const documented = [...(await documentedWrites(api))]
      .filter(([, write]) => write?.mediaType === 'application/json')
      .map(([route]) => route);
    expect(Object.keys(senders).toSorted()).toEqual(documented.toSorted());
  });

  it.each(Object.keys(senders))('at each place of %s are refused by it', async (route) => {
    const [method = ''] = route.split(' ');
    const { login, url, around = {} }: Sender = senders[route] ?? { login: '', url: () => '' };
    const client = await api.as(login);
    const write = (await documentedWrites(api)).get(route);
    for (const { path, schema } of leavesOf(write?.schema ?? {})) {
      const { wrong, most } = wrongAt(schema);
      for (const value of wrong) {
        // Diagrams and decisions are longer.
        if (typeof value === 'string' && value.length < most && value.length > 10_000) continue;
        const place = `/${path.join('/')}`;
        const answer = await client.send(method, url(), withLeaf(around, path, value));
        const { status, code } = problemOf(answer);
        expect([place, value, status, code]).toEqual([place, value, 400, 'validation-failed']);
        expect([place, value, pathsOf(answer).includes(place)]).toEqual([place, value, true]);
      }
    }
  });

  it.each(Object.keys(senders))('beside the known parts of %s are refused', async (route) => {
    const [method = ''] = route.split(' ');
    const { login, url } = senders[route] ?? { login: '', url: () => '' };
    const client = await api.as(login);
    for (const body of [[], 'text', 7, true]) {
      const answer = await client.send(method, url(), body);
      expect([body, problemOf(answer).status]).toEqual([body, 400]);
    }
    const answer = await client.send(method, url(), { type: 'comment', text: 'x', surprise: 1 });
    expect(pathsOf(answer)).toContain('/surprise');
  });
});

const wrongParam: { readonly [T in ParamType]: readonly unknown[] } = {
  line: [7, {}, 'x'.repeat(10_001), 'a\nb'],
  text: [7, {}, 'x'.repeat(10_001), 'a\u0000b'],
  id: [7, {}, 'x'.repeat(201)],
  ids: ['x', [7], [''], ['a', 'a'], Array.from({ length: 51 }, (_, index) => `f${String(index)}`)],
  integer: ['1', 1.5, {}],
  limit: ['4', { amount: 4 }, { amount: -1, unit: 'workHours' }, { amount: 4, unit: 'moons' }],
  instant: ['tomorrow', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 7],
  object: ['x', 7, []],
  choice: ['pigeon', 7, {}],
};

describe('wrong parameters', () => {
  it.each(actionNames)('of %s are refused by their place', async (action) => {
    const acceptor = await api.as('acceptor');
    for (const { name, type } of actionTable[action].params) {
      for (const value of wrongParam[type]) {
        const answer = await acceptor.post(`/api/tasks/${taskId}/actions`, {
          type: action,
          [name]: value,
        });
        const given = [action, name, value];
        const named = pathsOf(answer).some(
          (path) => path === `/${name}` || path.startsWith(`/${name}/`),
        );
        expect([...given, problemOf(answer).status, named]).toEqual([...given, 400, true]);
      }
    }
  });

  it.each([
    ['0000-01-01T00:00:00Z', 'below-minimum'],
    ['9999-12-31T23:59:59Z', 'above-maximum'],
    ['2020-01-01T00:00:00Z', 'end-not-in-future'],
    ['2190-01-01T00:00:00Z', 'end-too-far'],
  ])('nothing is parked until %s', async (until, code) => {
    const dispatcher = await api.as('dispatcher');
    const park = { type: 'park', until, reason: '等配件' };
    const answer = await dispatcher.post(`/api/cases/${caseId()}/actions`, park);
    expect(problemOf(answer)).toMatchObject({ status: 400, errors: [{ path: '/until', code }] });
  });
});
