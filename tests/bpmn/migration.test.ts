import { describe, expect, it } from 'vitest';
import type { Command } from '../../bpmn/engine/commands.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { Applied } from '../../bpmn/engine/interpreter.ts';
import { migrationTo, planFor } from '../../bpmn/engine/migration/plan.ts';
import type { MigrationPlan } from '../../bpmn/engine/migration/plan.ts';
import { returnTargets } from '../../bpmn/engine/queries.ts';
import { replay } from '../../bpmn/engine/replay.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

const run = async (name: string): Promise<CaseRun> => new CaseRun(await loadProcedure(name));

type Names = Readonly<Record<string, string>>;
const renamedBy =
  (names: Names) =>
  (id: string): string =>
    names[id] ?? id;

/** Another version: the same with other names, keys and values alike. */
function version(procedure: Procedure, names: Names): Procedure {
  const text = Object.entries(names).reduce(
    (so, [before, after]) => so.replaceAll(`"${before}"`, `"${after}"`),
    JSON.stringify(procedure),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape stays
  return JSON.parse(text) as Procedure;
}

/** The version without one of its boundary events. */
function without(procedure: Procedure, boundary: string): Procedure {
  const { [boundary]: removed, ...elements } = procedure.elements;
  const host = removed !== undefined && 'host' in removed ? elements[removed.host] : undefined;
  if (host === undefined || !('boundaries' in host)) throw new Error(`Expected ${boundary}`);
  const boundaries = host.boundaries.filter((id) => id !== boundary);
  return { ...procedure, elements: { ...elements, [host.id]: { ...host, boundaries } } };
}

function migrated(one: CaseRun, to: Procedure, plan: MigrationPlan): Applied {
  one.at += 60_000;
  return apply(one.procedure, one.state, { ...migrationTo(to, plan), at: one.at });
}

function refusalOf(act: () => unknown): readonly [string, string] | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof EngineRefusal) return [error.code, error.message];
    throw error;
  }
}

const told = (commands: readonly Command[]): string[] =>
  commands.map((command) => {
    if (command.type === 'disarm-timer') return `disarm ${command.timer}`;
    if (command.type === 'arm-timer') return `arm ${command.timer} at ${String(command.due)}`;
    if (command.type === 'close-subscription') return `close ${command.subscription}`;
    if (command.type === 'open-subscription') return `open ${command.subscription}`;
    return command.type === 'open-task'
      ? `offer ${command.element}#${command.instance}`
      : command.type;
  });

const activeIn = ({ instances }: CaseState): string[] =>
  instances.all
    .filter(({ state, scope }) => state === 'active' && scope !== 0)
    .map(({ element }) => element)
    .toSorted();

const besidesEvents = ({ events: _events, ...state }: CaseState): Omit<CaseState, 'events'> =>
  state;

