import type { LightMyRequestResponse as Response } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredAttachment } from '../../api/contract/attachments.ts';
import { PersonDetail, UnitDetail } from '../../api/contract/organisation.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { Draft } from '../../api/contract/procedure-drafts.ts';
import { SavedView } from '../../api/contract/saved-views.ts';
import { TaskDetail } from '../../api/contract/tasks.ts';
import { CalendarVersions } from '../../api/contract/calendar.ts';
import { SettingList } from '../../api/contract/settings.ts';
import { isShown } from '../../domain/forms/form.ts';
import { newId } from '../../migrations/new-id.ts';
import { hostile } from './hostile.ts';
import { postForm } from './form.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { textsElsewhere } from './texts-elsewhere.ts';
import { step, townOf, type Town, type TownStep } from './town.ts';
import { documentedWrites, holdsText, leavesOf, withLeaf } from './write-routes.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const get = async (login: string, url: string): Promise<unknown> =>
  (await (await api.as(login)).get(url)).json();

interface WriteRoute {
  readonly login: string;
  /** A good request; each text in it is then replaced, one at a time. */
  readonly good: () => Promise<{ readonly url: string; readonly body: unknown }>;
  /** Where what was written is read again. */
  readonly again: (answer: Response, url: string) => Promise<unknown>;
  /** Texts that are neither stored nor refused by their place: what is answered instead. */
  readonly otherwise?: Readonly<Record<string, readonly [status: number, code: string | null]>>;
}

const nothing = async (): Promise<null> => null;

const acceptTask = async (): Promise<{ readonly id: string; readonly version: number }> =>
  town.find('acceptor', await town.open(), 'accept');

const savedView = {
  list: 'tasks',
  name: '我的',
  query: { view: 'mine', filter: { q: '井盖' }, sort: 'dueAt', order: 'ASC' },
};

/** A draft of a new procedure, given to review where that is asked for. */
const draftAt = async (given: boolean): Promise<Draft> => {
  const client = await api.as('designer');
  const key = `k${String(Math.floor(Math.random() * 1e9))}`;
  const draft = read(Draft, await client.post(`/api/procedures/${key}/drafts`, {}));
  if (!given) return draft;
  const url = `/api/procedure-drafts/${draft.id}/submit`;
  return read(Draft, await client.post(url, { version: draft.version }));
};
/** A draft as its answer names it, else as the address does. */
const draftAgain = async (answer: Response, url: string): Promise<unknown> => {
  const id = answer.statusCode === 201 ? read(Draft, answer).id : (url.split('/')[3] ?? '');
  return get('auditor', `/api/procedure-drafts/${id}`);
};
const fieldOfAll = {
  name: 'photo',
  type: 'text',
  label: '照片',
  labelEn: 'Photo',
  help: '一张',
  helpEn: 'One',
  atMost: 'most',
  choices: [{ value: 'a', label: '甲', labelEn: 'A' }],
  prefill: { element: 'accept', field: 'photo', variable: 'photo' },
  outcomes: ['done'],
  phrases: [{ text: '已到现场', textEn: 'On the spot', outcomes: ['done'] }],
};

const ring = [0, 1, 2].map((corner) => [119 + corner, 32 + (corner % 2)]);
const cell = { kind: 'component', classCode: '01001', before: 'u-municipal', unit: 'u-municipal' };
const decline = { outcome: 'reject', data: { reason: '不属于本镇', advice: '向区里反映' } };

