import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draft, PublishedDraft } from '../../../api/contract/procedure-drafts.ts';
import { Rehearsal, RehearsalList, RehearsedCases } from '../../../api/contract/rehearsals.ts';
import type { EngineEvent } from '../../../bpmn/engine/events.ts';
import { newId } from '../../../migrations/new-id.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from '../test-api.ts';

let api: TestApi;
let author: Client;
let second: Client;
let draft: Draft;

const key = 'walk';
const node = (id: string): string => {
  if (id === 'start') return '<bpmn:startEvent id="start" />';
  if (id === 'end') return '<bpmn:endEvent id="end" />';
  return `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><bh:assignment role="acceptor" />
    <bh:outcome code="done" label="完成" labelEn="Done" kind="forward" /></bpmn:extensionElements></bpmn:userTask>`;
};
const drawn = (...tasks: readonly string[]): string => {
  const all = ['start', ...tasks, 'end'];
  const flows = all
    .slice(1)
    .map(
      (id, index) =>
        `<bpmn:sequenceFlow id="to-${id}" sourceRef="${all[index] ?? ''}" targetRef="${id}" />`,
    );
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
    <bpmn:process id="${key}" name="${key}" isExecutable="true">${all.map(node).join('')}${flows.join('')}</bpmn:process></bpmn:definitions>`;
};

/** A closed case as its ledger has it: it was started, and its tasks were completed one after the other. */
const closed = async (title: string, tasks: number, endedAt: string): Promise<string> => {
  const { services } = api.app;
  const procedure = await services.procedures.current(key);
  if (procedure === null) throw new Error('Expected the procedure to be published');
  const id = newId();
  await services.database
    .insertInto('case')
    .values({
      id,
      report_number: `LS-${id.slice(-12)}`,
      number: null,
      title,
      description: '',
      state: 'closed',
      stage: null,
      stages: '[]',
      channel: 'phone',
      category: null,
      condition_id: null,
      urgency: 'normal',
      longitude: null,
      latitude: null,
      address: null,
      grid_id: null,
      unit_id: null,
      person_id: null,
      procedure_key: key,
      procedure_version: procedure.version,
      graph_hash: procedure.hash,
      settings: JSON.stringify(await services.settings.forCase()),
      variables: '{}',
      batch_hash: null,
      ledger_hash: null,
      created_by: null,
      filed_at: null,
      ended_at: new Date(endedAt),
      end_code: null,
    })
    .execute();
  const events: readonly EngineEvent[] = [
    { type: 'start', variables: {}, at: 0 },
    // The start has the number 2, each task the next.
    ...Array.from({ length: tasks }, (_, index): EngineEvent => ({
      type: 'complete',
      instance: String(index + 3),
      outcome: 'done',
      at: index + 1,
    })),
  ];
  await services.database
    .insertInto('ledger_entry')
    .values(
      events.map((event, index) => ({
        case_id: id,
        seq: index + 1,
        step: index + 1,
        at: new Date(endedAt),
        actor: '{}',
        origin: 'person',
        type: index === 0 ? 'case-started' : 'task-completed',
        params: JSON.stringify({ event }),
        task_id: null,
        element_id: null,
        command_id: null,
        digest: '0'.repeat(64),
        hash: '0'.repeat(64),
      })),
    )
    .execute();
  return id;
};

const period = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
const rewritten = async (xml: string): Promise<void> => {
  const url = `/api/procedure-drafts/${draft.id}`;
  draft = read(Draft, await author.send('PUT', url, { version: draft.version, xml }));
};
const begin = async (client = author): Promise<Rehearsal> =>
  read(Rehearsal, await client.post(`/api/procedure-drafts/${draft.id}/rehearsals`, period));
const runAll = async (begun: Rehearsal): Promise<Rehearsal> => {
  let rehearsal = begun;
  while (rehearsal.done < rehearsal.total)
    rehearsal = read(Rehearsal, await author.post(`/api/rehearsals/${rehearsal.id}/run`));
  return rehearsal;
};

beforeAll(async () => {
  api = await startTestApi();
  [author, second] = await Promise.all([api.as('designer'), api.as('designer-2')]);
  draft = read(Draft, await author.post(`/api/procedures/${key}/drafts`, { xml: drawn('a', 'b') }));
  const url = `/api/procedure-drafts/${draft.id}`;
  const body = { version: draft.version };
  read(Draft, await author.post(`${url}/submit`, body));
  read(Draft, await second.post(`${url}/approve`, body));
  read(PublishedDraft, await author.post(`${url}/publish`, body));
  for (let count = 1; count <= 25; count += 1)
    await closed(`办结 ${String(count)}`, 2, `2026-10-${String(count).padStart(2, '0')}T08:00:00Z`);
  await closed('记录不全', 9, '2026-10-30T08:00:00Z');
  await closed('上上月', 2, '2026-09-30T23:59:59Z');
  await closed('本月', 2, '2026-11-01T00:00:00Z');
  draft = read(Draft, await author.post(`/api/procedures/${key}/drafts`, {}));
});
afterAll(async () => {
  await api.close();
});

describe('a rehearsal', () => {
  it('takes the closed cases of its time, and runs some of them a request', async () => {
    await rewritten(drawn('a', 'b').replace('name="a"', 'name="甲"'));
    const begun = await begin();
    expect(begun).toMatchObject({ closed: 26, total: 26, done: 0, draftVersion: draft.version });
    const first = read(Rehearsal, await author.post(`/api/rehearsals/${begun.id}/run`));
    expect(first.done).toBe(20);
    expect(await runAll(first)).toMatchObject({
      done: 26,
      same: 25,
      different: 0,
      stands: 0,
      notCompared: 1,
    });
    const again = read(Rehearsal, await author.post(`/api/rehearsals/${begun.id}/run`));
    expect(again.done).toBe(26);
  });

  it('says of each case where it takes another way', async () => {
    await rewritten(drawn('a'));
    const rehearsal = await runAll(await begin());
    expect(rehearsal).toMatchObject({ same: 0, different: 25, notCompared: 1 });
    const url = `/api/rehearsals/${rehearsal.id}/cases`;
    const cases = read(RehearsedCases, await author.get(`${url}?outcome=different&perPage=3`));
    expect(cases.total).toBe(25);
    expect(cases.data.map(({ title }) => title)).toEqual(['办结 25', '办结 24', '办结 23']);
    expect(cases.data[0]).toMatchObject({
      version: 1,
      trail: ['start', 'a', 'end'],
      after: 'a',
      was: 'b',
      is: 'end',
    });
    expect(cases.places).toEqual([{ element: 'a', outcome: 'different', cases: 25 }]);
    const broken = read(RehearsedCases, await author.get(`${url}?outcome=not-compared`));
    expect(broken.data).toMatchObject([{ title: '记录不全', reason: 'does-not-replay' }]);
  });

  it('says of each case where it would stand', async () => {
    await rewritten(drawn('a', 'fresh', 'b'));
    const rehearsal = await runAll(await begin(second));
    expect(rehearsal).toMatchObject({ stands: 25, createdBy: { id: 'p-designer-2' } });
    const url = `/api/rehearsals/${rehearsal.id}/cases?element=fresh&perPage=1`;
    const cases = read(RehearsedCases, await author.get(url));
    expect(cases).toMatchObject({ total: 25, data: [{ outcome: 'stands', at: ['fresh'] }] });
    const list = read(
      RehearsalList,
      await author.get(`/api/procedure-drafts/${draft.id}/rehearsals`),
    );
    expect(list.data.map(({ stands }) => stands)).toEqual([25, 0, 0]);
  });

  it('is run once by two who ask at once', async () => {
    const begun = await begin();
    const answers = await Promise.all(
      [author, second].map(async (client) => client.post(`/api/rehearsals/${begun.id}/run`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await runAll(begun)).done).toBe(26);
  });

  it('is not begun on a draft with errors, nor over no time', async () => {
    const url = `/api/procedure-drafts/${draft.id}/rehearsals`;
    const turned = problemOf(await author.post(url, { from: period.to, to: period.from }));
    expect(turned).toMatchObject({ code: 'validation-failed', errors: [{ path: '/to' }] });
    await rewritten('<unfinished');
    expect(problemOf(await author.post(url, period)).code).toBe('procedure-invalid');
    expect(problemOf(await (await api.as('auditor')).post(url, period)).code).toBe('not-permitted');
    expect(problemOf(await author.post('/api/rehearsals/none/run')).code).toBe('not-found');
  });
});
