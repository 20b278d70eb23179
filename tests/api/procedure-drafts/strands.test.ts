import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Draft,
  DraftFindings,
  PublishedDraft,
  type DraftFinding,
} from '../../../api/contract/procedure-drafts.ts';
import { ProcedureVersion } from '../../../api/contract/procedures.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from '../test-api.ts';

let api: TestApi;
let author: Client;
let second: Client;
beforeAll(async () => {
  api = await startTestApi();
  [author, second] = await Promise.all([api.as('designer'), api.as('designer-2')]);
});
afterAll(async () => {
  await api.close();
});

/** Nodes in order, each with a flow to the next. */
const diagram = (key: string, nodes: readonly (readonly [id: string, xml: string])[]): string => {
  const flows = nodes.slice(1).map(([id], index) => {
    const source = nodes[index]?.[0] ?? '';
    return `<bpmn:sequenceFlow id="to-${id}" sourceRef="${source}" targetRef="${id}" />`;
  });
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
    <bpmn:message id="m" name="news" />
    <bpmn:process id="${key}" name="${key}" isExecutable="true">${nodes.map(([, xml]) => xml).join('')}
    ${flows.join('')}</bpmn:process></bpmn:definitions>`;
};
const start = ['start', '<bpmn:startEvent id="start" />'] as const;
const end = ['end', '<bpmn:endEvent id="end" />'] as const;
const task = (id: string, assignment: string, form = ''): readonly [string, string] => [
  id,
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><bh:assignment ${assignment} />
    ${form === '' ? '' : `<bh:form key="${form}" />`}
    <bh:outcome code="done" label="完成" labelEn="Done" kind="forward" /></bpmn:extensionElements></bpmn:userTask>`,
];
const plainForm = (key: string, label: string): Draft['forms'][number] => ({
  key,
  fields: [{ name: 'note', type: 'text', label, labelEn: label }],
});

const written = async (
  key: string,
  xml: string,
  texts: object = {},
): Promise<{ readonly draft: Draft; readonly findings: readonly DraftFinding[] }> => {
  const begun = read(Draft, await author.post(`/api/procedures/${key}/drafts`, {}));
  const url = `/api/procedure-drafts/${begun.id}`;
  const draft = read(Draft, await author.send('PUT', url, { version: 1, xml, ...texts }));
  const { findings } = read(DraftFindings, await author.get(`${url}/findings`));
  return { draft, findings };
};
const publish = async (draft: Draft): Promise<PublishedDraft> => {
  const url = `/api/procedure-drafts/${draft.id}`;
  const body = { version: draft.version };
  read(Draft, await author.post(`${url}/submit`, body));
  read(Draft, await second.post(`${url}/approve`, body));
  return read(PublishedDraft, await author.post(`${url}/publish`, body));
};
const refusedAt = async ({ draft }: { readonly draft: Draft }): Promise<readonly string[]> => {
  const url = `/api/procedure-drafts/${draft.id}/submit`;
  const problem = problemOf(await author.post(url, { version: draft.version }));
  expect(problem.code).toBe('procedure-invalid');
  return (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);
};

