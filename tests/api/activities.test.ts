import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, CaseDetail } from '../../api/contract/cases.ts';
import { StepResult } from '../../api/contract/tasks.ts';
import { holdsText } from './write-routes.ts';
import { hostile } from './hostile.ts';
import { publish } from './publish.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

const task = (id: string, name: string, role: string, unit: string): string =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><bh:stage value="handle" /><bh:assignment role="${role}" unit='="${unit}"' /><bh:outcome code="done" label="办结" labelEn="Done" kind="forward" requires="" /></bpmn:extensionElements></bpmn:userTask>`;

/** What is done on the spot is up to the people there; then the case is closed. */
const procedure = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="ordinary-event" name="现场处置" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="on-the-spot" />
    <bpmn:adHocSubProcess id="on-the-spot" name="现场处置" cancelRemainingInstances="false">
      <bpmn:extensionElements><bh:stage value="handle" /></bpmn:extensionElements>
      ${task('patrol', '现场巡查', 'grid', 'u-jianshe')}
      ${task('repair', '抢修', 'handler', 'u-enforcement')}
    </bpmn:adHocSubProcess>
    <bpmn:sequenceFlow id="f2" sourceRef="on-the-spot" targetRef="close" />
    ${task('close', '结案', 'acceptor', 'u-centre')}
    <bpmn:sequenceFlow id="f3" sourceRef="close" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  await publish(api, { xml: procedure });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const act = async (login: string, caseId: string, body: Record<string, unknown>) =>
  (await api.as(login)).post(`/api/cases/${caseId}/actions`, body);
const codeOf = async (login: string, caseId: string, body: Record<string, unknown>) =>
  problemOf(await act(login, caseId, body)).code;

/** A fresh case with the one ad-hoc sub-process that is open in it. */
const opened = async () => {
  const caseId = await town.open();
  const untilOpen = async () => (await town.detail('dispatcher', caseId)).adHoc;
  await expect.poll(async () => (await untilOpen()).length, { timeout: 20_000 }).toBe(1);
  const [open] = await untilOpen();
  const start = { type: 'start-activity', target: open?.id, element: 'patrol' };
  return { caseId, open, start, end: { type: 'end-activities', target: open?.id } };
};

/** What a person may start and end there, with the reason where not. */
const offeredTo = async (login: string, caseId: string) => {
  const { adHoc } = await town.detail(login, caseId);
  const [open] = adHoc;
  const offered = open?.activities.map(({ element, reason }) => `${element} ${reason ?? 'yes'}`);
  return [...(offered ?? []), `end ${open?.end?.reason ?? 'yes'}`];
};

describe('activities of an ad-hoc sub-process', () => {
  it('are shown with what each person may start and whether they may end it', async () => {
    const { caseId, open } = await opened();
    expect(open).toMatchObject({
      element: 'on-the-spot',
      name: '现场处置',
      activities: [
        { element: 'patrol', name: '现场巡查', role: 'grid', allowed: true },
        { element: 'repair', name: '抢修', role: 'handler', allowed: true },
      ],
      end: { allowed: true },
      cancelsRemaining: false,
    });
    expect(await offeredTo('commander', caseId)).toEqual(['patrol yes', 'repair yes', 'end yes']);
    expect(await offeredTo('grid', caseId)).toEqual([
      'patrol yes',
      'repair other-role',
      'end not-permitted',
    ]);
    expect(await offeredTo('supervisor', caseId)).toEqual([
      'patrol other-role',
      'repair other-role',
      'end not-permitted',
    ]);
    expect(await offeredTo('auditor', caseId)).toEqual([
      'patrol not-permitted',
      'repair not-permitted',
      'end not-permitted',
    ]);
  });

  it('are carried on by people until they end it, and the case comes to its end', async () => {
    const { caseId, start, end } = await opened();
    expect(read(StepResult, await act('grid', caseId, start)).tasks).toMatchObject([
      { element: 'patrol', role: 'grid', unit: 'u-jianshe' },
    ]);
    expect((await act('dispatcher', caseId, { ...start, element: 'repair' })).statusCode).toBe(200);
    await town.finish(caseId, { login: 'handler', element: 'repair', outcome: 'done' });
    expect((await act('dispatcher', caseId, { ...end, reason: '够了' })).statusCode).toBe(200);
    expect((await town.detail('dispatcher', caseId)).adHoc).toEqual([]);
    expect(await codeOf('dispatcher', caseId, start)).toBe('activity-not-startable');
    expect(await codeOf('dispatcher', caseId, end)).toBe('activity-not-startable');
    await town.finish(caseId, { login: 'grid', element: 'patrol', outcome: 'done' });
    await town.finish(caseId, { login: 'acceptor', element: 'close', outcome: 'done' });
    const dispatcher = await api.as('dispatcher');
    expect(read(CaseDetail, await dispatcher.get(`/api/cases/${caseId}`)).state).toBe('closed');
    const auditor = await api.as('auditor');
    expect(read(Audit, await auditor.get(`/api/cases/${caseId}/audit`))).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
      history: { ok: true },
    });
  });

  it('are refused by role, by scope and for what is not there', async () => {
    const { caseId, start, end } = await opened();
    expect(await codeOf('supervisor', caseId, start)).toBe('not-permitted');
    expect(await codeOf('auditor', caseId, start)).toBe('not-permitted');
    expect(await codeOf('grid', caseId, end)).toBe('not-permitted');
    expect(await codeOf('handler2', caseId, start)).toBe('not-found');
    expect(await codeOf('dispatcher', caseId, { ...start, element: 'close' })).toBe(
      'activity-not-startable',
    );
    expect(await codeOf('dispatcher', caseId, { ...start, target: caseId })).toBe(
      'activity-not-startable',
    );
    expect(await codeOf('dispatcher', caseId, { type: 'start-activity' })).toBe(
      'validation-failed',
    );
  });

  it('take SQL and HTML as the text that it is', async () => {
    const { caseId, start, end } = await opened();
    for (const body of [
      { ...start, target: hostile },
      { ...start, element: hostile },
      { ...end, target: hostile },
    ])
      expect(await codeOf('dispatcher', caseId, body)).toBe('activity-not-startable');
    expect((await act('dispatcher', caseId, { ...end, reason: hostile })).statusCode).toBe(200);
    const ledger = await (await api.as('auditor')).get(`/api/cases/${caseId}/ledger`);
    expect(holdsText(ledger.json(), hostile)).toBe(true);
  });
});
