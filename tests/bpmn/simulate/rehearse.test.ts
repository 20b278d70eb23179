import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { EngineEvent, EngineEventBody } from '../../../bpmn/engine/events.ts';
import { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { rehearse } from '../../../bpmn/simulate/rehearsal/rehearse.ts';
import { CaseRun } from '../case-run.ts';
import { loadProcedure } from '../load-procedure.ts';
import { reported, scenarios } from '../delivered-scenarios.ts';

const parsed = async (xml: string): Promise<Procedure> => {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null) throw new Error(JSON.stringify(findings));
  return procedure;
};

const definitions = (content: string): string =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
    <bpmn:process id="p" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;

/** Steps one after the other: user tasks, and by their names gateways, timers of an hour and an ad-hoc sub-process. */
const inOrder = async (...names: readonly string[]): Promise<Procedure> => {
  const all = ['start', ...names, 'end'];
  const nodes = all.map((name) => {
    if (name === 'start') return `<bpmn:startEvent id="start" />`;
    if (name === 'end') return `<bpmn:endEvent id="end" />`;
    if (name.startsWith('gateway')) return `<bpmn:exclusiveGateway id="${name}" />`;
    if (name.startsWith('timer'))
      return `<bpmn:intermediateCatchEvent id="${name}"><bpmn:timerEventDefinition>
        <bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
    if (name === 'adHoc')
      return `<bpmn:adHocSubProcess id="adHoc"><bpmn:userTask id="more" /></bpmn:adHocSubProcess>`;
    return `<bpmn:userTask id="${name}" />`;
  });
  const flows = all
    .slice(1)
    .map(
      (name, index) =>
        `<bpmn:sequenceFlow id="to-${name}" sourceRef="${all[index] ?? ''}" targetRef="${name}" />`,
    );
  return parsed(definitions([...nodes, ...flows].join('')));
};

/** `a` and `b` beside each other, then `c`. */
const beside = async (): Promise<Procedure> =>
  parsed(
    definitions(`
      <bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />
      <bpmn:userTask id="a" /><bpmn:userTask id="b" /><bpmn:userTask id="c" /><bpmn:endEvent id="end" />
      ${[
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'join'],
        ['b', 'join'],
        ['join', 'c'],
        ['c', 'end'],
      ]
        .map(
          ([from, to]) =>
            `<bpmn:sequenceFlow id="${from ?? ''}-${to ?? ''}" sourceRef="${from ?? ''}" targetRef="${to ?? ''}" />`,
        )
        .join('')}`),
  );

const done = (procedure: Procedure, steps: readonly EngineEventBody[]): readonly EngineEvent[] => {
  const run = new CaseRun(procedure).start();
  for (const step of steps) run.apply(step);
  return run.events;
};
const complete = (instance: string): EngineEventBody => ({ type: 'complete', instance });
const abc = [complete('a'), complete('b'), complete('c')];

describe('a closed case on a draft', () => {
  it('goes the same way where the draft asks the same, whatever gateways stand between', async () => {
    const procedure = await inOrder('a', 'b', 'c');
    const recorded = { procedure, events: done(procedure, abc) };
    const trail = ['start', 'a', 'b', 'c', 'end'];
    expect(rehearse(recorded, procedure)).toEqual({ kind: 'same', trail });
    expect(rehearse(recorded, await inOrder('a', 'gateway', 'b', 'c'))).toEqual({
      kind: 'same',
      trail,
    });
  });

  it('goes another way where a step is left out, and says behind which', async () => {
    const procedure = await inOrder('a', 'b', 'c');
    const recorded = { procedure, events: done(procedure, abc) };
    expect(rehearse(recorded, await inOrder('a', 'c'))).toEqual({
      kind: 'different',
      trail: ['start', 'a', 'c', 'end'],
      after: 'a',
      was: 'b',
      is: 'c',
    });
  });

  it('stands where the draft asks what nobody has decided', async () => {
    const procedure = await inOrder('a', 'b');
    const recorded = { procedure, events: done(procedure, [complete('a'), complete('b')]) };
    expect(rehearse(recorded, await inOrder('a', 'fresh', 'b'))).toEqual({
      kind: 'stands',
      trail: ['start', 'a', 'fresh'],
      at: ['fresh'],
    });
    expect(rehearse(recorded, await inOrder('a', 'timer', 'b'))).toMatchObject({ at: ['timer'] });
  });

  it('is answered in the order in which the draft asks', async () => {
    const procedure = await inOrder('a', 'b', 'c');
    const recorded = { procedure, events: done(procedure, abc) };
    expect(rehearse(recorded, await inOrder('c', 'b', 'a'))).toMatchObject({
      kind: 'different',
      trail: ['start', 'c', 'b', 'a', 'end'],
      after: 'start',
      was: 'a',
      is: 'c',
    });
    expect(rehearse(recorded, await beside())).toMatchObject({ kind: 'same' });
  });

  it('carries over timers and returns, which have other ids on the draft', async () => {
    const procedure = await inOrder('a', 'timer', 'b');
    const steps: readonly EngineEventBody[] = [
      complete('a'),
      { type: 'timer', timer: 'timer' },
      { type: 'return', from: 'b', to: 'a' },
      complete('a'),
      { type: 'timer', timer: 'timer' },
      complete('b'),
    ];
    const recorded = { procedure, events: done(procedure, steps) };
    const draft = await inOrder('gateway', 'a', 'gateway2', 'timer', 'b');
    expect(rehearse(recorded, draft)).toEqual({
      kind: 'same',
      trail: ['start', 'a', 'timer', 'b', 'a', 'timer', 'b', 'end'],
    });
  });

  it('is not compared when it has not ended, or its record does not replay', async () => {
    const procedure = await inOrder('a', 'b');
    expect(rehearse({ procedure, events: done(procedure, [complete('a')]) }, procedure)).toEqual({
      kind: 'not-compared',
      reason: 'not-ended',
    });
    const other = await inOrder('b', 'a');
    const events = done(procedure, [complete('a'), complete('b')]).flatMap(
      (event): readonly EngineEvent[] =>
        event.type === 'complete' ? [{ ...event, instance: '99' }] : [event],
    );
    expect(rehearse({ procedure: other, events }, procedure)).toEqual({
      kind: 'not-compared',
      reason: 'does-not-replay',
    });
  });

  it('stands where people would have to begin something, too', async () => {
    const procedure = await inOrder('a', 'b');
    const recorded = { procedure, events: done(procedure, [complete('a'), complete('b')]) };
    expect(rehearse(recorded, await inOrder('a', 'adHoc', 'b'))).toMatchObject({
      kind: 'stands',
      at: ['adHoc'],
    });
  });

  it('that is over by the draft is not given what comes later', async () => {
    const procedure = await inOrder('a', 'b');
    const recorded = { procedure, events: done(procedure, [complete('a'), complete('b')]) };
    expect(rehearse(recorded, await inOrder('a'))).toMatchObject({
      kind: 'different',
      after: 'a',
      was: 'b',
      is: 'end',
    });
  });
});

describe('a case whose signers were changed', () => {
  it('is given the same changes, also of a turn that had not begun', async () => {
    const procedure = await loadProcedure('countersign-in-turn');
    const run = new CaseRun(procedure).start({ signers: ['p1', 'p2', 'p3'] }).complete('A');
    run.apply({ type: 'remove-instance', instance: 'sign#3' });
    run.apply({ type: 'add-instance', body: 'sign', item: 'p4' });
    run.complete('sign#1', 'no').apply({ type: 'remove-instance', instance: 'sign#2' });
    run.complete('sign#4', 'no').complete('E');
    expect(run.state.status).toBe('completed');
    expect(rehearse({ procedure, events: run.events }, procedure).kind).toBe('same');
  });
});

describe('every way through the delivered procedure', () => {
  const file = new URL('../../../migrations/seeds/procedures/ordinary-event.bpmn', import.meta.url);

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s: is the same way on the procedure itself',
    async (_, { steps, start }) => {
      const procedure = await parsed(await readFile(file, 'utf8'));
      const run = new CaseRun(procedure).start({ ...reported, ...start });
      for (const step of steps) run.apply(step, 'instance' in step ? `p-${step.instance}` : '');
      const rehearsed = rehearse({ procedure, events: run.events }, procedure);
      const ended = run.state.status !== 'running';
      expect(rehearsed.kind).toBe(ended ? 'same' : 'not-compared');
      // A state as the host keeps it gives the same as what is replayed here.
      const replayed = run.events.reduce(
        (state, event) => apply(procedure, state, event).state,
        emptyState(procedure),
      );
      expect(replayed.status).toBe(run.state.status);
    },
  );
});
