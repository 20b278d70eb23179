import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CatalogueInForce,
  CatalogueOfVersion,
  CatalogueVersions,
  type ChangeCatalogue,
  ClassHistory,
  type KeptClass,
  RetiredClasses,
  type WrittenClass,
} from '../../api/contract/catalogue.ts';
import { CatalogueList, OpenedReport } from '../../api/contract/reports.ts';
import { hostile } from './hostile.ts';
import { plantCase } from './plant.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { documentedWrites, holdsText, leavesOf, withLeaf } from './write-routes.ts';
import { writtenClass } from './written-class.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const versions = async (): Promise<CatalogueVersions> =>
  read(CatalogueVersions, await (await api.as('acceptor')).get('/api/catalogue/versions'));
const base = async (): Promise<string> => (await versions()).inForce ?? '';
const classesOf = async (version: string): Promise<readonly KeptClass[]> =>
  read(
    CatalogueOfVersion,
    await (await api.as('acceptor')).get(`/api/catalogue/versions/${version}`),
  ).data;
const historyOf = async (login: string, kind: string, code: string): Promise<ClassHistory> =>
  read(ClassHistory, await (await api.as(login)).get(`/api/catalogue/classes/${kind}/${code}`));
const retired = async (): Promise<readonly string[]> =>
  read(RetiredClasses, await (await api.as('acceptor')).get('/api/catalogue/retired')).data.map(
    ({ kind, code }) => `${kind}:${code}`,
  );

const send = async (change: Omit<ChangeCatalogue, 'base'>, login = 'designer', on?: string) =>
  (await api.as(login)).post('/api/catalogue/versions', { base: on ?? (await base()), ...change });
const change = async (body: Omit<ChangeCatalogue, 'base'>, login?: string): Promise<string> =>
  read(CatalogueInForce, await send(body, login)).version;

const Categories = Type.Object({
  data: Type.Array(Type.Object({ category: Type.Union([Type.String(), Type.Null()]) })),
});

const putBack = async (
  version: string,
  note: string,
  { login = 'designer', on }: { readonly login?: string; readonly on?: string } = {},
) =>
  (await api.as(login)).post(`/api/catalogue/versions/${version}/put-back`, {
    base: on ?? (await base()),
    note,
  });

const written = ({ id: _id, conditions, ...rest }: KeptClass): WrittenClass => ({
  ...rest,
  conditions: conditions.map(({ id: _of, ...condition }) => condition),
});
const cover = async (): Promise<WrittenClass> => {
  const found = (await classesOf(await base())).find(({ code }) => code === '01001');
  if (found === undefined) throw new Error('Expected the class 01001');
  return written(found);
};
const searched = async (query: string): Promise<readonly string[]> =>
  read(
    CatalogueList,
    await (await api.as('acceptor')).get(`/api/catalogue?query=${encodeURIComponent(query)}`),
  ).data.map(({ kind, code }) => `${kind}:${code}`);

/** Where an answer says that something is wrong. */
const refusedAt = (answer: Parameters<typeof problemOf>[0]): readonly string[] => {
  const { code, errors = [] } = problemOf(answer);
  return code === 'stale-version' ? ['/base'] : errors.map(({ path }) => path);
};

