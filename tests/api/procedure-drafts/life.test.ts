import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Draft,
  DraftFindings,
  DraftList,
  PublishedDraft,
} from '../../../api/contract/procedure-drafts.ts';
import { ProcedureList, ProcedureVersion } from '../../../api/contract/procedures.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from '../test-api.ts';

const key = 'ordinary-event';
const delivered = readFileSync(
  new URL('../../../migrations/seeds/procedures/ordinary-event.bpmn', import.meta.url),
  'utf8',
);

let api: TestApi;
let author: Client;
let second: Client;
let leader: Client;
beforeAll(async () => {
  api = await startTestApi();
  [author, second, leader] = await Promise.all([
    api.as('designer'),
    api.as('designer-2'),
    api.as('leader'),
  ]);
});
afterAll(async () => {
  await api.close();
});

const begin = async (client = author, of = key, body: object = {}): Promise<Draft> =>
  read(Draft, await client.post(`/api/procedures/${of}/drafts`, body));
const at = (draft: Draft, step = ''): string => `/api/procedure-drafts/${draft.id}${step}`;
const save = async (draft: Draft, changes: object, client = author): Promise<Draft> =>
  read(Draft, await client.send('PUT', at(draft), { version: draft.version, ...changes }));
const step = async (
  client: Client,
  draft: Draft,
  name: string,
  body: object = {},
): Promise<Draft> =>
  read(Draft, await client.post(at(draft, `/${name}`), { version: draft.version, ...body }));
const refused = async (client: Client, draft: Draft, name: string, body: object = {}) =>
  problemOf(await client.post(at(draft, `/${name}`), { version: draft.version, ...body }));
const discard = async (draft: Draft): Promise<Draft> => {
  const now = read(Draft, await author.get(at(draft)));
  return read(Draft, await author.send('DELETE', at(draft), { version: now.version }));
};
const ascending = (one: number, other: number): number => one - other;
const renamed = (name: string): string => delivered.replace('name="受理"', `name="${name}"`);
const logged = async (draft: Draft): Promise<string[]> => {
  const rows = await api.app.services.database
    .selectFrom('audit_event')
    .where('type', 'in', [
      'draft-created',
      'draft-taken-over',
      'draft-discarded',
      'draft-submitted',
      'draft-withdrawn',
      'draft-approved',
      'draft-returned',
      'procedure-published',
    ])
    .orderBy('id')
    .selectAll()
    .execute();
  return rows
    .filter(({ params }) => JSON.stringify(params).includes(draft.id))
    .map(({ type, person_id: person }) => `${person ?? ''} ${type}`);
};

