import { describe, expect, it } from 'vitest';
import { EngineDefect, EngineRefusal } from '../../bpmn/engine/failures.ts';
import { instanceNumber, ownerOf } from '../../bpmn/engine/ids.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { canBecome } from '../../bpmn/engine/lifecycle.ts';
import { marking, openTasks, reopenTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import { replay, replayWithCommands } from '../../bpmn/engine/replay.ts';
import { trace } from '../../bpmn/engine/trace.ts';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';
import { ProcedureBuilder } from './procedure-builder.ts';

const run = async (name: string): Promise<CaseRun> => new CaseRun(await loadProcedure(name));

/** A procedure of one element between start and end, which validation would refuse. */
function around(make: (builder: ProcedureBuilder) => BpmnElement): Procedure {
  const builder = new ProcedureBuilder();
  const start = builder.plain('startEvent', null);
  const element = builder.add(make(builder));
  builder.flow(start, element);
  builder.flow(element, builder.plain('endEvent', null));
  return builder.build('around');
}

describe('apply', () => {
  it('leaves the given state as it was, also when it refuses', async () => {
    const procedure = await loadProcedure('parallel-two-steps');
    const before = replay(procedure, [
      { type: 'start', variables: {}, at: 0 },
      { type: 'complete', instance: '3', at: 1 },
    ]);
    const copy = JSON.stringify(before);
    apply(procedure, before, { type: 'complete', instance: '5', at: 2 });
    expect(() => apply(procedure, before, { type: 'complete', instance: '99', at: 2 })).toThrow(
      EngineRefusal,
    );
    expect(JSON.stringify(before)).toBe(copy);
  });

  it('shares what it does not touch', async () => {
    const one = await run('sequence');
    one.start().complete('A');
    const before = one.state.instances;
    one.complete('B');
    expect(one.state.instances.get(2)).toBe(before.get(2));
  });

  it('keeps an ordinary case small', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').complete('C').complete('B1').complete('B2').complete('D');
    expect(JSON.stringify(one.state).length / one.state.instances.length).toBeLessThan(200);
  });

  it('needs a state and a procedure that belong together', async () => {
    const [one, other] = [await run('sequence'), await loadProcedure('loop')];
    one.start().complete('A').complete('B');
    expect(() => apply(other, one.state, { type: 'complete', instance: '5', at: 1 })).toThrow(
      EngineDefect,
    );
  });

  it.each([
    [
      'a link without a partner',
      'link-missing',
      (builder: ProcedureBuilder): BpmnElement => ({
        kind: 'linkThrowEvent',
        ...builder.node('x', null),
        link: 'l',
      }),
    ],
    [
      'a message without a name',
      'message-missing',
      (builder: ProcedureBuilder): BpmnElement => ({
        kind: 'messageThrowEvent',
        ...builder.node('x', null),
        message: null,
      }),
    ],
    [
      'a service without a name',
      'service-missing',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'serviceTask',
        service: null,
      }),
    ],
    [
      'a sending task with neither',
      'message-missing',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'sendTask',
        service: null,
        message: null,
      }),
    ],
    [
      'a call to nowhere',
      'called-procedure-missing',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'callActivity',
        calledElement: 'y',
        inputs: null,
        outputs: null,
      }),
    ],
    [
      'a limit that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'subProcess',
        starts: [],
        limit: { clock: 'c', limit: '1 > {}' },
      }),
    ],
    [
      'a way back into a clock that is none',
      'reentry-not-valid',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'subProcess',
        starts: [],
        limit: { clock: 'c', limit: '{ amount: 1, unit: "d" }', reentry: '1' },
      }),
    ],
    [
      'a way back that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'subProcess',
        starts: [],
        limit: { clock: 'c', limit: '{ amount: 1, unit: "d" }', reentry: '1 > {}' },
      }),
    ],
    [
      'a person that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => userTask(builder, { person: '1 > {}' }),
    ],
    [
      'a unit that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => userTask(builder, { unit: '1 > {}' }),
    ],
    [
      'a script that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'scriptTask',
        script: '1 > {}',
        clockOperation: null,
      }),
    ],
    [
      'an operation whose limit cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => ({
        ...activity(builder),
        kind: 'scriptTask',
        script: null,
        clockOperation: { clock: 'c', operation: 'extend', limit: '1 > {}' },
      }),
    ],
    [
      'a time that cannot be computed',
      'expression-failed',
      (builder: ProcedureBuilder): BpmnElement => ({
        kind: 'timerCatchEvent',
        ...builder.node('x', null),
        timer: { kind: 'duration', value: { expression: '1 > {}' } },
      }),
    ],
    [
      'a date that is none',
      'timer-not-valid',
      (builder: ProcedureBuilder): BpmnElement => ({
        kind: 'timerCatchEvent',
        ...builder.node('x', null),
        timer: { kind: 'date', value: { literal: 'soon' } },
      }),
    ],
    [
      'a cycle that is none',
      'timer-not-valid',
      (builder: ProcedureBuilder): BpmnElement => ({
        kind: 'timerCatchEvent',
        ...builder.node('x', null),
        timer: { kind: 'cycle', value: { literal: 'often' } },
      }),
    ],
  ])('%s is an incident', (_what, code, make) => {
    const { state } = apply(around(make), emptyState(around(make)), {
      type: 'start',
      variables: {},
      at: 0,
    });
    expect(state.status).toBe('running');
    expect(state.instances.all.at(-1)?.incident?.code).toBe(code);
  });

  it('conditions that cannot be computed, or are neither true nor false, are incidents', () => {
    const builder = new ProcedureBuilder();
    const gateway = builder.gateway('exclusiveGateway', null);
    builder.flow(gateway, builder.user(null), 'wanted');
    const start = builder.plain('startEvent', null);
    builder.flow(start, gateway);
    const one = new CaseRun(builder.build('conditions'));
    one.start({ wanted: 3 });
    expect(one.find(gateway)?.incident?.code).toBe('condition-not-boolean');
    one.apply({
      type: 'repair',
      instance: gateway,
      repair: { kind: 'retry', variables: { wanted: null } },
    });
    expect(one.find(gateway)?.incident?.code).toBe('no-flow-taken');
  });

  it('a body or a case without anything in it ends at once', () => {
    const builder = new ProcedureBuilder();
    builder.subProcess(null);
    const procedure = builder.build('empty');
    expect(
      apply(procedure, emptyState(procedure), { type: 'start', variables: {}, at: 0 }).state.status,
    ).toBe('completed');
    const within = { ...procedure, starts: Object.keys(procedure.elements) };
    const one = new CaseRun(within);
    one.start();
    expect(one.state.status).toBe('completed');
    expect(reopenTargets(within, one.state).map((target) => target.element)).toEqual(within.starts);
  });
});

