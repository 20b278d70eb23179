import { describe, expect, it } from 'vitest';
import type { Command } from '../../bpmn/engine/commands.ts';
import { EngineDefect } from '../../bpmn/engine/failures.ts';
import { Draft } from '../../bpmn/engine/draft.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { InstanceList } from '../../bpmn/engine/instance-list.ts';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';
import { ProcedureBuilder } from './procedure-builder.ts';

const run = async (name: string): Promise<CaseRun> => new CaseRun(await loadProcedure(name));
const typesOf = (commands: readonly Command[]): string[] => commands.map((command) => command.type);

function changed(procedure: Procedure, element: BpmnElement): Procedure {
  return { ...procedure, elements: { ...procedure.elements, [element.id]: element } };
}

describe('incidents from outside', () => {
  it('a task with an incident stays offered; the retry does not offer it twice', async () => {
    const one = await run('sequence');
    one.start().apply({ type: 'incident', instance: 'A', code: 'broken', message: 'no' });
    expect(typesOf(one.commands)).toEqual(['raise-incident']);
    one.apply({ type: 'repair', instance: 'A', repair: { kind: 'retry' } });
    expect(typesOf(one.commands)).toEqual(['resolve-incident']);
    expect(one.complete('A').active).toEqual(['B']);
  });

  it('skipping an offered task closes it without an outcome', async () => {
    const one = await run('sequence');
    one.start().apply({ type: 'incident', instance: 'A', code: 'broken', message: 'no' });
    one.apply({ type: 'repair', instance: 'A', repair: { kind: 'skip', reason: 'done on paper' } });
    expect(one.commands.slice(0, 2)).toEqual([
      { type: 'resolve-incident', instance: String(one.find('A')?.id) },
      { type: 'close-task', instance: String(one.find('A')?.id), element: 'A', how: 'completed' },
    ]);
    expect(one.active).toEqual(['B']);
  });

  it('a service error without words', async () => {
    const one = await run('services');
    one.start({ unit: 'u' }).apply({ type: 'service-error', instance: 'call', code: 'odd' });
    expect(one.find('call')?.incident).toEqual({ code: 'error-not-caught', message: 'odd' });
  });

  it('nothing reaches an instance with an incident but its boundary events', async () => {
    const one = await run('messages-fail');
    one.start({ tellBy: 0, postBy: 0, callBy: 0, inBy: 0, outBy: 0, waitBy: 0 });
    one.apply({ type: 'service-completed', instance: 'call' }).complete('X');
    one.apply({ type: 'incident', instance: 'wait', code: 'broken', message: 'no' });
    expect(() => one.apply({ type: 'message', subscription: 'wait' })).toThrow(
      /Expected subscription/u,
    );
    one.apply({ type: 'repair', instance: 'wait', repair: { kind: 'retry' } });
    expect(one.apply({ type: 'message', subscription: 'wait' }).active).toEqual(['A']);
  });
});

describe('a case that was cancelled', () => {
  it.each([false, true])('goes back to what had led to an end, suspended before: %s', (paused) => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const [left, right] = [builder.user(null), builder.user(null)];
    for (const task of [left, right]) {
      builder.flow(start, task);
      builder.flow(task, builder.plain('endEvent', null));
    }
    const one = new CaseRun(builder.build('two'));
    one.start().complete(left, 'a');
    if (paused) one.apply({ type: 'suspend' });
    one.apply({ type: 'cancel', reason: 'void' });
    one.apply({ type: 'reopen', to: left });
    expect(one.active).toEqual([left]);
    expect(one.complete(left, 'a').active).toEqual([]);
  });
});

describe('who gets a task back', () => {
  it('not the one who may not have it any more', async () => {
    const procedure = await loadProcedure('parallel');
    const c = procedure.elements['C'];
    if (c?.kind !== 'userTask') throw new Error('Expected a user task');
    const one = new CaseRun(
      changed(procedure, { ...c, assignment: { role: 'checker', exclude: ['B', 'ghost'] } }),
    );
    one.start().complete('A');
    one
      .apply({ type: 'complete', instance: 'C' }, 'p-1')
      .apply({ type: 'complete', instance: 'B' }, 'p-1');
    one.returnTo('D', 'C');
    expect(one.commands.find((command) => command.type === 'open-task')).toMatchObject({
      person: null,
      exclude: ['p-1'],
    });
  });

  it('a task that nobody in particular completed goes to its role', async () => {
    const one = await run('sequence');
    one.start().apply({ type: 'complete', instance: 'A' }).returnTo('B', 'A');
    expect(one.commands.find((command) => command.type === 'open-task')).toMatchObject({
      person: null,
      role: 'handler',
    });
  });
});