/** Every route with a JSON body of its own, and a good body with every part that it may have. */
const routes: Readonly<Record<string, WriteRoute>> = {
  'POST /api/session': {
    login: 'acceptor',
    good: async () => ({ url: '/api/session', body: { login: 'nobody', password: 'x' } }),
    again: nothing,
    otherwise: { '/login': [401, 'sign-in-refused'], '/password': [401, 'sign-in-refused'] },
  },
  'POST /api/session/password': {
    login: 'acceptor',
    good: async () => ({ url: '/api/session/password', body: { current: 'x', next: 'y' } }),
    again: nothing,
    // The password of the demonstration stays what the sign-in page says.
    otherwise: {
      '/current': [409, 'action-not-available'],
      '/next': [409, 'action-not-available'],
    },
  },
  'POST /api/accounts': {
    login: 'security',
    good: async () => ({
      url: '/api/accounts',
      body: {
        login: `u${String(Math.floor(Math.random() * 1e9))}`,
        name: '新同事',
        nameEn: 'New',
        posts: [{ role: 'grid', unit: 'u-jianshe', grid: 'g-jianshe-01' }],
      },
    }),
    again: async () => get('security', '/api/accounts?perPage=200'),
  },
  'POST /api/units': {
    login: 'admin',
    good: async () => ({
      url: '/api/units',
      body: { name: `新${newId()}`, nameEn: 'New', kind: 'village', parentId: 'u-centre' },
    }),
    again: async (answer) => answer.json(),
  },
  'PUT /api/units/:id': {
    login: 'admin',
    good: async () => {
      const { version } = read(UnitDetail, await (await api.as('admin')).get('/api/units/u-liuxi'));
      return {
        url: '/api/units/u-liuxi',
        body: { name: '柳溪村', nameEn: '', kind: 'village', parentId: 'u-centre', version },
      };
    },
    again: async () => get('admin', '/api/units/u-liuxi'),
  },
  'PUT /api/people/:id': {
    login: 'security',
    good: async () => {
      const { version } = read(
        PersonDetail,
        await (await api.as('security')).get('/api/people/p-grid'),
      );
      return { url: '/api/people/p-grid', body: { name: '王秀兰', nameEn: '', version } };
    },
    again: async () => get('security', '/api/people/p-grid'),
  },
  'POST /api/people/:id/posts': {
    login: 'security',
    good: async () => ({
      url: '/api/people/p-grid/posts',
      body: {
        role: 'grid',
        unit: 'u-jianshe',
        grid: 'g-jianshe-02',
        validFrom: new Date(Date.now() + 60_000).toISOString(),
        validTo: new Date(Date.now() + 120_000).toISOString(),
      },
    }),
    again: async () => get('security', '/api/people/p-grid'),
  },
  'PUT /api/grids': {
    login: 'admin',
    good: async () => ({
      url: '/api/grids',
      body: { grids: [{ name: `新${newId()}`, nameEn: 'New', unit: 'u-xinhua', ring }] },
    }),
    again: async (answer) => answer.json(),
  },
  'PUT /api/responsibilities': {
    login: 'admin',
    good: async () => ({ url: '/api/responsibilities', body: { cells: [cell] } }),
    again: async () => get('admin', '/api/responsibilities'),
  },
  'POST /api/tokens': {
    login: 'admin',
    good: async () => ({
      url: '/api/tokens',
      body: {
        name: '传感器',
        account: 'p-integration',
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      },
    }),
    again: async (answer) => answer.json(),
  },
  'POST /api/reports': {
    login: 'acceptor',
    good: async () => ({
      url: '/api/reports',
      body: {
        channel: 'phone',
        title: '路灯不亮',
        description: '建设路',
        category: town.condition.category,
        location: { address: '建设路 12 号', grid: 'g-jianshe-01' },
        reporter: { name: '王小明', phone: '13812346021' },
        externalId: `x${String(Math.random())}`,
        attachments: [await town.upload('acceptor')],
        file: {
          category: town.condition.category,
          condition: town.condition.id,
          unit: 'u-municipal',
        },
      },
    }),
    again: async (answer) => {
      const { id, caseId } = read(OpenedReport, answer);
      const acceptor = await api.as('acceptor');
      // A reason makes it a protected one.
      await acceptor.post(`/api/cases/${caseId}/purpose`, { purpose: '核对' });
      return [
        await get('acceptor', `/api/cases/${caseId}/ledger`),
        await get('acceptor', `/api/reports/${id}`),
        await get('acceptor', `/api/cases/${caseId}/reporter`),
      ];
    },
  },
  'POST /api/cases/:id/purpose': {
    login: 'acceptor',
    good: async () => ({
      url: `/api/cases/${await town.open()}/purpose`,
      body: { purpose: '核对' },
    }),
    again: async (_answer, url) =>
      api.app.services.database
        .selectFrom('case_purpose')
        .where('case_id', '=', url.split('/')[3] ?? '')
        .select('purpose')
        .execute(),
  },
  'POST /api/tasks/:id/complete': {
    login: 'acceptor',
    good: async () => {
      const { id, version } = await acceptTask();
      const attachments = [await town.upload('acceptor')];
      return {
        url: `/api/tasks/${id}/complete`,
        body: { ...decline, comment: '已电话说明', attachments, version },
      };
    },
    again: async (_answer, url) => {
      const [id = ''] = url.split('/').slice(3);
      return get('commander', `/api/cases/${id.split('.')[0] ?? ''}`);
    },
  },
  'POST /api/messages': {
    login: 'integration',
    good: async () => ({ url: '/api/messages', body: { name: 'unheard', messageId: newId() } }),
    again: async (answer) => answer.json(),
  },
  'POST /api/signals': {
    login: 'integration',
    good: async () => ({ url: '/api/signals', body: { name: 'unheard', signalId: newId() } }),
    again: async (answer) => answer.json(),
  },
  'POST /api/tasks/:id/preview': {
    login: 'acceptor',
    good: async () => ({ url: `/api/tasks/${(await acceptTask()).id}/preview`, body: decline }),
    again: nothing,
  },
  'PUT /api/tasks/:id/draft': {
    login: 'acceptor',
    good: async () => {
      const { id, version } = await acceptTask();
      const body = { values: { reason: 'x' }, given: {}, outcome: 'reject', taskVersion: version };
      return { url: `/api/tasks/${id}/draft`, body };
    },
    again: async (_, url) => get('acceptor', url),
    // A draft that was never there.
    otherwise: { '/replaces': [409, 'stale-version'] },
  },
  'POST /api/saved-views': {
    login: 'acceptor',
    good: async () => ({ url: '/api/saved-views', body: savedView }),
    again: async () => get('acceptor', '/api/saved-views'),
  },
  'PUT /api/saved-views/:id': {
    login: 'acceptor',
    good: async () => {
      const client = await api.as('acceptor');
      const name = `v${String(Math.random())}`;
      const { id, version } = read(
        SavedView,
        await client.post('/api/saved-views', { ...savedView, name }),
      );
      return { url: `/api/saved-views/${id}`, body: { name, query: savedView.query, version } };
    },
    again: async () => get('acceptor', '/api/saved-views'),
  },
  'POST /api/procedures/:key/drafts': {
    login: 'designer',
    good: async () => ({
      url: `/api/procedures/k${String(Math.floor(Math.random() * 1e9))}/drafts`,
      body: { name: '巡查', nameEn: 'Patrol', xml: '<unfinished' },
    }),
    again: draftAgain,
  },
  'PUT /api/procedure-drafts/:id': {
    login: 'designer',
    good: async () => {
      const { id, version } = await draftAt(false);
      const form = { key: 'patrol', fields: [fieldOfAll] };
      const decisions = [{ name: 'one.dmn', text: '<unfinished' }];
      const body = { version, xml: '<unfinished', forms: [form], decisions };
      return { url: `/api/procedure-drafts/${id}`, body };
    },
    again: draftAgain,
  },
  'POST /api/procedure-drafts/:id/approve': {
    login: 'leader',
    good: async () => {
      const { id, version } = await draftAt(true);
      return { url: `/api/procedure-drafts/${id}/approve`, body: { version, reason: '可以' } };
    },
    again: draftAgain,
  },
  'POST /api/procedure-drafts/:id/return': {
    login: 'leader',
    good: async () => {
      const { id, version } = await draftAt(true);
      return { url: `/api/procedure-drafts/${id}/return`, body: { version, reason: '不规范' } };
    },
    again: draftAgain,
  },
  'POST /api/procedure-drafts/:id/rehearsals': {
    login: 'designer',
    good: async () => ({
      url: `/api/procedure-drafts/${(await draftAt(false)).id}/rehearsals`,
      body: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
    }),
    again: nothing,
  },
  'POST /api/calendar/versions': {
    login: 'admin',
    // Each is another calendar than the one before, so that each is kept.
    good: async () => {
      const admin = await api.as('admin');
      const { data } = read(CalendarVersions, await admin.get('/api/calendar/versions'));
      const [inForce] = data;
      const { id: base, years, officeHours } = inForce ?? { id: '', years: {}, officeHours: [] };
      const workDayRule = inForce?.workDayRule === 'eightHours' ? 'closeOfBusiness' : 'eightHours';
      const body = { base, years, officeHours, workDayRule, source: 'x' };
      return { url: '/api/calendar/versions', body };
    },
    again: async () => get('admin', '/api/calendar/versions'),
    otherwise: { '/base': [409, 'stale-version'] },
  },
  'POST /api/notices/read': {
    login: 'acceptor',
    good: async () => ({ url: '/api/notices/read', body: { ids: ['none'] } }),
    again: nothing,
    // There is no such notice, so that none is read.
    otherwise: { '/ids/0': [200, null] },
  },
};