describe('the catalogue', () => {
  it('begins with the version that the installation brought', async () => {
    const { inForce, periods, versions: known } = await versions();
    expect(periods).toMatchObject([{ version: inForce, until: null, by: null }]);
    expect(known).toMatchObject([{ id: inForce, classes: 61, conditions: 117 }]);
    expect(await retired()).toEqual([]);
    const { periods: history } = await historyOf('acceptor', 'component', '01001');
    expect(history).toMatchObject([{ class: { name: '供水井盖' }, period: { by: null } }]);
  });

  it('is changed as a new version, with who, when and why', async () => {
    const before = await base();
    const found = await cover();
    const [first, ...rest] = found.conditions;
    if (first === undefined) throw new Error('Expected a condition');
    const limit = { amount: 1, unit: 'urgentHours' } as const;
    const version = await change({
      note: '雨季缩短时限',
      put: [
        {
          ...found,
          keywords: [...found.keywords, '井盖丢了'],
          conditions: [{ ...first, limit }, ...rest],
        },
      ],
    });
    expect(version).not.toBe(before);
    const now = await versions();
    expect(now.inForce).toBe(version);
    expect(now.periods).toMatchObject([
      { version, until: null, by: { id: 'p-designer' }, note: '雨季缩短时限' },
      { version: before, until: now.periods[0]?.since, by: null },
    ]);
    expect(await searched('井盖丢了')).toEqual(['component:01001']);
    const { periods } = await historyOf('acceptor', 'component', '01001');
    expect(periods.map(({ class: said }) => said?.conditions[0]?.limit.amount)).toEqual([1, 2]);
    // Nothing was changed of the others.
    expect((await historyOf('acceptor', 'component', '01002')).periods).toHaveLength(1);
    expect(
      (await classesOf(before)).find(({ code }) => code === '01001')?.conditions[0]?.limit.amount,
    ).toBe(2);
  });

  it('keeps open cases under the condition that they were filed under, and says so', async () => {
    const { services } = api.app;
    const version = await base();
    const { id } = await plantCase(services, { unit: 'u-municipal' });
    await services.database
      .updateTable('case')
      .set({ category: `${version}.component.01001`, condition_id: `${version}.component.01001.1` })
      .where('id', '=', id)
      .execute();
    const found = await cover();
    await change({ note: '停用一条', put: [{ ...found, conditions: found.conditions.slice(1) }] });
    const kept = await services.database
      .selectFrom('case')
      .select(['category', 'condition_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept.condition_id).toBe(`${version}.component.01001.1`);
    const { open, periods } = await historyOf('acceptor', 'component', '01001');
    expect(open).toMatchObject([{ cases: 1, condition: { text: found.conditions[0]?.text } }]);
    expect(periods[0]?.class?.conditions).toHaveLength(found.conditions.length - 1);
    // Who does not see the case does not count it.
    expect((await historyOf('lead', 'component', '01001')).open).toEqual([]);
    expect((await historyOf('lead2', 'component', '01001')).open).toMatchObject([{ cases: 1 }]);
  });

  it('retires a class: nothing is filed by it, and it comes back as it was', async () => {
    const key = { kind: 'component', code: '01002' } as const;
    const before = (await historyOf('acceptor', key.kind, key.code)).periods[0]?.class;
    await change({ note: '并入 01001', retire: [key] }, 'admin');
    expect(await retired()).toEqual(['component:01002']);
    expect(await searched('component:01002')).toEqual([]);
    const after = await historyOf('acceptor', key.kind, key.code);
    expect(after.periods.map(({ class: said }) => said?.name ?? null)).toEqual([
      null,
      before?.name,
    ]);
    const answer = await (
      await api.as('acceptor')
    ).post('/api/reports', {
      channel: 'phone',
      title: '井盖',
      description: '',
      category: 'component:01002',
    });
    expect(problemOf(answer).errors?.[0]).toMatchObject({ path: '/category' });

    await change({ note: '仍要用', restore: [key] });
    expect(await retired()).toEqual([]);
    const again = (await historyOf('acceptor', key.kind, key.code)).periods[0]?.class;
    expect(again === null || again === undefined ? null : written(again)).toEqual(
      before === null || before === undefined ? undefined : written(before),
    );
  });

  it('changes nothing when nothing is other, and is put back under its own version', async () => {
    const before = await base();
    const { periods } = await versions();
    expect(await change({ note: '一样', put: [await cover()] })).toBe(before);
    expect((await versions()).periods).toEqual(periods);
    const found = await cover();
    await change({ note: '改', put: [{ ...found, name: '自来水井盖' }] });
    expect(await change({ note: '改回', put: [found] })).toBe(before);
    expect(
      (await versions()).periods.filter(({ version }) => version === before).length,
    ).toBeGreaterThanOrEqual(2);
  });

  it('takes 200 classes at once, emoji and rare characters, and 10,000 of them nowhere', async () => {
    const rows = Array.from({ length: 200 }, (_, index): WrittenClass => ({
      kind: 'matter',
      code: String(90_000 + index),
      name: `𠀀𪚥类别 ${String(index)} 😀`,
      major: '本地扩展',
      keywords: [],
      conditions: [
        {
          text: `עברית 𠮷 ${String(index)}`,
          limit: { amount: 1.5, unit: 'workHours' },
          closingText: '已清理 🧹',
          urgency: 'normal',
          confirmation: 'none',
        },
      ],
    }));
    const version = await change({ note: '本地扩展一批 😀', put: rows });
    const found = (await classesOf(version)).filter(({ code }) => code.startsWith('90'));
    expect(found).toHaveLength(200);
    expect(found[0]).toMatchObject({ name: '𠀀𪚥类别 0 😀', nameEn: '𠀀𪚥类别 0 😀' });
    expect(await searched('𪚥类别 7')).toContain('matter:90007');
    const [row] = rows;
    if (row === undefined) throw new Error('Expected a row');
    for (const long of [
      { ...row, name: '长'.repeat(10_000) },
      { ...row, major: '长'.repeat(10_000) },
    ])
      expect(problemOf(await send({ note: 'x', put: [long] })).code).toBe('validation-failed');
    await change({ note: '撤下', retire: rows.map(({ kind, code }) => ({ kind, code })) });
    expect(await retired()).toHaveLength(200);
  });

  it('names every place that is wrong, and changes nothing then', async () => {
    const before = await base();
    const found = await cover();
    const [first] = found.conditions;
    if (first === undefined) throw new Error('Expected a condition');
    const answer = await send({
      note: '   ',
      put: [
        {
          ...found,
          name: 'a\nb',
          conditions: [
            first,
            first,
            { ...first, text: '  ', limit: { amount: 1.5, unit: 'workDays' } },
          ],
        },
      ],
      retire: [
        { kind: 'matter', code: '00000' },
        { kind: 'component', code: '01001' },
      ],
      restore: [{ kind: 'component', code: '01003' }],
    });
    expect(
      problemOf(answer)
        .errors?.map(({ path, code }) => `${path} ${code}`)
        .toSorted(),
    ).toEqual([
      '/note empty',
      '/put/0/conditions/1/text condition-twice',
      '/put/0/conditions/2/limit limit-not-understood',
      '/put/0/conditions/2/text empty',
      '/put/0/name control-character',
      '/restore/0/code unknown-reference',
      '/retire/0/code unknown-reference',
      '/retire/1/code uniqueItems',
    ]);
    expect(await base()).toBe(before);
  });

  it('is not changed over the head of somebody, nor by those who only read it', async () => {
    const stale = await base();
    const found = await cover();
    await change({ note: '先改的', put: [{ ...found, majorEn: 'Works' }] });
    expect(problemOf(await send({ note: '后改的', put: [found] }, 'admin', stale)).code).toBe(
      'stale-version',
    );
    for (const login of ['acceptor', 'analyst', 'auditor', 'security'])
      expect(problemOf(await send({ note: 'x', put: [found] }, login, stale)).code).toBe(
        'not-permitted',
      );
    expect(problemOf(await (await api.as('admin')).get('/api/catalogue/versions/none')).code).toBe(
      'not-found',
    );
    expect(
      problemOf(await (await api.as('admin')).get('/api/catalogue/classes/matter/00000')).code,
    ).toBe('not-found');
  });

  it('keeps SQL and HTML in each text as written, or refuses it by its place', async () => {
    const schema = (await documentedWrites(api)).get('POST /api/catalogue/versions')?.schema ?? {};
    const admin = await api.as('admin');
    for (const { path, schema: leaf } of leavesOf(schema)) {
      if (leaf['type'] !== 'string') continue;
      const place = `/${path.join('/')}`;
      const good = { base: await base(), note: '换说法', put: [writtenClass] };
      const answer = await admin.post('/api/catalogue/versions', withLeaf(good, path, hostile));
      const placesOf = async (of: typeof answer): Promise<readonly string[]> => {
        if (of.statusCode !== 200) return refusedAt(of);
        const kept = [await classesOf(read(CatalogueInForce, of).version), await versions()];
        return holdsText(kept, hostile) ? [place] : [];
      };
      expect([place, (await placesOf(answer)).includes(place)]).toEqual([place, true]);
    }
  });

  it('files what is not filed yet by the version in force, also when an older one was looked at', async () => {
    const acceptor = await api.as('acceptor');
    const found = await cover();
    const old = `${await base()}.component.01001`;
    await change({ note: '又改', put: [{ ...found, name: '井盖（供水）' }] });
    const answer = await acceptor.post('/api/reports', {
      channel: 'phone',
      title: '井盖缺失',
      description: '人民路口',
      category: old,
    });
    const { caseId } = read(OpenedReport, answer);
    const { category } = await api.app.services.database
      .selectFrom('case')
      .select('category')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(category).toBe(`${await base()}.component.01001`);
  });

  it('leads by kind and code to the cases of a class, whichever version they were filed under', async () => {
    const supervisor = await api.as('supervisor');
    const listed = async (path: string, category: string): Promise<readonly string[]> => {
      const filter = encodeURIComponent(JSON.stringify({ category }));
      const answer = await supervisor.get(`/api/${path}?filter=${filter}`);
      expect(answer.statusCode).toBe(200);
      return read(Categories, answer).data.map((found) => found.category ?? '');
    };
    const all = await listed('cases', 'component:01001');
    expect(new Set(all).size).toBe(2);
    expect(all.every((category) => category.endsWith('.component.01001'))).toBe(true);
    expect(await listed('cases', all[0] ?? '')).toEqual([all[0]]);
    expect(await listed('cases', 'matter:01001')).toEqual([]);
    expect(await listed('cases', "component:01001' or '1'='1")).toEqual([]);
    expect(await listed('reports', 'component:01001')).toHaveLength(1);
    expect(await listed('tasks', 'component:01001')).toEqual([]);
  });

  it('is put back as a whole, as a period of its own that loses nothing, and forth again', async () => {
    const { periods, versions: known } = await versions();
    const [now, brought] = [await base(), periods.at(-1)?.version ?? ''];
    const [asNow, asBrought] = [await classesOf(now), await classesOf(brought)];
    expect(asNow).not.toEqual(asBrought);
    expect(read(CatalogueInForce, await putBack(brought, '改得不对'))).toEqual({
      version: brought,
    });
    const after = await versions();
    expect(after.inForce).toBe(brought);
    expect(after.periods.slice(1)).toEqual([
      { ...periods[0], until: after.periods[0]?.since },
      ...periods.slice(1),
    ]);
    expect(after.periods[0]).toMatchObject({ version: brought, until: null, note: '改得不对' });
    expect(after.periods[0]?.by?.id).toBe('p-designer');
    expect(after.versions).toEqual(known);
    expect(await classesOf(brought)).toEqual(asBrought);
    // Every other reader gets it at once.
    const used = read(
      CatalogueList,
      await (await api.as('acceptor')).get('/api/catalogue?perPage=1'),
    );
    expect(used.version).toBe(brought);
    const { category } = await api.app.services.database
      .selectFrom('case')
      .select('category')
      .where('category', 'like', '%.component.01001')
      .executeTakeFirstOrThrow();
    expect((await historyOf('supervisor', 'component', '01001')).open.length).toBeGreaterThan(0);

    // Second thoughts: what was in force before is kept, and so is what was filed under it.
    await putBack(now, '还是新的好');
    expect(await classesOf(await base())).toEqual(asNow);
    expect((await versions()).periods).toHaveLength(periods.length + 2);
    expect(
      await api.app.services.database
        .selectFrom('case')
        .select('id')
        .where('category', '=', category)
        .execute(),
    ).not.toEqual([]);
  });

  it('is put back by who may change it, over what was looked at, with a reason', async () => {
    const before = await versions();
    const [now, brought] = [before.inForce ?? '', before.periods.at(-1)?.version ?? ''];
    for (const login of ['acceptor', 'analyst', 'auditor', 'security'])
      expect(problemOf(await putBack(brought, 'x', { login })).code).toBe('not-permitted');
    expect(problemOf(await putBack('none', 'x')).code).toBe('not-found');
    expect(problemOf(await putBack(brought, 'x', { on: brought })).code).toBe('stale-version');
    for (const [note, code] of [
      ['  ', 'empty'],
      ['a\nb', 'control-character'],
    ] as const)
      expect(problemOf(await putBack(brought, note)).errors).toMatchObject([
        { path: '/note', code },
      ]);
    expect(problemOf(await putBack(brought, '长'.repeat(10_000))).code).toBe('validation-failed');
    // It is in force already.
    expect(read(CatalogueInForce, await putBack(now, 'x'))).toEqual({ version: now });
    expect(await versions()).toEqual(before);
    await putBack(brought, hostile);
    expect((await versions()).periods[0]?.note).toBe(hostile);
    await putBack(now, '改回');
  });

  it('is on record each time it is changed', async () => {
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .select(['person_id', 'params'])
      .where('type', '=', 'catalogue-changed')
      .execute();
    expect(log.length).toBe((await versions()).periods.length - 1);
    expect(log[0]?.person_id).toBe('p-designer');
  });
});
