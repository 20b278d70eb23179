import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CalendarVersions } from '../../api/contract/calendar.ts';
import { Draft } from '../../api/contract/procedure-drafts.ts';
import { routePermissions } from '../../api/route-permissions.ts';
import { isRecord } from '../../domain/is-record.ts';
import { maskedTitle } from '../../domain/secrecy/masked-title.ts';
import { bigrams } from '../../domain/text/bigrams.ts';
import { writeSecurityEvent } from '../../api/security-log.ts';
import { newId } from '../../migrations/new-id.ts';
import { asIfClosed } from './closed-for-a-look.ts';
import { plantAssessment, plantCard, plantClock, plantForecast, plantTasks } from './plant.ts';
import { plantRecords, type WalkRecord } from './scope-records.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { everybodys, others, withoutRecord } from './unscoped-routes.ts';

let api: TestApi;
let record: WalkRecord;
let rehearsal: string;
let ledgerCheck: string;

/** In every text that somebody could have typed of the case; nothing else has it. */
const secret = '举报村会计';
const number = 'LS-20200101-0001';
const place = { longitude: 101.5, latitude: 11.5 };

const setOf = async (table: 'case' | 'report', values: object): Promise<void> => {
  const { database } = api.app.services;
  const id = table === 'case' ? record.caseId : record.reportId;
  await database.updateTable(table).set(values).where('id', '=', id).execute();
};

const plantedCase = () => ({
  id: record.caseId,
  unit: record.columns.unit,
  grid: record.columns.grid,
});

const plantSecrets = async (): Promise<void> => {
  const { services } = api.app;
  const texts = { title: `${secret}标题`, description: `${secret}经过`, address: `${secret}地点` };
  await setOf('case', { ...texts, report_number: number, secrecy: 'protected' });
  await services.database
    .updateTable('case_search')
    .set({ bigrams: [...bigrams(Object.values(texts).join('\n'))] })
    .where('case_id', '=', record.caseId)
    .execute();
  await setOf('report', { ...texts, reporter_name: `${secret}者` });
  // What failed quotes what it failed on.
  await services.database
    .updateTable('incident')
    .set({ message: `Expected a number, but got ${secret}` })
    .where('id', '=', record.incidentId)
    .execute();
  await plantAssessment(services, record.caseId);
  await plantForecast(services, [record]);
  await plantCard(services, record);
  await plantClock(services, plantedCase(), [
    {
      type: 'start',
      at: services.now().getTime(),
      limit: { amount: 9, unit: 'workDays' },
      cause: { code: 'entered' },
    },
  ]);
  await services.database
    .insertInto('card_proposal')
    .values({
      id: newId(),
      case_id: record.caseId,
      level: 'orange',
      reason: `${secret}理由`,
      unit_id: 'u-enforcement',
      proposed_by: 'p-supervisor',
      proposed_at: services.now(),
    })
    .execute();
  await services.database
    .insertInto('notice')
    .values({
      id: newId(),
      case_id: record.caseId,
      type: 'urge',
      role: null,
      unit_id: null,
      person_id: 'p-commander',
      // The second is an input of the service `notify`, which a procedure may name as it likes.
      params: JSON.stringify({
        taskId: record.taskId,
        text: `${secret}催办`,
        事由: `${secret}事由`,
      }),
      read_at: null,
    })
    .execute();
};

const plantRehearsal = async (): Promise<void> => {
  const { services } = api.app;
  const designer = await api.as('designer');
  const url = '/api/procedures/ordinary-event/drafts';
  const { id: draft } = read(Draft, await designer.post(url, {}));
  rehearsal = newId();
  const now = services.now();
  await services.database
    .insertInto('rehearsal')
    .values({
      id: rehearsal,
      draft_id: draft,
      draft_version: 1,
      graph: '{}',
      closed_from: now,
      closed_to: now,
      closed: 1,
      created_by: 'p-designer',
      created_at: now,
    })
    .execute();
  await services.database
    .insertInto('rehearsal_case')
    .values({
      rehearsal_id: rehearsal,
      place: 0,
      case_id: record.caseId,
      outcome: 'same',
      result: '{}',
    })
    .execute();
  await services.database
    .updateTable('case')
    .set({ ended_at: now })
    .where('id', '=', record.caseId)
    .execute();
};