const textsOf = async (route: string): Promise<readonly (readonly string[])[]> => {
  const write = (await documentedWrites(api)).get(route);
  return leavesOf(write?.schema ?? {})
    .filter(({ schema }) => schema['type'] === 'string')
    .map(({ path }) => path);
};

/** An error names the place, or what holds it. */
const names = (errorPath: string, place: string): boolean =>
  errorPath !== '' && (place === errorPath || place.startsWith(`${errorPath}/`));

const answered = (answer: Response): readonly [status: number, code: string | null] => [
  answer.statusCode,
  answer.statusCode < 300 ? null : problemOf(answer).code,
];

/** Found again as it was written; or an error says that it is wrong there. */
const keptOrRefused = async (
  { again }: WriteRoute,
  answer: Response,
  { url, place }: { readonly url: string; readonly place: string },
): Promise<boolean> => {
  if (answer.statusCode < 300) return holdsText(await again(answer, url), hostile);
  return (problemOf(answer).errors ?? []).some((error) => names(error.path, place));
};

describe('SQL and HTML', () => {
  it('are tried on every route that changes something', async () => {
    const documented = [...(await documentedWrites(api)).keys()];
    expect(documented.toSorted()).toEqual([...Object.keys(routes), ...textsElsewhere].toSorted());
    for (const route of ['POST /api/tasks/:id/claim', 'POST /api/tasks/:id/release'])
      expect(await textsOf(route)).toEqual([]);
  });

  it.each(Object.keys(routes))(
    'in each text of %s are kept as written, or refused by their place',
    async (route) => {
      const wanted = routes[route];
      if (wanted === undefined) throw new Error(`Expected ${route} in the table`);
      const [method = ''] = route.split(' ');
      const client = await api.as(wanted.login);
      for (const path of await textsOf(route)) {
        const { url, body } = await wanted.good();
        const place = `/${path.join('/')}`;
        const answer = await client.send(method, url, withLeaf(body, path, hostile));
        const other = wanted.otherwise?.[place];
        const outcome =
          other === undefined
            ? await keptOrRefused(wanted, answer, { url, place })
            : answered(answer);
        expect([place, outcome, answer.statusCode < 500]).toEqual([place, other ?? true, true]);
      }
    },
  );

  it('in settings are refused by their place', async () => {
    const admin = await api.as('admin');
    const { data } = read(SettingList, await admin.get('/api/settings'));
    for (const { key, version } of data) {
      const answer = await admin.send('PUT', `/api/settings/${key}`, { value: hostile, version });
      const errors = problemOf(answer).errors?.map((error) => error.path);
      expect([key, errors]).toEqual([key, ['/value']]);
    }
  });

  it('in the name of a file lose what no file system takes, and nothing else', async () => {
    const answer = await postForm(api, await api.as('acceptor'), '/api/attachments', [
      {
        name: 'file',
        content: 'x',
        file: { name: "a'); drop table x;-- <img src=x>.txt", mediaType: 'text/plain' },
      },
    ]);
    expect(read(StoredAttachment, answer).name).toBe("a'); drop table x;-- img src=x.txt");
  });

  it('in the map of an import are refused by their place', async () => {
    const analyst = await api.as('analyst');
    const send = async (map: object) =>
      problemOf(
        await postForm(api, analyst, '/api/imports', [
          { name: 'kind', content: 'reports' },
          { name: 'map', content: JSON.stringify(map) },
          { name: 'file', content: 'a\n1\n', file: { name: 'a.csv', mediaType: 'text/csv' } },
        ]),
      );
    const map = { format: 'csv', channel: 'phone', columns: { title: 'a' } };
    for (const [name, wrong] of [
      ['dateFormat', { ...map, dateFormat: hostile }],
      ['timeZone', { ...map, timeZone: hostile }],
      ['channel', { ...map, channel: hostile }],
    ] as const) {
      const { errors } = await send(wrong);
      expect([name, errors?.[0]?.path]).toEqual([name, `/map/${name}`]);
    }
  });
});