describe('a procedure that would strand a case is not submitted', () => {
  it.each([
    [
      'a task of a role that is not one',
      diagram('strand', [start, task('ask', 'role="wizard"'), end]),
      '/elements/ask role-unknown',
    ],
    [
      'a task of nobody',
      diagram('strand', [start, ['ask', '<bpmn:userTask id="ask" />'], end]),
      '/elements/ask role-required',
    ],
    [
      'a task of a role that nobody in the unit holds',
      diagram('strand', [start, task('ask', 'role="lead" unit="=centre"'), end]),
      '/elements/ask role-not-held-in-unit',
    ],
    [
      'a form that is missing',
      diagram('strand', [start, task('ask', 'role="acceptor"', 'missing'), end]),
      '/elements/ask form-unknown',
    ],
    [
      'a called procedure that is missing',
      diagram('strand', [
        start,
        ['call', '<bpmn:callActivity id="call" calledElement="missing" />'],
        end,
      ]),
      '/elements/call called-procedure-unknown',
    ],
    [
      'a decision that is missing',
      diagram('strand', [
        start,
        [
          'rule',
          `<bpmn:businessRuleTask id="rule"><bpmn:extensionElements><bh:decision model="m" ref="d" result="r" />
          </bpmn:extensionElements></bpmn:businessRuleTask>`,
        ],
        end,
      ]),
      '/elements/rule decision-model-unknown',
    ],
    [
      'a join that waits for a branch that is never taken',
      diagram('strand', [
        start,
        ['one', '<bpmn:exclusiveGateway id="one" default="to-both" />'],
        ['both', '<bpmn:parallelGateway id="both" />'],
        end,
      ]).replace(
        '</bpmn:process>',
        `${task('beside', 'role="acceptor"')[1]}
        <bpmn:sequenceFlow id="aside" sourceRef="one" targetRef="beside">
          <bpmn:conditionExpression>=urgency = "critical"</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="back" sourceRef="beside" targetRef="both" /></bpmn:process>`,
      ),
      '/elements/both no-option-to-complete',
    ],
    ['the process of another procedure', diagram('other', [start, end]), ' process-required'],
  ])('%s', async (_, xml, expected) => {
    const drawn = await written('strand', xml);
    const refused = await refusedAt(drawn);
    expect(refused).toContain(expected);
    await author.send('DELETE', `/api/procedure-drafts/${drawn.draft.id}`, {
      version: drawn.draft.version,
    });
  });

  it('a task of a role that nobody holds any more, also between review and publishing', async () => {
    const xml = diagram('left-alone', [start, task('confirm', 'role="leader"'), end]);
    const { draft } = await written('left-alone', xml);
    const url = `/api/procedure-drafts/${draft.id}`;
    const body = { version: draft.version };
    read(Draft, await author.post(`${url}/submit`, body));
    read(Draft, await second.post(`${url}/approve`, body));
    const { database } = api.app.services;
    await database
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', 'p-leader')
      .execute();
    const problem = problemOf(await author.post(`${url}/publish`, body));
    expect(problem).toMatchObject({
      code: 'procedure-invalid',
      errors: [{ path: '/elements/confirm', code: 'role-not-held' }],
    });
    expect(problemOf(await author.get('/api/procedures/left-alone/versions/1')).code).toBe(
      'not-found',
    );
    await database
      .updateTable('person')
      .set({ active: true })
      .where('id', '=', 'p-leader')
      .execute();
    expect(read(PublishedDraft, await author.post(`${url}/publish`, body)).version).toBe(1);
  });

  it('one by which reports open cases, without a plain start', async () => {
    const message = `<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="e" messageRef="m" /></bpmn:startEvent>`;
    const drawn = await written(
      'ordinary-event',
      diagram('ordinary-event', [['start', message], end]),
    );
    expect(await refusedAt(drawn)).toContain('/elements/ordinary-event report-start-required');
    await author.send('DELETE', `/api/procedure-drafts/${drawn.draft.id}`, { version: 2 });
  });
});

describe('what is told without refusing', () => {
  it('responsible units in which nobody holds the role', async () => {
    const xml = diagram('units', [start, task('ask', 'role="commander" unit="=unit"'), end]);
    const { findings } = await written('units', xml);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'role-missing-in-units',
        elementId: 'ask',
      }),
    );
  });

  it('a caller that could not be published again; its version stays as it was', async () => {
    const callee = (form: string): string =>
      diagram('callee', [start, task('inside', 'role="acceptor"', form), end]);
    const first = await written('callee', callee('shared'), { forms: [plainForm('shared', '甲')] });
    await publish(first.draft);
    const caller = await written(
      'caller',
      diagram('caller', [
        start,
        task('own', 'role="acceptor"', 'shared'),
        ['call', '<bpmn:callActivity id="call" calledElement="callee" />'],
        end,
      ]),
      { forms: [plainForm('shared', '甲')] },
    );
    await publish(caller.draft);
    const before = read(ProcedureVersion, await author.get('/api/procedures/caller/versions/1'));
    const changed = await written('callee', callee('shared'), {
      forms: [plainForm('shared', '乙')],
    });
    expect(changed.findings).toContainEqual({
      severity: 'warning',
      code: 'caller-does-not-fit',
      elementId: 'callee',
      params: { procedure: 'caller', element: 'inside', finding: 'form-differs' },
    });
    expect((await publish(changed.draft)).version).toBe(2);
    const after = read(ProcedureVersion, await author.get('/api/procedures/caller/versions/1'));
    expect(after).toEqual(before);
  });
});

describe('a published version', () => {
  it('is neither changed nor removed, so that its cases keep what they run on', async () => {
    const { database } = api.app.services;
    await expect(database.deleteFrom('procedure_version').execute()).rejects.toThrow(/only added/u);
    await expect(
      database.updateTable('procedure_version').set({ xml: '' }).execute(),
    ).rejects.toThrow(/only added/u);
    const delivered = read(
      ProcedureVersion,
      await author.get('/api/procedures/ordinary-event/versions/1'),
    );
    expect(delivered.forms.length).toBeGreaterThan(0);
  });
});