describe('state and ids', () => {
  it('superseded is the end of everything', () => {
    expect(canBecome('superseded', 'active')).toBe(false);
    expect(canBecome('completed', 'cancelled')).toBe(false);
    expect(canBecome('cancelled', 'active')).toBe(true);
  });

  it('only plain numbers name instances', () => {
    expect(['1', '12'].map(instanceNumber)).toEqual([1, 12]);
    expect(['', '0', '-1', '1e3', '01', '1.5', 'x', '9'.repeat(20)].map(instanceNumber)).toEqual(
      Array.from({ length: 8 }, () => null),
    );
    expect(ownerOf('12.late.0')).toBe(12);
    expect(ownerOf('late')).toBeNull();
  });
});

describe('queries', () => {
  it('list open tasks with who holds them', async () => {
    const one = await run('parallel');
    one.start().complete('A');
    one.apply({ type: 'hold', instance: 'C', holder: 'p-7' });
    expect(openTasks(one.state)).toEqual([
      { instance: '5', element: 'B', holder: null, since: 1 },
      { instance: '6', element: 'C', holder: 'p-7', since: 1 },
    ]);
  });

  it('offer the newest turn of each element, older ones on request', async () => {
    const one = await run('loop');
    one.start().complete('A').complete('B', 'again').complete('A');
    const from = String(one.find('B')?.id);
    const names = (olderTurns: boolean): string[] =>
      returnTargets(one.procedure, one.state, from, { olderTurns }).map(
        (target) => `${target.element}${target.newest ? '' : ' older'}`,
      );
    expect(names(false)).toEqual(['A', 'B']);
    expect(names(true)).toEqual(['A', 'B', 'A older']);
    expect(returnTargets(one.procedure, one.state, from)[1]).toMatchObject({
      kind: 'userTask',
      name: 'B',
      holder: 'p-B',
      outcome: 'again',
      state: 'completed',
    });
  });

  it('offer to undo an interruption, inner ones first, but not one that was thrown inside', async () => {
    const one = await run('interrupted-case');
    one.start({ burst: false });
    one.apply({ type: 'message', subscription: 'urgent-s' }).complete('U');
    const targets = returnTargets(one.procedure, one.state, String(one.find('V')?.id));
    expect(targets.map(({ element, effect }) => [element, effect])).toEqual([
      ['U', 'enter'],
      ['urgent', 'undo-interruption'],
    ]);
    expect(targets.at(-1)).toMatchObject({ kind: 'eventSubProcess', state: 'active' });
    const thrown = await run('handlers-inside');
    thrown.start().apply({ type: 'complete', instance: 'X', variables: { how: 'fail' } });
    const from = String(thrown.find('H')?.id);
    expect(returnTargets(thrown.procedure, thrown.state, from)).toMatchObject([
      { element: 'X', effect: 'enter' },
    ]);
  });

  it('offer nothing from what is no active activity', async () => {
    const one = await run('sub-process');
    expect(reopenTargets(one.procedure, one.state)).toEqual([]);
    one.start().complete('A').complete('X');
    for (const id of ['1', '2', '99', 'x'])
      expect(returnTargets(one.procedure, one.state, id)).toEqual([]);
    expect(reopenTargets(one.procedure, one.state)).toEqual([]);
    one.complete('Y').complete('Z');
    expect(reopenTargets(one.procedure, one.state).map((target) => target.element)).toEqual([
      'Z',
      'Y',
      'X',
      'P',
      'A',
    ]);
  });

  it('never offer an element marked noReturn', async () => {
    const one = await run('sequence');
    const { elements } = one.procedure;
    const a = elements['A'];
    if (a?.kind !== 'userTask') throw new Error('Expected a user task');
    const procedure = { ...one.procedure, elements: { ...elements, A: { ...a, noReturn: true } } };
    one.start().complete('A').complete('B');
    expect(returnTargets(procedure, one.state, '5').map((target) => target.element)).toEqual(['B']);
  });

  it('mark the diagram, without what a return superseded', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').complete('C').complete('B1');
    expect(marking(one.procedure, one.state)).toEqual({
      active: ['B2', 'join'],
      completed: ['A', 'B1', 'C', 'fork', 's'],
      cancelled: [],
      taken: ['A-fork', 'B1-B2', 'C-join', 'fork-B1', 'fork-C', 's-A'],
    });
    one.returnTo('B2', 'B1');
    expect(marking(one.procedure, one.state)).toMatchObject({
      active: ['B1', 'join'],
      completed: ['A', 'C', 'fork', 's'],
    });
    one.apply({ type: 'cancel', reason: 'enough' });
    expect(marking(one.procedure, one.state)).toMatchObject({
      active: [],
      cancelled: ['B1', 'join'],
    });
  });
});