/** A verification that found the case's chain broken, and an entry of the security log about it. */
const plantAudits = async (): Promise<void> => {
  const { services } = api.app;
  ledgerCheck = newId();
  const { database } = services;
  await database
    .insertInto('ledger_check')
    .values({
      id: ledgerCheck,
      created_by: 'p-auditor',
      created_at: services.now(),
      total: 1,
      finished_at: services.now(),
    })
    .execute();
  const fault = { seq: 1, reason: 'link-broken' } as const;
  await database
    .insertInto('ledger_check_fault')
    .values({ ...fault, check_id: ledgerCheck, case_id: record.caseId })
    .execute();
  const params = { caseId: record.caseId };
  const looked = {
    person: 'p-acceptor',
    type: 'personal-data-read',
    success: true,
    params,
  } as const;
  await writeSecurityEvent(database, looked, services.now());
};

beforeAll(async () => {
  api = await startTestApi();
  const [first] = await plantRecords(api);
  if (first === undefined) throw new Error('Expected a record, but none was planted');
  record = first;
  await plantSecrets();
  await plantRehearsal();
  await plantAudits();
  // Another unit works on it at the same time.
  await plantTasks(api.app.services, plantedCase(), { role: 'lead', unit: 'u-garden' });
});
afterAll(async () => {
  await api.close();
});

interface Call {
  readonly url: () => string;
  /** Somebody whose scope has every case, if it is not the commander. */
  readonly login?: string;
  readonly body?: unknown;
}

const ofCase = (part: string, body?: unknown): Call => ({
  url: () => `/api/cases/${record.caseId}${part}`,
  body,
});
const ofTask = (part: string, body?: unknown): Call => ({
  url: () => `/api/tasks/${record.taskId}${part}`,
  body,
});

/** Whatever is of one case: it is refused until the purpose is said. */
const refused: Readonly<Record<string, Call>> = {
  'GET /api/cases/:id': ofCase(''),
  'GET /api/cases/:id/reporter': ofCase('/reporter'),
  'GET /api/cases/:id/ledger': ofCase('/ledger'),
  'GET /api/cases/:id/submissions': ofCase('/submissions'),
  'GET /api/cases/:id/clocks': ofCase('/clocks'),
  'GET /api/cases/:id/marking': ofCase('/marking'),
  'GET /api/cases/:id/audit': ofCase('/audit'),
  'POST /api/cases/:id/actions': ofCase('/actions', { type: 'comment', text: 'x' }),
  'GET /api/tasks/:id': ofTask(''),
  'POST /api/tasks/:id/release': ofTask('/release', {}),
  'POST /api/tasks/:id/complete': ofTask('/complete', { outcome: 'x', data: {}, version: 0 }),
  'POST /api/tasks/:id/preview': ofTask('/preview', { outcome: 'x', data: {} }),
  'POST /api/tasks/:id/actions': ofTask('/actions', { type: 'urge' }),
  'GET /api/tasks/:id/draft': ofTask('/draft'),
  'PUT /api/tasks/:id/draft': ofTask('/draft', { values: {}, given: {}, taskVersion: 0 }),
  'DELETE /api/tasks/:id/draft/:draft': ofTask('/draft/x'),
  'GET /api/reports/:id': { url: () => `/api/reports/${record.reportId}` },
  'GET /api/incidents/:id': { url: () => `/api/incidents/${record.incidentId}`, login: 'admin' },
  'GET /api/attachments/:id': { url: () => `/api/attachments/${record.attachmentId}` },
};

const listed = (url: string, login?: string): Call => ({
  url: () => url,
  ...(login === undefined ? {} : { login }),
});

