import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openTasks } from '../../../bpmn/engine/queries.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { elementInDiagram } from '../../../bpmn/simulate/abstract-procedure.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import type { Soundness } from '../../../bpmn/simulate/soundness.ts';
import type { SoundnessProblem } from '../../../bpmn/simulate/soundness-problems.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import { loadProcedure } from '../load-procedure.ts';
import { ProcedureBuilder } from '../procedure-builder.ts';

/** Draws flows as `from -> to` or `from -[condition]-> to`; the kind is the first letters of an id. */
function draw(...flows: readonly string[]): Procedure {
  const builder = new ProcedureBuilder();
  const blank = { boundaries: [], default: null, noReturn: false, undo: null } as const;
  const outcomes = ['a', 'b'].map(
    (code) => ({ code, label: code, labelEn: code, kind: 'forward', requires: [] }) as const,
  );
  const known = new Set<string>();
  const node = (id: string): string => {
    if (known.has(id)) return id;
    known.add(id);
    const plain = builder.node(id, null);
    if (id.startsWith('start')) builder.add({ kind: 'startEvent', ...plain });
    else if (id.startsWith('end')) builder.add({ kind: 'endEvent', ...plain });
    else if (id.startsWith('stop')) builder.add({ kind: 'terminateEndEvent', ...plain });
    else if (id.startsWith('and')) builder.add({ kind: 'parallelGateway', ...plain });
    else if (id.startsWith('xor'))
      builder.add({ kind: 'exclusiveGateway', ...plain, default: null });
    else if (id.startsWith('or'))
      builder.add({ kind: 'inclusiveGateway', ...plain, default: null });
    else if (id.startsWith('service'))
      builder.add({ kind: 'serviceTask', ...plain, ...blank, service: { name: 's', inputs: {} } });
    else
      builder.add({
        kind: 'userTask',
        ...plain,
        ...blank,
        assignment: { exclude: [] },
        form: null,
        limit: null,
        outcomes: id.startsWith('ask') ? outcomes : [],
      });
    return id;
  };
  for (const text of flows) {
    const [, from = '', condition, to = ''] = /^(\S+) -(?:\[(.*)\]-)?> (\S+)$/.exec(text) ?? [];
    if (condition === 'default') builder.setDefault(node(from), builder.flow(from, node(to)));
    else builder.flow(node(from), node(to), condition ?? null);
  }
  return builder.build('drawn');
}

function problemsOf(result: Soundness): readonly SoundnessProblem[] {
  return result.kind === 'unsound' ? result.problems : [];
}
const told = (result: Soundness): readonly string[] =>
  problemsOf(result).map(({ property, element }) => `${property}: ${element}`);
const wayOf = ({ walk }: SoundnessProblem): string =>
  walk.map(({ element, happened }) => `${element} ${happened.kind}`).join(', ');

