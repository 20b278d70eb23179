import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type { Response } from 'light-my-request';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportJob, ImportList, ImportRejections } from '../../../api/contract/imports.ts';
import { CalendarYear, UnitList } from '../../../api/contract/reference.ts';
import { CatalogueList, OpenedReport } from '../../../api/contract/reports.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { importPlace } from '../../../api/uploads/file-places.ts';
import { postForm, type FormPart } from '../form.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const file = (content: string | Uint8Array, name = 'file.csv'): FormPart => ({
  name: 'file',
  content,
  file: { name, mediaType: 'application/octet-stream' },
});

const start = async (login: string, parts: readonly FormPart[]): Promise<Response> =>
  postForm(api, await api.as(login), '/api/imports', parts);

const ended = async (id: string): Promise<ImportJob> => {
  const admin = await api.as('admin');
  for (let tries = 0; tries < 600; tries += 1) {
    const job = read(ImportJob, await admin.get(`/api/imports/${id}`));
    if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
    await pause(50);
  }
  throw new Error('Expected the import to end, but it does not');
};

const run = async (login: string, parts: readonly FormPart[]): Promise<ImportJob> =>
  ended(read(ImportJob, await start(login, parts)).id);

const rejectionsOf = async (job: string): Promise<Static<typeof ImportRejections>> =>
  read(
    ImportRejections,
    await (await api.as('admin')).get(`/api/imports/${job}/rejections?perPage=200`),
  );

const kind = (name: string): FormPart => ({ name: 'kind', content: name });
const mapOf = (value: unknown): FormPart => ({ name: 'map', content: JSON.stringify(value) });

const csvMap = {
  format: 'csv',
  channel: 'import',
  source: 'test',
  columns: {
    title: 'title',
    externalId: 'id',
    openedAt: 'opened',
    longitude: 'x',
    latitude: 'y',
    category: 'class',
  },
  categories: { rubbish: 'matter:06010', '*': null },
};

const csv = `id,title,opened,x,y,class
1,Heap at the gate,2026-03-01 10:00,119.43,32.27,rubbish
2,,2026-03-01 10:00,119.43,32.27,rubbish
3,Lamp dark,never,0,0,other
4,Hole in the road,2026-03-02 11:00,119.44,32.28,other
1,Heap again,2026-03-01 10:00,119.43,32.27,rubbish
`;