describe('replay and trace', () => {
  it('replay up to any event, with the commands of each', async () => {
    const one = await run('sequence');
    one.start().complete('A');
    const between = one.state;
    one.complete('B').complete('C');
    expect(replay(one.procedure, one.events)).toEqual(one.state);
    expect(replay(one.procedure, one.events, 2)).toEqual(between);
    const { state, commands } = replayWithCommands(one.procedure, one.events);
    expect(state).toEqual(one.state);
    expect(commands.at(-1)).toEqual(one.commands);
    expect(commands).toHaveLength(4);
  });

  it('trace says one line for each transition', async () => {
    const one = await run('exclusive');
    one.start({ n: 30 });
    const [empty, first] = [emptyState(one.procedure), one.state];
    expect(trace(empty, first)).toEqual([
      'exclusive#1 active',
      's#2 completed',
      'g#3 active',
      'g#3 incident no-flow-taken',
    ]);
    one.apply({ type: 'repair', instance: 'g', repair: { kind: 'retry', variables: { n: 1 } } });
    expect(trace(first, one.state)).toEqual(['g#3 active -> completed', 'A#4 active']);
  });
});

function activity(builder: ProcedureBuilder): Omit<BpmnElement<'task'>, 'kind'> {
  return { ...builder.node('x', null), boundaries: [], default: null, noReturn: false, undo: null };
}

function userTask(
  builder: ProcedureBuilder,
  rule: { readonly unit?: string; readonly person?: string },
): BpmnElement {
  return {
    ...activity(builder),
    kind: 'userTask',
    assignment: { role: 'r', exclude: [], ...rule },
    form: null,
    limit: null,
    outcomes: [],
  };
}