describe('a migration', () => {
  it('moves a body as a whole; timers keep what is left, tasks are told anew', async () => {
    const one = await run('joint-handling');
    one.start({ units: ['u1', 'u2'] }).complete('X/1');
    const names = { part: 'share', late: 'overdue', X: 'look' };
    const to = version(one.procedure, names);
    const there = migrated(one, to, planFor(one.procedure, to, renamedBy(names)));
    expect(activeIn(there.state)).toEqual(['Y', 'look', 'share', 'share', 'share']);
    expect(told(there.commands)).toEqual([
      'disarm 3.late.0',
      'arm 3.overdue.0 at 3660000',
      'offer look#7',
    ]);
    const back = apply(to, there.state, {
      ...migrationTo(one.procedure, there.undo ?? { elements: {}, flows: {} }),
      at: one.at,
    });
    expect(besidesEvents(back.state)).toEqual(besidesEvents(one.state));
    const complete: EngineEvent = { type: 'complete', instance: '8', at: one.at, by: 'p-1' };
    expect(activeIn(apply(to, there.state, complete).state)).toEqual(['look', 'share', 'share']);
  });

  it('names everything that has no place', async () => {
    const one = await run('joint-handling');
    one.start({ units: ['u1', 'u2'] }).complete('X/1');
    const to = without(one.procedure, 'late');
    const plan = planFor(one.procedure, to);
    const { X: _X, ...elements } = plan.elements;
    const before = one.state;
    expect(refusalOf(() => migrated(one, to, { ...plan, elements }))).toEqual([
      'migration-not-legal',
      'Expected a place for all, but: X#7 not-mapped, late#3 wait-not-mapped',
    ]);
    const doubled = { ...plan.elements, X: 'Y' };
    expect(refusalOf(() => migrated(one, to, { ...plan, elements: doubled }))?.[1]).toMatch(
      /Y not-reversible/u,
    );
    const elsewhere = { ...plan.elements, X: 'E', E: 'X' };
    expect(refusalOf(() => migrated(one, to, { ...plan, elements: elsewhere }))?.[1]).toMatch(
      /X#7 other-level/u,
    );
    expect(one.state).toBe(before);
    one.apply({ type: 'suspend' });
    expect(refusalOf(() => migrated(one, to, plan))?.[0]).toBe('case-suspended');
  });

  it('gives up a wait on request, and waits for what only the new version knows', async () => {
    const one = await run('joint-handling');
    one.start({ units: ['u1'] });
    const to = without(one.procedure, 'late');
    const plan = { ...planFor(one.procedure, to), dropped: ['late'] };
    const there = migrated(one, to, plan);
    expect(told(there.commands)).toEqual(['disarm 3.late.0']);
    const back = apply(to, there.state, {
      ...migrationTo(one.procedure, there.undo ?? plan),
      at: one.at,
    });
    expect(told(back.commands)).toEqual([`arm 3.late.0 at ${String(one.at + 3_600_000)}`]);
    expect(back.undo?.dropped).toEqual(['late']);
  });

  it('lets messages be heard under the new name', async () => {
    const one = await run('messages');
    one.start({ caseId: 'LS-1' });
    const names = { told: 'heard' };
    const to = version(one.procedure, names);
    const there = migrated(one, to, planFor(one.procedure, to, renamedBy(names)));
    expect(told(there.commands)).toEqual(['close 5.told.0', 'open 5.heard.0']);
    const heard = { type: 'message', subscription: '5.heard.0', at: one.at } as const;
    expect(activeIn(apply(to, there.state, heard).state)).toEqual(['A', 'N', 'heard']);
  });

  it.each([
    ['message', { answer: 'reply' }, { message: 'reply', correlation: 'LS-1' }],
    ['correlation', { caseId: 'number' }, { message: 'answer', correlation: 7 }],
  ])('asks anew for what keeps its name and changes its %s', async (_what, names, now) => {
    const one = await run('messages');
    one.start({ caseId: 'LS-1', number: 7 }).complete('A');
    const id = String(one.find('wait')?.id);
    const to = version(one.procedure, names);
    const there = migrated(one, to, planFor(one.procedure, to));
    expect(there.commands).toEqual([
      { type: 'close-subscription', subscription: `${id}.wait.0` },
      {
        type: 'open-subscription',
        subscription: `${id}.wait.1`,
        instance: id,
        element: 'wait',
        ...now,
      },
    ]);
    const back = apply(to, there.state, {
      ...migrationTo(one.procedure, there.undo ?? planFor(to, one.procedure)),
      at: one.at,
    });
    expect(back.commands.at(-1)).toMatchObject({ message: 'answer', correlation: 'LS-1' });
    expect(
      told(migrated(one, one.procedure, planFor(one.procedure, one.procedure)).commands),
    ).toEqual([]);
  });

  it('keeps what a conversation has begun with, also under another id of its key', async () => {
    const one = await run('correlation-conversation');
    one.start().complete('B');
    one.apply({ type: 'message', subscription: 'ordered', variables: { number: 3 } });
    const to = version(one.procedure, { k: 'conversation' });
    const there = migrated(one, to, planFor(one.procedure, to));
    expect(there.commands).toEqual([]);
    expect(there.state.keys).toEqual([expect.objectContaining({ key: 'conversation', value: 3 })]);
    const back = migrationTo(one.procedure, planFor(to, one.procedure));
    expect(besidesEvents(apply(to, there.state, { ...back, at: one.at }).state)).toEqual(
      besidesEvents(one.state),
    );
  });

  it('keeps waiting tokens on their flows, and refuses when a flow is gone', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').complete('C');
    const names = { 'C-join': 'C-both', join: 'both' };
    const to = version(one.procedure, names);
    const plan = planFor(one.procedure, to, renamedBy(names));
    const there = migrated(one, to, plan);
    expect(there.state.instances.all.at(-1)?.tokens).toEqual([{ flow: 'C-both', from: 6 }]);
    const { 'C-join': _flow, ...flows } = plan.flows;
    expect(refusalOf(() => migrated(one, to, { ...plan, flows }))?.[1]).toMatch(
      /join#7 flow-not-mapped/u,
    );
  });

  it('keeps an ended step without a place as a fact that is no target', async () => {
    const one = await run('sequence');
    one.start().complete('A').complete('B');
    const { procedure } = one;
    const plan = planFor(procedure, procedure);
    const { B: _B, ...elements } = plan.elements;
    const there = migrated(one, procedure, { ...plan, elements });
    const c = String(one.find('C')?.id);
    const targets = returnTargets(procedure, there.state, c).map(({ element }) => element);
    expect(targets).toEqual(['A']);
    expect(there.undo?.restored).toEqual([one.find('B')?.id]);
  });

  it('is replayed from its event alone', async () => {
    const one = await run('sequence');
    one.start().complete('A');
    const names = { B: 'B2', C: 'C2' };
    const to = version(one.procedure, names);
    const event = migrationTo(to, planFor(one.procedure, to, renamedBy(names)));
    const moved = apply(one.procedure, one.state, { ...event, at: 1 }).state;
    const done: EngineEvent = { type: 'complete', instance: '4', at: 2, by: 'p-b' };
    const events = [...one.events, { ...event, at: 1 }, done];
    expect(replay(one.procedure, events)).toEqual(apply(to, moved, done).state);
    expect(activeIn(replay(one.procedure, events))).toEqual(['C2']);
  });
});