const reportsInDatabase = async (): Promise<number> => {
  const row = await api.app.services.database
    .selectFrom('report')
    .select((expression) => expression.fn.countAll().as('count'))
    .where('external_id', 'like', 'test:%')
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

describe('an import of reports', () => {
  it('opens a case for each good row and keeps each bad one with its reasons', async () => {
    const job = await run('analyst', [kind('reports'), mapOf(csvMap), file(csv)]);
    expect(job).toMatchObject({
      state: 'done',
      total: 5,
      accepted: 2,
      rejected: 2,
      repeated: 1,
      error: null,
    });
    expect(await reportsInDatabase()).toBe(2);
    const report = await api.app.services.database
      .selectFrom('report')
      .innerJoin('case', 'case.id', 'report.case_id')
      .select([
        'report.title',
        'report.category',
        'report.occurred_at',
        'report.details',
        'case.channel',
        'report.created_by',
      ])
      .where('external_id', '=', 'test:1')
      .executeTakeFirstOrThrow();
    expect(report).toMatchObject({
      title: 'Heap at the gate',
      channel: 'import',
      created_by: 'p-analyst',
      details: { import: { job: job.id, row: 1 } },
    });
    expect(report.category).toMatch(/\.matter\.06010$/u);
    expect(report.occurred_at?.toISOString()).toBe('2026-03-01T02:00:00.000Z');
  });

  it('gives the refused rows as JSON by page and as CSV, with reasons in words', async () => {
    const job = await run('analyst', [kind('reports'), mapOf(csvMap), file(csv)]);
    const analyst = await api.as('analyst');
    const first = read(
      ImportRejections,
      await analyst.get(`/api/imports/${job.id}/rejections?perPage=1`),
    );
    expect(first).toEqual({
      data: [
        {
          row: 2,
          reasons: ['title-missing'],
          values: {
            id: '2',
            title: '',
            opened: '2026-03-01 10:00',
            x: '119.43',
            y: '32.27',
            class: 'rubbish',
          },
        },
      ],
      total: 2,
      next: '2',
    });
    const second = read(
      ImportRejections,
      await analyst.get(`/api/imports/${job.id}/rejections?perPage=1&cursor=2`),
    );
    expect(second).toMatchObject({
      data: [{ row: 3, reasons: ['opened-at-unreadable', 'coordinates-zero'] }],
      next: null,
    });
    const text = await analyst
      .with({ accept: 'text/csv' })
      .get(`/api/imports/${job.id}/rejections`);
    expect(text.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.body).toBe(
      '\uFEFF行,原因,id,title,opened,x,y,class\n' +
        '2,没有标题,2,,2026-03-01 10:00,119.43,32.27,rubbish\n' +
        '3,"发生时间读不懂；坐标是 0, 0",3,Lamp dark,never,0,0,other\n',
    );
  });

  it('guards each cell of the CSV against formulas, headings and refusals of the centre too', async () => {
    const hostile = `id,title,opened,x,y,class,=2+5
5,"=HYPERLINK(""http://x"")",never,-0.1,-0.1,@x,+1
6,Lamp dark,2099-03-01 10:00,119.43,32.27,rubbish,ok
`;
    const job = await run('analyst', [kind('reports'), mapOf(csvMap), file(hostile)]);
    const text = await (
      await api.as('analyst')
    ).get(`/api/imports/${job.id}/rejections?format=csv&language=en`);
    const [heading, first, second] = parse(text.body, { bom: true });
    expect(heading).toEqual([
      'Row',
      'Reasons',
      'id',
      'title',
      'opened',
      'x',
      'y',
      'class',
      "'=2+5",
    ]);
    expect(first).toEqual([
      '1',
      'when it happened is not understood',
      '5',
      `'=HYPERLINK("http://x")`,
      'never',
      "'-0.1",
      "'-0.1",
      "'@x",
      "'+1",
    ]);
    expect(second?.[1]).toBe('When it happened: not filled in correctly');
  });

  it('brings nothing in twice', async () => {
    const again = await run('analyst', [kind('reports'), mapOf(csvMap), file(csv)]);
    expect(again).toMatchObject({ accepted: 0, rejected: 2, repeated: 3 });
    expect(await reportsInDatabase()).toBe(2);
  });

  it('forgets the file when it is done', async () => {
    expect(existsSync(importPlace(api.config.filesDirectory, sha256(csv)))).toBe(false);
  });

  it('ends with a code when the file cannot be read', async () => {
    const job = await run('analyst', [
      kind('reports'),
      mapOf({ ...csvMap, format: 'xlsx' }),
      file('no workbook'),
    ]);
    expect(job).toMatchObject({ state: 'failed', error: 'file-unreadable' });
  });

  it('refuses a bad map before it takes anything', async () => {
    const parts = [kind('reports'), mapOf({ ...csvMap, timeZone: 'Nowhere' }), file(csv)];
    expect(problemOf(await start('analyst', parts))).toMatchObject({
      code: 'validation-failed',
      errors: [{ path: '/map/timeZone', code: 'time-zone-unknown' }],
    });
  });

  it.each([
    ['no kind', [file(csv)], '/kind'],
    ['no file', [kind('reports'), mapOf(csvMap)], '/file'],
    ['no map', [kind('reports'), file(csv)], '/map'],
    ['a map that is no JSON', [kind('reports'), { name: 'map', content: '{' }, file(csv)], '/map'],
  ])('refuses a form with %s', async (_what, parts, path) => {
    expect(problemOf(await start('analyst', parts))).toMatchObject({
      status: 400,
      errors: [{ path }],
    });
  });

  it('is seen by who started it and by those who see all', async () => {
    const job = await run('admin', [kind('reports'), mapOf(csvMap), file(csv)]);
    expect((await (await api.as('analyst')).get(`/api/imports/${job.id}`)).statusCode).toBe(404);
    expect((await (await api.as('auditor')).get(`/api/imports/${job.id}`)).statusCode).toBe(200);
    expect((await (await api.as('handler')).get('/api/imports')).statusCode).toBe(403);
    const list = read(
      ImportList,
      await (await api.as('analyst')).get('/api/imports?filter={"kind":"reports"}'),
    );
    expect(list.data.every((entry) => entry.by.id === 'p-analyst')).toBe(true);
  });
});

describe('a cancelled import', () => {
  const many = `id,title,opened,x,y,class\n${Array.from({ length: 400 }, (_, row) => `c${row},Cancelled ${row},2026-03-01 10:00,119.43,32.27,rubbish`).join('\n')}\n`;

  it('ends with what came in, is on record, and the same file begins anew', async () => {
    const analyst = await api.as('analyst');
    const { id } = read(
      ImportJob,
      await start('analyst', [kind('reports'), mapOf(csvMap), file(many)]),
    );
    const asked = read(ImportJob, await analyst.post(`/api/imports/${id}/cancel`));
    expect(['cancelling', 'cancelled']).toContain(asked.state);
    const job = await ended(id);
    expect(job).toMatchObject({
      state: 'cancelled',
      cancelledBy: { id: 'p-analyst' },
      error: null,
    });
    expect(job.accepted).toBeLessThan(400);
    expect(read(ImportJob, await analyst.post(`/api/imports/${id}/cancel`)).state).toBe(
      'cancelled',
    );
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .select(['person_id', 'params'])
      .where('type', '=', 'import-cancelled')
      .execute();
    expect(log).toMatchObject([{ person_id: 'p-analyst', params: { kind: 'reports', job: id } }]);
    const again = read(
      ImportJob,
      await start('analyst', [kind('reports'), mapOf(csvMap), file(many)]),
    );
    expect(again.id).not.toBe(id);
    expect(await ended(again.id)).toMatchObject({
      repeated: job.accepted,
      accepted: 400 - job.accepted,
    });
  });

  it('is no longer to be had once it is over, and never by those who only look', async () => {
    const job = await run('admin', [kind('reports'), mapOf(csvMap), file(csv)]);
    const url = `/api/imports/${job.id}/cancel`;
    expect(problemOf(await (await api.as('admin')).post(url)).code).toBe('import-ended');
    expect(problemOf(await (await api.as('auditor')).post(url)).code).toBe('not-permitted');
    expect(problemOf(await (await api.as('designer')).post(url)).code).toBe('not-permitted');
    expect(problemOf(await (await api.as('analyst')).post(url)).code).toBe('not-found');
  });
});

describe('an import of units', () => {
  const units =
    'id,name,name_en,kind,parent_id\nu-new,新部门,New office,department,u-centre\nu-bad,坏,Bad,club,u-centre\n';

  it('adds units and counts what was there', async () => {
    expect(await run('admin', [kind('units'), file(units)])).toMatchObject({
      accepted: 1,
      rejected: 1,
      repeated: 0,
    });
    expect(await run('admin', [kind('units'), file(units)])).toMatchObject({
      accepted: 0,
      rejected: 1,
      repeated: 1,
    });
    const answer = read(
      UnitList,
      await (await api.as('acceptor')).get('/api/units?filter={"id":["u-new"]}'),
    );
    expect(answer.data[0]).toMatchObject({ name: '新部门', parentId: 'u-centre', active: true });
  });

  it('is not for analysts', async () => {
    expect((await start('analyst', [kind('units'), file(units)])).statusCode).toBe(403);
  });

  it('is on record', async () => {
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .select(['person_id', 'params'])
      .where('type', '=', 'reference-imported')
      .execute();
    expect(log).toMatchObject([{ person_id: 'p-admin', params: { kind: 'units', units: 1 } }]);
  });
});

const notice = (year: number, days: readonly { date: string; isOffDay: boolean }[]): string =>
  JSON.stringify({
    year,
    papers: ['https://example.org/notice'],
    days: days.map((day) => ({ name: '元旦', ...day })),
  });

describe('an import of a calendar', () => {
  const of2031 = notice(2031, [
    { date: '2031-01-01', isOffDay: true },
    { date: '2031-01-05', isOffDay: false },
  ]);

  it('puts a new version in force that has the year', async () => {
    const before = read(
      CalendarYear,
      await (await api.as('acceptor')).get('/api/calendar?year=2031'),
    );
    expect(before.known).toBe(false);
    expect(await run('admin', [kind('calendar'), file(of2031, '2031.json')])).toMatchObject({
      state: 'done',
      accepted: 1,
    });
    const after = read(
      CalendarYear,
      await (await api.as('acceptor')).get('/api/calendar?year=2031'),
    );
    expect(after).toMatchObject({ known: true, off: ['2031-01-01'], work: ['2031-01-05'] });
    expect(after.version).not.toBe(before.version);
    expect(after.years).toEqual([...before.years, 2031]);
    expect(await run('admin', [kind('calendar'), file(of2031, '2031.json')])).toMatchObject({
      accepted: 0,
      repeated: 1,
    });
  });

  it('sends the open cases that it concerns to have their clocks judged anew', async () => {
    const { database } = api.app.services;
    const acceptor = await api.as('acceptor');
    const clockOf = async (
      name: string,
      clock: { due: string | null; missing: number | null; stopped?: boolean },
    ) => {
      const answer = await acceptor.post('/api/reports', {
        channel: 'phone',
        title: name,
        description: '',
      });
      const { caseId } = read(OpenedReport, answer);
      await database
        .insertInto('clock')
        .values({
          id: `${caseId}.1`,
          case_id: caseId,
          name: 'handle',
          entries: '[]',
          judged: JSON.stringify({ startedAt: Date.parse('2033-02-01T00:00:00Z') }),
          due_at: clock.due === null ? null : new Date(clock.due),
          missing_year: clock.missing,
          stopped_at: clock.stopped === true ? new Date() : null,
          cancelled: false,
          calendar_version: 'old',
          step: 1,
        })
        .execute();
      return caseId;
    };
    const undetermined = await clockOf('a', { due: null, missing: 2034 });
    const runsIntoIt = await clockOf('b', { due: '2033-02-03T00:00:00Z', missing: null });
    await clockOf('c', { due: '2031-02-03T00:00:00Z', missing: null });
    await clockOf('d', { due: '2033-02-03T00:00:00Z', missing: null, stopped: true });
    const of2033 = notice(2033, [{ date: '2033-01-03', isOffDay: true }]);
    await run('admin', [kind('calendar'), file(of2033, '2033.json')]);
    const { version } = read(CalendarYear, await acceptor.get('/api/calendar?year=2033'));
    const commands = await database
      .selectFrom('command')
      .selectAll()
      .where('kind', '=', 'act')
      .orderBy('case_id')
      .execute();
    expect(commands.map((command) => command.case_id).toSorted()).toEqual(
      [undetermined, runsIntoIt].toSorted(),
    );
    for (const command of commands) {
      expect(command.state).toBe('pending');
      expect(command.payload).toEqual({
        id: command.id,
        actor: { person: 'p-admin', origin: 'import' },
        action: { type: 'recompute-clocks', calendarVersion: version },
      });
    }
  });

  it('refuses a year whose notice is not out: it is never Monday to Friday', async () => {
    const job = await run('admin', [kind('calendar'), file(notice(2032, []), '2032.json')]);
    expect(job).toMatchObject({ state: 'done', accepted: 0, rejected: 1 });
    const rejections = await rejectionsOf(job.id);
    expect(rejections.data[0]?.reasons).toEqual(['no-notice-yet:/days']);
  });

  it('fails on a file that is no JSON', async () => {
    expect(await run('admin', [kind('calendar'), file('{')])).toMatchObject({
      state: 'failed',
      error: 'file-unreadable',
    });
  });
});

const catalogues = new URL('../../../../shared/data/catalogue/', import.meta.url);
if (!existsSync(catalogues)) {
  process.stderr.write('imports: the sample catalogues are absent, their tests are left out\n');
}
const sample = (name: string): Uint8Array => readFileSync(new URL(name, catalogues));

describe.skipIf(!existsSync(catalogues))('an import of a catalogue', () => {
  it('carries the conditions of the same classes into a standard without any', async () => {
    const job = await run('admin', [
      kind('catalogue'),
      file(sample('gbt47678_5_2026.json'), 'gbt.json'),
    ]);
    expect(job).toMatchObject({ state: 'done', total: 403, accepted: 403, rejected: 0 });
    expect(job.notes.find((note) => note.code === 'classes-without-condition')?.count).toBeLessThan(
      403,
    );
    const acceptor = await api.as('acceptor');
    const found = read(CatalogueList, await acceptor.get('/api/catalogue?query=matter:06010'))
      .data[0];
    expect(found).toMatchObject({ name: '暴露垃圾', code: '06010' });
    expect(found?.conditions.length ?? 0).toBeGreaterThan(0);
    expect(
      read(CatalogueList, await acceptor.get('/api/catalogue?query=01076&kind=component')).data[0]
        ?.conditions,
    ).toEqual([]);
  });

  it('takes a table of conditions, names the dirty limit and notes how days were read', async () => {
    const job = await run('admin', [
      kind('catalogue'),
      file(sample('yuncheng_standards.json'), 'yuncheng.json'),
    ]);
    expect(job).toMatchObject({ state: 'done', total: 519 });
    expect(job.accepted + job.rejected).toBe(519);
    const admin = await api.as('admin');
    const rejections = (await rejectionsOf(job.id)).data;
    expect(rejections.filter((row) => row.reasons.includes('limit-not-understood'))).toMatchObject([
      { values: { limit: '1紧急工作时制止' } },
    ]);
    expect(
      job.notes.filter((note) => note.code === 'urgent-days-read-as-calendar-days'),
    ).toHaveLength(4);
    const found = read(CatalogueList, await admin.get('/api/catalogue?query=matter:0101')).data[0];
    expect(found?.name).toContain('私搭乱建');
    expect(found?.conditions.map((condition) => condition.limit)).toEqual([
      { amount: 2, unit: 'calendarDays' },
      { amount: 15, unit: 'workDays' },
    ]);
  });

  it('counts a catalogue that is in force already as repeated', async () => {
    const job = await run('admin', [
      kind('catalogue'),
      file(sample('yuncheng_standards.json'), 'yuncheng.json'),
    ]);
    expect(job.accepted).toBe(0);
    expect(job.repeated + job.rejected).toBe(519);
  });

  it('fails on something else', async () => {
    expect(await run('admin', [kind('catalogue'), file('{"a":1}')])).toMatchObject({
      state: 'failed',
      error: 'not-a-catalogue',
    });
  });
});