describe('branches of boundary events', () => {
  it('terminate in such a branch ends the scope of its host', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const host = builder.user(null);
    builder.flow(start, host);
    builder.flow(host, builder.plain('endEvent', null));
    const event = builder.boundary(host, null, { interrupting: false });
    const aside = builder.user(null);
    builder.flow(event, aside);
    builder.flow(aside, builder.plain('terminateEndEvent', null));
    const one = new CaseRun(builder.build('aside'));
    one.start().apply({ type: 'timer', timer: event });
    expect(one.active).toEqual([event, host, aside].toSorted());
    one.apply({ type: 'complete', instance: aside, outcome: 'a' });
    expect(one.state.status).toBe('completed');
    expect(one.commands.at(-1)).toMatchObject({ type: 'end-case', how: 'completed' });
  });

  it('an error that nobody catches fails the case from anywhere, also without a code', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const host = builder.user(null);
    builder.flow(start, host);
    const event = builder.boundary(host, null, { interrupting: false });
    const thrown = builder.add({
      kind: 'errorEndEvent',
      ...builder.node('thrown', null),
      code: null,
    });
    builder.flow(event, thrown);
    const one = new CaseRun(builder.build('failing'));
    one.start().apply({ type: 'timer', timer: event });
    expect(one.commands.at(-1)).toEqual({ type: 'end-case', end: 'thrown', how: 'failed' });
    expect(one.state.status).toBe('failed');
  });

  it('a branch that leads nowhere ends at once', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const host = builder.user(null);
    builder.flow(start, host);
    const event = builder.boundary(host, null, { interrupting: false });
    const one = new CaseRun(builder.build('nowhere'));
    one.start().apply({ type: 'timer', timer: event });
    expect(one.active).toEqual([host]);
  });

  it('do not keep an inclusive join waiting', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const split = builder.gateway('inclusiveGateway', null);
    const [left, right] = [builder.user(null), builder.user(null)];
    const join = builder.gateway('inclusiveGateway', null);
    const last = builder.user(null);
    builder.flow(start, split);
    builder.flow(split, left, 'true');
    builder.flow(split, right, 'false');
    builder.flow(left, join);
    builder.flow(right, join);
    builder.flow(join, last);
    const event = builder.boundary(left, null, { interrupting: false });
    builder.flow(event, builder.user(null));
    const one = new CaseRun(builder.build('watched'));
    one.start().apply({ type: 'timer', timer: event });
    one.apply({ type: 'complete', instance: left, outcome: 'a' });
    expect(one.active).toContain(last);
  });
});

describe('a condition that fails', () => {
  it('at an exclusive gateway is an incident', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const gateway = builder.gateway('exclusiveGateway', null);
    builder.flow(start, gateway);
    builder.flow(gateway, builder.user(null), '1 > limit');
    const one = new CaseRun(builder.build('failing'));
    one.start({ limit: {} });
    expect(one.find(gateway)?.incident?.code).toBe('expression-failed');
    one.apply({
      type: 'repair',
      instance: gateway,
      repair: { kind: 'retry', variables: { limit: 0 } },
    });
    expect(one.active).toHaveLength(1);
  });

  it('at a gateway that leads nowhere the token ends', () => {
    const builder = new ProcedureBuilder();
    builder.flow(builder.plain('startEvent', null), builder.gateway('exclusiveGateway', null));
    const procedure = builder.build('nowhere');
    expect(
      apply(procedure, emptyState(procedure), { type: 'start', variables: {}, at: 0 }).state.status,
    ).toBe('completed');
  });
});

describe('a state that the engine never made', () => {
  it('is a defect, not a refusal', async () => {
    const one = await run('call');
    one.start().complete('A');
    const without = { ...one.procedure, called: {} };
    expect(() =>
      apply(without, one.state, { type: 'complete', instance: String(one.find('X')?.id), at: 1 }),
    ).toThrow(EngineDefect);
    const torn = { ...one.state, instances: InstanceList.of(one.state.instances.all.slice(1)) };
    expect(() => apply(one.procedure, torn, { type: 'cancel', reason: 'x', at: 1 })).toThrow(
      EngineDefect,
    );
  });

  it('a draft guards its records', () => {
    const draft = new Draft(
      emptyState({
        format: 1,
        id: 'p',
        name: '',
        nameEn: '',
        starts: [],
        elements: {},
        flows: {},
        lanes: {},
        called: {},
      }),
    );
    const instance = draft.add({ element: 'a', scope: 0, causes: [], entered: 0 });
    const ended = draft.move(instance, 'completed', {});
    expect(() => draft.move(ended, 'cancelled', {})).toThrow(/legal transition/u);
    expect(() => draft.replace({ ...ended, id: 7 })).toThrow(EngineDefect);
    expect(() => draft.get(7)).toThrow(EngineDefect);
  });

  it('flows and links that lead nowhere', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    builder.flow(start, 'ghost');
    const procedure = builder.build('torn');
    expect(() =>
      apply(procedure, emptyState(procedure), { type: 'start', variables: {}, at: 0 }),
    ).toThrow(EngineDefect);
    const lost = { ...procedure, flows: {} };
    expect(() => apply(lost, emptyState(lost), { type: 'start', variables: {}, at: 0 })).toThrow(
      EngineDefect,
    );
  });
});
