import { describe, expect, it } from 'vitest';
import { outsideOf } from '../../../admin-ui/resources/designer/rehearsal/outside.ts';
import {
  happen,
  play,
  rehearsalOf,
  scenarioOf,
  stateOf,
  stepBack,
  until,
  type Rehearsal,
} from '../../../admin-ui/resources/designer/rehearsal/rehearsal.ts';
import { judged } from '../../../admin-ui/resources/designer/rehearsal/rehearsed-clocks.ts';
import type { EngineEventBody } from '../../../bpmn/engine/events.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { parseWorkingCalendar } from '../../../domain/calendar/parse-working-calendar.ts';

const diagram = (outcome: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task" />
    <bpmn:userTask id="task" name="处置">
      <bpmn:extensionElements>
        <bh:assignment role="handler" unit="=unit" />
        <bh:limit clock="handling" value='={ amount: 4, unit: "workHours" }' />
        <bh:outcome code="${outcome}" label="提交" kind="forward" />
        <bh:outcome code="ask" label="问" kind="side" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="end" /><bpmn:endEvent id="end" />
    <bpmn:boundaryEvent id="due" attachedToRef="task" cancelActivity="false">
      <bpmn:timerEventDefinition id="t"><bpmn:extensionElements><bh:clock name="handling" threshold="due" /></bpmn:extensionElements></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f3" sourceRef="due" targetRef="late" /><bpmn:endEvent id="late" />
  </bpmn:process>
</bpmn:definitions>`;

const procedureOf = async (outcome = 'submit'): Promise<Procedure> => {
  const { procedure, findings } = await parseProcedure(diagram(outcome));
  if (procedure === null) {
    throw new TypeError(`Expected a procedure, but got ${JSON.stringify(findings)}`);
  }
  return procedure;
};

const parsed = parseWorkingCalendar({
  version: 'test',
  timeZone: 'Asia/Shanghai',
  officeHours: [
    ['08:00', '12:00'],
    ['13:00', '17:00'],
  ],
  workDayRule: 'eightHours',
  years: { '2026': { off: [], work: [] } },
});
if (!parsed.ok) {
  throw new TypeError('Expected a calendar');
}
const judging = {
  calendar: parsed.calendar,
  rules: { warnShare: 0.8, escalateAfter: { amount: 4, unit: 'workHours' as const } },
};

/** Friday, 16:00 in Shanghai: one working hour is left of the day. */
const friday = Date.parse('2026-11-20T16:00:00+08:00');
const start: EngineEventBody = { type: 'start', variables: { unit: 'u-1' } };

const after = (rehearsal: Rehearsal, event: EngineEventBody): Rehearsal => {
  const next = happen(rehearsal, event);
  if (!next.ok) {
    throw new TypeError(`Expected the engine to take it, but: ${next.message}`);
  }
  return next.rehearsal;
};

describe('a rehearsal', () => {
  it('shows what a real case would ask of the outside', async () => {
    const begun = after(rehearsalOf(await procedureOf(), friday), start);
    const { tasks, timers, clocks } = outsideOf(begun, judging);
    expect(tasks).toMatchObject([{ element: 'task', role: 'handler', unit: 'u-1' }]);
    expect(clocks).toMatchObject([{ name: 'handling', state: 'running' }]);
    // Four working hours from Friday 16:00 are over on Monday at 11:00.
    const monday = Date.parse('2026-11-23T11:00:00+08:00');
    expect(timers).toMatchObject([{ element: 'due', due: monday }]);
    const [timer] = timers;
    const late = after(until(begun, monday), { type: 'timer', timer: timer?.timer ?? '' });
    expect(stateOf(late).status).toBe('running');
    expect(outsideOf(late, judging).timers).toEqual([]);
    const [task] = tasks;
    const instance = task?.instance ?? '';
    const ended = after(late, { type: 'complete', instance, outcome: 'submit' });
    expect(stateOf(ended).status).toBe('completed');
    expect(outsideOf(ended, judging)).toMatchObject({
      tasks: [],
      end: { how: 'completed' },
      clocks: [{ state: 'stopped' }],
    });
  });

  it('lets a clock stand that is expected back, as the worker does', async () => {
    const begun = after(rehearsalOf(await procedureOf(), friday), start);
    const instance = outsideOf(begun, judging).tasks[0]?.instance ?? '';
    const aside = after(begun, { type: 'complete', instance, outcome: 'ask' });
    const [clock] = outsideOf(aside, judging).clocks;
    expect(clock?.state).toBe('paused');
    expect(
      clock === undefined ? null : judged(clock, judging.calendar, judging.rules),
    ).toMatchObject({ pausedAt: friday });
  });

  it('goes back a step with the time that it was then', async () => {
    const begun = after(rehearsalOf(await procedureOf(), friday), start);
    const later = until(begun, friday + 60_000);
    const instance = outsideOf(begun, judging).tasks[0]?.instance ?? '';
    const back = stepBack(after(later, { type: 'complete', instance, outcome: 'submit' }));
    expect(stateOf(back)).toEqual(stateOf(begun));
    expect(back.now).toBe(friday + 60_000);
  });

  it('says what the engine refuses, and changes nothing', async () => {
    const begun = after(rehearsalOf(await procedureOf(), friday), start);
    expect(happen(begun, start)).toMatchObject({ ok: false });
  });

  it('plays a scenario on a changed procedure, and says where it does not hold', async () => {
    const begun = after(rehearsalOf(await procedureOf(), friday), start);
    const instance = outsideOf(begun, judging).tasks[0]?.instance ?? '';
    const ended = after(begun, { type: 'complete', instance, outcome: 'submit' });
    const scenario = scenarioOf('办成', ended);
    expect(play(await procedureOf(), scenario).differs).toBeNull();
    expect(stateOf(play(await procedureOf(), scenario).rehearsal)).toEqual(stateOf(ended));
    expect(play(await procedureOf('other'), scenario).differs).toMatchObject({ step: 2 });
  });
});