/** Lists in which the case stands, without what it says. */
const masked: Readonly<Record<string, Call>> = {
  'GET /api/cases': listed('/api/cases?perPage=200'),
  'GET /api/cases/export': listed('/api/cases/export?format=csv'),
  'GET /api/tasks': listed('/api/tasks?view=team&perPage=200'),
  'GET /api/tasks/export': listed('/api/tasks/export?format=csv&view=team'),
  'GET /api/board': listed('/api/board'),
  'GET /api/board/tasks': listed('/api/board/tasks?perPage=200'),
  'GET /api/board/export': listed('/api/board/export?format=csv'),
  'GET /api/board/forecast': listed('/api/board/forecast'),
  'GET /api/desk/orders': listed('/api/desk/orders'),
  'GET /api/desk/joint-cases': listed('/api/desk/joint-cases'),
  'GET /api/cards': listed('/api/cards?perPage=200'),
  'GET /api/cards/report': listed('/api/cards/report'),
  'GET /api/cards/export': listed('/api/cards/export?format=csv'),
  'GET /api/reports': listed('/api/reports?perPage=200'),
  'GET /api/incidents': listed('/api/incidents', 'admin'),
  'GET /api/notices': listed('/api/notices'),
  'GET /api/security-events': listed('/api/security-events?perPage=200', 'auditor'),
  'GET /api/ledger-checks': listed('/api/ledger-checks', 'auditor'),
  'POST /api/ledger-checks/:id/run': {
    url: () => `/api/ledger-checks/${ledgerCheck}/run`,
    login: 'auditor',
  },
  'GET /api/rehearsals/:id/cases': {
    url: () => `/api/rehearsals/${rehearsal}/cases`,
    login: 'designer',
  },
};

/** Searches that tell by what is found what a case says: it is not among the answers. */
const searches: Readonly<Record<string, Call>> = {
  'GET /api/reports/similar': listed(`/api/reports/similar?text=${encodeURIComponent(secret)}`),
  'GET /api/reports/past': listed(
    `/api/reports/past?longitude=${place.longitude}&latitude=${place.latitude}`,
  ),
};

/** Codes, ids and counts, or what is the caller's own: nothing that somebody typed of a case. */
const silent: readonly string[] = [
  'POST /api/cases/:id/purpose',
  // Whoever takes it works on it; the answer is a version.
  'POST /api/tasks/:id/claim',
  // The reader's own, of a row that the reader sees in lists.
  'PUT /api/tasks/:id/flag',
  'DELETE /api/tasks/:id/flag',
  'GET /api/tasks/counts',
  'GET /api/board/on-time-rate',
  'GET /api/incidents/causes',
  'GET /api/statistics',
  'GET /api/statistics/export',
  'GET /api/imports',
  'GET /api/imports/:id',
  'GET /api/imports/:id/rejections',
  'POST /api/imports/:id/cancel',
  'GET /api/saved-views',
  'PUT /api/saved-views/:id',
  'DELETE /api/saved-views/:id',
];

const call = async (
  route: string,
  { url, login = 'commander', body }: Call,
): ReturnType<Client['send']> => {
  const [method = ''] = route.split(' ');
  return (await api.as(login)).send(method, url(), body);
};

/** While `look` looks, the commander has said what the case is opened for. */
const opened = async (login: string, look: () => Promise<void>): Promise<void> => {
  const client = await api.as(login);
  const answer = await client.post(`/api/cases/${record.caseId}/purpose`, { purpose: '核对进度' });
  expect(answer.statusCode).toBe(200);
  await look();
  await sql`update case_purpose set valid_until = now() - interval '1 second'`.execute(
    api.app.services.database,
  );
};

describe('the walk', () => {
  it('has every route of the API in exactly one of its tables', () => {
    const walked = [refused, masked, searches].flatMap((table) => Object.keys(table));
    const known = [...everybodys, ...others, ...withoutRecord].filter(
      (route) => !walked.includes(route),
    );
    const declared = Object.entries(routePermissions)
      .filter(([, permission]) => permission !== 'public')
      .map(([route]) => route);
    expect([...walked, ...known, ...silent].toSorted()).toEqual(declared.toSorted());
  });
});

describe('what names no record', () => {
  const reads = withoutRecord.filter((route) => route.startsWith('GET ') && !(route in masked));

  it.each(reads)('%s says nothing of it to anybody', async (route) => {
    for (const login of ['commander', 'auditor', 'admin', 'designer', 'security']) {
      const answer = await (await api.as(login)).get(route.replace('GET ', ''));
      expect([login, answer.body.includes(secret)]).toEqual([login, false]);
    }
  });
});

