import { expect } from 'vitest';
import type { CaseInterventions } from '../../api/contract/interventions.ts';
import { StepResult } from '../../api/contract/tasks.ts';
import { problemOf, read, type TestApi } from './test-api.ts';
import type { Town } from './town.ts';

type Body = CaseInterventions['bodies'][number];
type Params = Readonly<Record<string, unknown>>;

/** A user task with what its extension and its loop say. */
export const signTask = (id: string, name: string, assignment: string, inner = ''): string =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><bh:stage value="handle" />${assignment}<bh:outcome code="done" label="办结" labelEn="Done" kind="forward" requires="" /></bpmn:extensionElements>${inner}</bpmn:userTask>`;

/** Signed by these people at once, or one after the other. */
export const signedBy = (people: readonly string[], attributes = ''): string =>
  `<bpmn:multiInstanceLoopCharacteristics${attributes}><bpmn:extensionElements><bh:collection value='=${JSON.stringify(people)}' item="signer" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`;

/** Tasks one after the other, as the procedure of ordinary events. */
export const rowOf = (...tasks: readonly (readonly [id: string, xml: string])[]): string => {
  const ids = ['start', ...tasks.map(([id]) => id), 'end'];
  const flows = ids
    .slice(1)
    .map(
      (id, index) =>
        `<bpmn:sequenceFlow id="f${String(index)}" sourceRef="${ids[index] ?? ''}" targetRef="${id}" />`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="ordinary-event" name="会签" isExecutable="true">
    <bpmn:startEvent id="start" />${tasks.map(([, xml]) => xml).join('')}<bpmn:endEvent id="end" />${flows.join('')}
  </bpmn:process>
</bpmn:definitions>`;
};

export const request = (kind: string, params: Params) => ({
  type: 'request-intervention',
  kind,
  reason: '请环卫一并会签',
  ...params,
});

const requireDone = ({
  statusCode,
  body,
}: {
  readonly statusCode: number;
  readonly body: string;
}): void => {
  if (statusCode !== 200) throw new Error(`Expected it to be done, but got ${body}`);
};

/** A fresh case, once so many have a task in it. */
export const openCase = async (town: Town, tasks: number): Promise<string> => {
  const caseId = await town.open();
  const open = async () => (await town.detail('dispatcher', caseId)).tasks.length;
  await expect.poll(open, { timeout: 20_000 }).toBe(tasks);
  return caseId;
};

/** What administrators do to the signers of a case, by HTTP. */
export class Countersign {
  readonly #api: TestApi;
  readonly #town: Town;

  constructor(api: TestApi, town: Town) {
    this.#api = api;
    this.#town = town;
  }

  async act(login: string, caseId: string, body: Params) {
    return (await this.#api.as(login)).post(`/api/cases/${caseId}/actions`, body);
  }

  async signing(caseId: string): Promise<Body> {
    const { interventions } = await this.#town.detail('admin', caseId);
    const [body] = interventions?.bodies ?? [];
    if (body === undefined) throw new Error('Expected a step that several sign');
    return body;
  }

  async turnOf(caseId: string, person: string): Promise<string> {
    const { signers } = await this.signing(caseId);
    return signers.find((one) => one.person?.id === person)?.id ?? '';
  }

  /** Asked for by the administrator, agreed to by the commander. */
  async intervene(caseId: string, kind: string, params: Params) {
    const asked = await this.act('admin', caseId, request(kind, params));
    requireDone(asked);
    const { interventions } = await this.#town.detail('commander', caseId);
    const approve = { type: 'approve-intervention', intervention: interventions?.pending?.id };
    const answer = await this.act('commander', caseId, approve);
    requireDone(answer);
    return { pending: interventions?.pending, step: read(StepResult, answer) };
  }

  /** Why the request is refused. */
  async codeOf(caseId: string, kind: string, params: Params): Promise<string> {
    const { code, errors } = problemOf(await this.act('admin', caseId, request(kind, params)));
    const [first] = errors ?? [];
    return first === undefined ? code : `${first.path} ${first.code}`;
  }

  async sign(login: string, caseId: string): Promise<StepResult> {
    return this.#town.finish(caseId, { login, element: 'sign', outcome: 'done' });
  }
}