describe('a draft', () => {
  it('begins with what is in force, and is the only one that is not over', async () => {
    const draft = await begin();
    expect(draft).toMatchObject({
      key,
      basedOn: 1,
      state: 'draft',
      version: 1,
      xml: delivered,
      created: { by: { id: 'p-designer' } },
      editor: { by: { id: 'p-designer' } },
      submitted: null,
      actions: { save: null, submit: null, approve: 'action-not-available' },
    });
    expect(draft.forms.length).toBeGreaterThan(5);
    const again = problemOf(await second.post(`/api/procedures/${key}/drafts`, {}));
    expect(again).toMatchObject({
      status: 409,
      code: 'already-exists',
      params: { draft: draft.id },
    });
    const open = read(DraftList, await leader.get('/api/procedure-drafts'));
    expect(open.data.map(({ id }) => id)).toEqual([draft.id]);
    expect(await discard(draft)).toMatchObject({ state: 'discarded', editor: null });
    expect(read(DraftList, await leader.get('/api/procedure-drafts')).total).toBe(0);
    const all = read(DraftList, await leader.get(`/api/procedures/${key}/drafts`));
    expect(all.data.map(({ id }) => id)).toEqual([draft.id]);
    expect(await logged(draft)).toEqual(['p-designer draft-created', 'p-designer draft-discarded']);
  });

  it('is begun once when two people begin it at once', async () => {
    const answers = await Promise.all(
      [author, second, author].map(async (client) =>
        client.post(`/api/procedures/${key}/drafts`, {}),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted(ascending)).toEqual([
      201, 409, 409,
    ]);
    const begun = answers.find(({ statusCode }) => statusCode === 201);
    if (begun !== undefined) {
      const draft = read(Draft, begun);
      const client = draft.editor?.by.id === 'p-designer' ? author : second;
      await client.send('DELETE', at(draft), { version: 1 });
    }
  });

  it('is written by one person at a time, who another one may follow', async () => {
    const draft = await begin();
    const saved = await save(draft, { xml: '<unfinished' });
    expect(saved).toMatchObject({ version: 2, xml: '<unfinished', forms: draft.forms });
    const stale = problemOf(await author.send('PUT', at(draft), { version: 1, xml: '<lost' }));
    expect(stale).toMatchObject({ code: 'stale-version', params: { version: 2 } });
    const other = problemOf(await second.send('PUT', at(draft), { version: 2, xml: '<other' }));
    expect(other).toMatchObject({
      status: 409,
      code: 'draft-edited-by-other',
      params: { person: 'p-designer', nameEn: 'He Siyuan' },
    });
    const taken = await step(second, saved, 'take-over');
    expect(taken).toMatchObject({ version: 2, editor: { by: { id: 'p-designer-2' } } });
    expect(
      problemOf(await author.send('PUT', at(draft), { version: 2, xml: '<mine' })),
    ).toMatchObject({
      code: 'draft-edited-by-other',
    });
    expect(await save(taken, { forms: [] }, second)).toMatchObject({
      version: 3,
      xml: '<unfinished',
      forms: [],
      saved: { by: { id: 'p-designer-2' } },
    });
    const known = read(Draft, await second.get(at(draft)));
    await second.send('DELETE', at(draft), { version: known.version });
  });

  it('with errors is not submitted, and says every one with its place', async () => {
    const draft = await begin();
    const broken = await save(draft, {
      xml: delivered.replace('bh:assignment role="acceptor"', 'bh:assignment role="nobody"'),
    });
    const problem = await refused(author, broken, 'submit');
    expect(problem).toMatchObject({ status: 422, code: 'procedure-invalid' });
    expect(problem.errors).toContainEqual({
      path: '/elements/accept',
      code: 'role-unknown',
      message: 'role: nobody',
    });
    const { findings } = read(DraftFindings, await leader.get(at(draft, '/findings')));
    expect(findings).toContainEqual({
      severity: 'error',
      code: 'role-unknown',
      elementId: 'accept',
      params: { role: 'nobody' },
    });
    expect(read(Draft, await author.get(at(draft)))).toMatchObject({ state: 'draft' });
    await discard(draft);
  });

  it('that says the same as the version in force is not submitted', async () => {
    const draft = await begin();
    expect(await refused(author, draft, 'submit')).toMatchObject({ code: 'draft-unchanged' });
    await discard(draft);
  });

  it('is reviewed by nobody who has written some of it', async () => {
    const draft = await begin();
    const saved = await save(draft, { xml: renamed('接报') });
    const taken = await step(second, saved, 'take-over');
    const more = await save(taken, { xml: renamed('接报受理') }, second);
    const given = await step(second, more, 'submit');
    expect(given).toMatchObject({
      state: 'review',
      submitted: { by: { id: 'p-designer-2' } },
      editor: null,
    });
    for (const client of [author, second]) {
      expect(await refused(client, given, 'approve')).toMatchObject({
        status: 403,
        code: 'own-draft',
      });
      expect(await refused(client, given, 'return', { reason: 'x' })).toMatchObject({
        code: 'own-draft',
      });
    }
    expect(await refused(await api.as('dispatcher'), given, 'approve')).toMatchObject({
      code: 'not-permitted',
    });
    const returned = await step(leader, given, 'return', { reason: '名称不规范' });
    expect(returned).toMatchObject({
      state: 'draft',
      reviewed: { by: { id: 'p-leader' }, verdict: 'returned', reason: '名称不规范' },
    });
    expect(await logged(draft)).toEqual([
      'p-designer draft-created',
      'p-designer-2 draft-taken-over',
      'p-designer-2 draft-submitted',
      'p-leader draft-returned',
    ]);
    await discard(draft);
  });

  it('in review is changed by nobody, and can be taken back', async () => {
    const draft = await begin();
    const given = await step(author, await save(draft, { xml: renamed('登记') }), 'submit');
    expect(
      problemOf(await author.send('PUT', at(given), { version: given.version, xml: 'x' })),
    ).toMatchObject({
      code: 'action-not-available',
    });
    expect(await refused(author, given, 'publish')).toMatchObject({ code: 'action-not-available' });
    const approved = await step(second, given, 'approve');
    expect(await step(author, approved, 'withdraw')).toMatchObject({
      state: 'draft',
      reviewed: null,
      submitted: null,
    });
    await discard(draft);
  });

  it('approved becomes the next version, with who wrote and who approved it', async () => {
    const draft = await begin();
    const given = await step(author, await save(draft, { xml: renamed('接报') }), 'submit');
    const approved = await step(leader, given, 'approve', { reason: '可以' });
    expect(approved.actions).toMatchObject({ publish: 'not-permitted' });
    expect(await refused(leader, approved, 'publish')).toMatchObject({ code: 'not-permitted' });
    const answer = await author.post(at(draft, '/publish'), { version: approved.version });
    expect(read(PublishedDraft, answer)).toMatchObject({ key, version: 2 });
    const version = read(ProcedureVersion, await author.get(`/api/procedures/${key}/versions/2`));
    expect(version).toMatchObject({ publishedBy: { id: 'p-designer' } });
    expect(version.forms.map((form) => form.key).toSorted()).toEqual(
      draft.forms.map((form) => form.key).toSorted(),
    );
    const procedures = read(ProcedureList, await author.get('/api/procedures'));
    expect(procedures.data.find((one) => one.key === key)).toMatchObject({
      currentVersion: 2,
      versions: [
        { version: 2, reviewedBy: { id: 'p-leader' } },
        { version: 1, reviewedBy: null },
      ],
    });
    expect(await logged(draft)).toEqual([
      'p-designer draft-created',
      'p-designer draft-submitted',
      'p-leader draft-approved',
      'p-designer procedure-published',
    ]);
    expect(await refused(author, approved, 'publish')).toMatchObject({
      code: 'action-not-available',
    });
    expect(await begin()).toMatchObject({ basedOn: 2, xml: renamed('接报') });
  });

  it('is published once when it is asked for twice at once', async () => {
    const [open] = read(DraftList, await author.get('/api/procedure-drafts')).data;
    if (open === undefined) throw new Error('Expected the draft of the test before');
    const draft = read(Draft, await author.get(`/api/procedure-drafts/${open.id}`));
    const given = await step(author, await save(draft, { xml: renamed('登记受理') }), 'submit');
    const approved = await step(second, given, 'approve');
    const answers = await Promise.all(
      [author, second].map(async (client) =>
        client.post(at(draft, '/publish'), { version: approved.version }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted(ascending)).toEqual([200, 409]);
    const versions = read(ProcedureList, await author.get('/api/procedures')).data.find(
      (one) => one.key === key,
    )?.versions;
    expect(versions?.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  it('may go back to what an earlier version said', async () => {
    const draft = await begin(author, key, { basedOn: 1 });
    expect(draft).toMatchObject({ basedOn: 3, xml: delivered });
    const missing = problemOf(await author.post('/api/procedures/other/drafts', { basedOn: 1 }));
    expect(missing).toMatchObject({ code: 'not-found' });
    await discard(draft);
  });

  it('of a new procedure begins empty and is published as its first version', async () => {
    const draft = await begin(author, 'patrol', { name: '巡查 <一>', nameEn: 'Patrol' });
    expect(draft).toMatchObject({ basedOn: null, name: '巡查 <一>', forms: [] });
    const given = await step(author, draft, 'submit');
    const approved = await step(second, given, 'approve');
    const answer = await second.post(at(draft, '/publish'), { version: approved.version });
    expect(read(PublishedDraft, answer)).toMatchObject({ key: 'patrol', version: 1 });
    const procedures = read(ProcedureList, await author.get('/api/procedures'));
    expect(procedures.data.find((one) => one.key === 'patrol')).toMatchObject({
      name: '巡查 <一>',
      nameEn: 'Patrol',
      currentVersion: 1,
    });
  });
});