/** Completes a task with the text in every field that takes one. */
const finishWithText = async (caseId: string, { login, element, outcome, data }: TownStep) => {
  const client = await api.as(login);
  const { id, version } = await town.find(login, caseId, element);
  const { form } = read(TaskDetail, await client.get(`/api/tasks/${id}`));
  const texts = (form?.fields ?? [])
    .filter((field) => ['text', 'textarea'].includes(field.type) && isShown(field, outcome))
    .map(({ name }) => name);
  const filled = { ...data, ...Object.fromEntries(texts.map((name) => [name, hostile])) };
  const answer = await client.post(`/api/tasks/${id}/complete`, { outcome, data: filled, version });
  expect([element, answer.statusCode, answer.body]).toEqual([element, 200, answer.body]);
  const found = await sql<{ data: unknown }>`
    select data from submission where task_id = ${id}`.execute(api.app.services.database);
  expect(found.rows).toEqual([{ data: filled }]);
  return texts.map((name) => `${form?.key ?? ''}.${name}`);
};

describe('SQL and HTML in forms', () => {
  it('are kept as written at every step of the loop, and come back as they were', async () => {
    const condition = await town.conditionFor('commander');
    const { category } = condition;
    const caseId = await town.open({ reporter: { wantsCallback: true } });
    const [before, after] = [[await town.upload('handler')], [await town.upload('handler')]];
    const steps = [
      step('acceptor', 'accept', 'incomplete'),
      step('grid', 'verify', 'verified'),
      step('acceptor', 'accept', 'accept', { category }),
      step('acceptor', 'file', 'file', { category, condition: condition.id }),
      step('dispatcher', 'dispatch', 'dispatch', { unit: 'u-enforcement' }),
      step('lead', 'assign', 'assign', { person: 'p-handler' }),
      step('handler', 'handle', 'submit', { before, after }),
      step('lead', 'confirm-result', 'redo'),
      step('handler', 'handle', 'submit', {
        before: [await town.upload('handler')],
        after: [await town.upload('handler')],
      }),
      step('lead', 'confirm-result', 'submit-feedback'),
      step('dispatcher', 'feedback', 'pass'),
      step('grid', 'check', 'pass'),
      step('acceptor', 'close', 'close', { closingConditionMet: true }),
      step('acceptor', 'callback', 'reached', { solved: true, satisfaction: 5 }),
      step('commander', 'confirm', 'confirm'),
    ];
    const written: string[] = [];
    for (const each of steps) written.push(...(await finishWithText(caseId, each)));
    expect(new Set(written)).toEqual(
      new Set([
        'accept.question',
        'verify.finding',
        'dispatch.note',
        'assign.note',
        'handle.result',
        'confirm-result.reason',
        'confirm-result.result',
        'feedback.note',
        'check.finding',
        'close.answer',
        'callback.remark',
        'confirm.opinion',
      ]),
    );
    const audit = await get('auditor', `/api/cases/${caseId}/audit`);
    expect(audit).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
  });
});