describe('what is of one protected case', () => {
  it.each(Object.keys(refused))('%s is refused until the purpose is said', async (route) => {
    const wanted = refused[route];
    if (wanted === undefined) throw new Error(`Expected ${route} in the table`);
    const answer = await call(route, wanted);
    expect(problemOf(answer)).toMatchObject({ status: 403, code: 'purpose-required' });
    expect(answer.body).not.toContain(secret);
    await opened(wanted.login ?? 'commander', async () => {
      expect((await call(route, wanted)).body).not.toContain('purpose-required');
    });
    expect(problemOf(await call(route, wanted)).code).toBe('purpose-required');
  });
});

/** How it is said to be kept, of each masked row of an answer. */
const keptAs = (part: unknown): readonly unknown[] => {
  if (Array.isArray(part)) return part.flatMap(keptAs);
  if (!isRecord(part)) return [];
  const own = part['title'] === maskedTitle ? [part['secrecy']] : [];
  return [...own, ...Object.values(part).flatMap(keptAs)];
};
/** A file has no marks, and a report is no row of a case. */
const unmarked = (route: string): boolean =>
  route === 'GET /api/reports' || route.endsWith('/export');

describe('a list with a protected case', () => {
  it.each(Object.keys(masked).filter((route) => !unmarked(route)))(
    '%s says of each masked row that it is protected',
    async (route) => {
      const wanted = masked[route];
      if (wanted === undefined) throw new Error(`Expected ${route} in the table`);
      const answer: unknown = (await call(route, wanted)).json();
      const said = new Set(keptAs(answer));
      expect([...said]).toEqual(['protected']);
    },
  );

  it.each(Object.keys(masked))('%s has it masked', async (route) => {
    const wanted = masked[route];
    if (wanted === undefined) throw new Error(`Expected ${route} in the table`);
    const before = await call(route, wanted);
    expect(before.statusCode).toBe(200);
    expect(before.body).toContain(maskedTitle);
    expect(before.body).not.toContain(secret);
    await opened(wanted.login ?? 'commander', async () => {
      expect((await call(route, wanted)).body).toContain(secret);
    });
  });

  it('the preview of a calendar has it masked', async () => {
    const designer = await api.as('designer');
    const [inForce] = read(CalendarVersions, await designer.get('/api/calendar/versions')).data;
    const { id: base, officeHours, workDayRule } = inForce ?? {};
    const without = { base, officeHours, workDayRule, years: {} };
    const preview = await designer.post('/api/calendar/preview', without);
    expect(preview.body).toContain(maskedTitle);
    expect(preview.body).not.toContain(secret);
    expect([...new Set(keptAs(preview.json()))]).toEqual(['protected']);
  });
});

const filtered = (filter: object, list = 'cases'): string =>
  `/api/${list}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

const finds = async (url: string, login = 'commander'): Promise<boolean> => {
  const answer = await (await api.as(login)).get(url);
  expect(answer.statusCode).toBe(200);
  return answer.body.includes(record.caseId);
};

describe('a search', () => {
  it.each(Object.keys(searches))('%s does not tell of it', async (route) => {
    const url = searches[route]?.url() ?? '';
    const look = async (): Promise<boolean> => {
      let found = false;
      await asIfClosed(api, record.caseId, place, async () => {
        found = await finds(url);
      });
      return found;
    };
    expect(await look()).toBe(false);
    await opened('commander', async () => {
      expect(await look()).toBe(true);
    });
  });

  it('finds it by its number, not by its texts or its class', async () => {
    const category = await sql<{ id: string }>`select id from catalogue_class limit 1`.execute(
      api.app.services.database,
    );
    const id = category.rows[0]?.id ?? '';
    await setOf('case', { category: id });
    const byText = [
      filtered({ q: secret }),
      filtered({ category: id }),
      `/api/tasks?view=team&filter=${encodeURIComponent(JSON.stringify({ q: secret }))}`,
    ];
    for (const url of byText) expect([url, await finds(url)]).toEqual([url, false]);
    expect(await finds(filtered({ q: number }))).toBe(true);
    await opened('commander', async () => {
      for (const url of byText) expect([url, await finds(url)]).toEqual([url, true]);
    });
    await setOf('case', { category: null });
  });

  it('does not find an incident by what failed, which may quote the case', async () => {
    const url = filtered({ q: secret, caseId: record.caseId }, 'incidents');
    expect(await finds(url, 'admin')).toBe(false);
    await opened('admin', async () => {
      expect(await finds(url, 'admin')).toBe(true);
    });
  });
});