describe('soundness', () => {
  it.each<[string, string[], string[]]>([
    [
      'a parallel join behind an exclusive split waits for ever',
      [
        'start -> xor',
        'xor -[x > 1]-> a',
        'xor -[default]-> b',
        'a -> and',
        'b -> and',
        'and -> end',
      ],
      ['option-to-complete: and', 'no-dead-element: and', 'no-dead-element: end'],
    ],
    [
      'an exclusive merge behind a parallel split lets both tokens end',
      ['start -> and', 'and -> a', 'and -> b', 'a -> xor', 'b -> xor', 'xor -> end'],
      ['proper-completion: end'],
    ],
    [
      'a branch that never ends behind the end of another is left',
      [
        'start -> and1',
        'and1 -> a',
        'and1 -> b',
        'a -> end1',
        'b -> and2',
        'and2 -> end2',
        'ask -> and2',
      ],
      [
        'proper-completion: and2',
        'no-dead-element: and2',
        'no-dead-element: end2',
        'no-dead-element: ask',
      ],
    ],
    [
      'an element behind an outcome that nobody offers is dead',
      [
        'start -> ask',
        'ask -> xor',
        'xor -[outcome = "c"]-> dead',
        'dead -> end1',
        'xor -[default]-> end2',
      ],
      ['no-dead-element: dead', 'no-dead-element: end1'],
    ],
    [
      'a loop that forks has more and more tokens',
      ['start -> xor', 'xor -> a', 'a -> and', 'and -> xor', 'and -> b', 'b -> end'],
      ['no-unbounded-growth: b'],
    ],
    [
      'tokens gather before a join',
      [
        'start -> xor',
        'xor -> a',
        'a -> and1',
        'and1 -> xor',
        'and1 -> and2',
        'never -> and2',
        'and2 -> end',
      ],
      ['no-unbounded-growth: and2'],
    ],
    [
      'a loop without a way out never ends',
      ['start -> xor', 'xor -> a', 'a -> b', 'b -> xor'],
      ['option-to-complete: a'],
    ],
    [
      'outcomes without a flow have no way on',
      ['start -> ask', 'ask -> xor', 'xor -[outcome = "a"]-> end'],
      ['option-to-complete: xor'],
    ],
    [
      'automatic elements that never rest',
      ['start -> xor1', 'xor1 -> xor2', 'xor2 -> xor1'],
      ['option-to-complete: xor1'],
    ],
  ])('%s', (_what, flows, problems) => {
    const procedure = draw(...flows);
    const result = soundnessOf(procedure);
    expect(told(result)).toEqual(problems);
    for (const problem of problemsOf(result)) {
      const states = playWalk(procedure, problem.walk);
      expect(states).toHaveLength(problem.walk.length);
    }
  });

  it.each<[string, string[]]>([
    ['a sequence', ['start -> a', 'a -> end']],
    [
      'an inclusive split and join over data',
      [
        'start -> or1',
        'or1 -[x > 1]-> a',
        'or1 -[y > 1]-> b',
        'or1 -[default]-> c',
        'a -> or2',
        'b -> or2',
        'c -> or2',
        'or2 -> end',
      ],
    ],
    ['a terminated branch', ['start -> and', 'and -> a', 'and -> b', 'a -> end', 'b -> stop']],
    [
      'a loop over data with conditions on a task',
      ['start -> xor', 'xor -> a', 'a -[n < 3]-> xor', 'a -[default]-> service', 'service -> end'],
    ],
    [
      'an outcome that is asked for after another decision',
      [
        'start -> ask',
        'ask -> xor1',
        'xor1 -[x]-> a1',
        'xor1 -[default]-> xor2',
        'a1 -> xor2',
        'xor2 -[outcome = "a"]-> end1',
        'xor2 -[default]-> end2',
      ],
    ],
  ])('%s is sound', (_what, flows) => {
    expect(soundnessOf(draw(...flows))).toMatchObject({ kind: 'sound' });
  });

  it('shows the way: what was chosen, and where the token is stuck', () => {
    const procedure = draw(
      'start -> xor',
      'xor -[x > 1]-> a',
      'xor -[default]-> b',
      'a -> and',
      'b -> and',
      'and -> end',
    );
    const [stuck] = problemsOf(soundnessOf(procedure));
    expect(stuck && wayOf(stuck)).toBe('drawn started, xor chose, a completed');
    expect(stuck?.walk[1]?.happened).toMatchObject({ flows: ['xor-a-1'] });
    const state = playWalk(procedure, stuck?.walk ?? []).at(-1);
    expect(state?.status).toBe('running');
    expect(state && openTasks(state)).toEqual([]);
    const waiting = state?.instances.all.filter(
      ({ state: is, scope }) => is === 'active' && scope > 0,
    );
    expect(waiting?.map(({ element }) => elementInDiagram(element))).toEqual(['and']);
  });

  it('says what it has not proven', () => {
    const branches = ['a', 'b', 'c', 'd', 'e', 'f'];
    const wide = draw(
      'start -> and1',
      ...branches.flatMap((task) => [`and1 -> ${task}`, `${task} -> ${task}2`, `${task}2 -> and2`]),
      'and2 -> end',
    );
    expect(soundnessOf(wide, { limit: 10 })).toEqual({
      kind: 'not-proven',
      states: 10,
      limit: 10,
    });
    expect(soundnessOf(wide)).toEqual({ kind: 'sound', states: 13 });
  });

  it('does not judge what it does not explore', async () => {
    expect(soundnessOf(await loadProcedure('complex-join'))).toEqual({
      kind: 'not-explored',
      elements: ['two'],
    });
  });

  it('takes one turn of a body for all', async () => {
    expect(soundnessOf(await loadProcedure('countersign'))).toMatchObject({ kind: 'sound' });
  });

  it('has not proven what it has only tried in part', () => {
    const many = Array.from({ length: 9 }, (_, index) => `t${index}`);
    const branches = many.flatMap((task) => [`or1 -[x > 1]-> ${task}`, `${task} -> or2`]);
    const wide = draw('start -> or1', ...branches, 'or2 -> end');
    expect(soundnessOf(wide)).toMatchObject({ kind: 'not-proven' });
  });

  it('finds what is stuck even where it cannot look at everything', () => {
    const branches = ['a', 'b', 'c', 'd', 'e', 'f'];
    const wide = draw(
      'start -> ask1',
      'ask1 -> xor',
      'xor -[outcome = "a"]-> and3',
      'never -> and3',
      'xor -[default]-> and1',
      ...branches.flatMap((task) => [`and1 -> ${task}`, `${task} -> and2`]),
      'and2 -> end',
    );
    expect(told(soundnessOf(wide, { limit: 6 }))).toEqual(['option-to-complete: and3']);
    expect(told(soundnessOf(wide))).toEqual([
      'option-to-complete: and3',
      'no-dead-element: and3',
      'no-dead-element: never',
    ]);
  });

  it('takes boundary events beside the flow once at a time', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const task = builder.user(null);
    const event = builder.boundary(task, null, { interrupting: false });
    const reminder = builder.user(null);
    builder.flow(start, task);
    builder.flow(task, builder.plain('endEvent', null));
    builder.flow(event, reminder);
    builder.flow(reminder, builder.plain('endEvent', null));
    expect(soundnessOf(builder.build('beside'))).toEqual({ kind: 'sound', states: 4 });
  });

  it('does not count on an interruption to end what is stuck', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const body = builder.subProcess(null);
    const timer = builder.boundary(body, null, { interrupting: true });
    const end = builder.plain('endEvent', null);
    builder.flow(start, body);
    builder.flow(body, end);
    builder.flow(timer, builder.plain('endEvent', null));
    const inner = builder.plain('startEvent', body);
    const task = builder.user(body);
    const join = builder.plain('parallelGateway', body);
    builder.flow(inner, task);
    builder.flow(task, join);
    builder.flow(builder.user(body), join);
    builder.flow(join, builder.plain('endEvent', body));
    const [stuck] = problemsOf(soundnessOf(builder.build('rescued')));
    expect(stuck).toMatchObject({ property: 'option-to-complete', element: join });
    expect(stuck && wayOf(stuck)).toBe(`rescued started, ${task} completed`);
  });

  it('follows errors of services to their handlers', async () => {
    const services = await loadProcedure('services');
    expect(soundnessOf(services)).toMatchObject({ kind: 'sound' });
  });

  it('the delivered procedure is sound', async () => {
    const file = new URL(
      '../../../migrations/seeds/procedures/ordinary-event.bpmn',
      import.meta.url,
    );
    const { procedure } = await parseProcedure(await readFile(file, 'utf8'));
    expect(procedure && soundnessOf(procedure)).toMatchObject({ kind: 'sound' });
  });
});
