import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import type { Soundness, SoundnessOptions } from '../../../bpmn/simulate/soundness.ts';
import type { SoundnessProblem } from '../../../bpmn/simulate/soundness-problems.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
import { definitions, flow, procedureOf } from '../parse/diagram-text.ts';

const message = '<bpmn:messageEventDefinition messageRef="m" />';
const signal = '<bpmn:signalEventDefinition signalRef="sig" />';
const compensation = '<bpmn:compensateEventDefinition />';
const condition = (feel: string): string =>
  `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=${feel}</bpmn:condition></bpmn:conditionalEventDefinition>`;

const start = (id: string, event = '', attributes = ''): string =>
  `<bpmn:startEvent id="${id}"${attributes}>${event}</bpmn:startEvent>`;
const end = (id: string, event = ''): string =>
  `<bpmn:endEvent id="${id}">${event}</bpmn:endEvent>`;
const caught = (id: string, event: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}">${event}</bpmn:intermediateCatchEvent>`;
const thrown = (id: string, event: string): string =>
  `<bpmn:intermediateThrowEvent id="${id}">${event}</bpmn:intermediateThrowEvent>`;
const boundary = (id: string, host: string, event: string, attributes = ''): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"${attributes}>${event}</bpmn:boundaryEvent>`;
const outcome = (code: string): string =>
  `<bh:outcome code="${code}" label="${code}" labelEn="${code}" kind="forward" requires="" />`;
const task = (id: string, outcomes: readonly string[] = [], attributes = ''): string =>
  `<bpmn:userTask id="${id}"${attributes}><bpmn:extensionElements><bh:assignment role="handler" />${outcomes.map(outcome).join('')}</bpmn:extensionElements></bpmn:userTask>`;
const tasks = (...ids: readonly string[]): string => ids.map((id) => task(id)).join('');
const and = (id: string): string => `<bpmn:parallelGateway id="${id}" />`;
const xor = (id: string, fallback?: string): string =>
  `<bpmn:exclusiveGateway id="${id}"${fallback === undefined ? '' : ` default="${fallback}"`} />`;
const row = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
const sub = (id: string, content: string, attributes = ''): string =>
  `<bpmn:subProcess id="${id}"${attributes}>${content}</bpmn:subProcess>`;
const handler = (id: string, content: string): string =>
  sub(id, content, ' triggeredByEvent="true"');
const adHoc = (content: string, completion?: string): string =>
  `<bpmn:adHocSubProcess id="hoc">${content}${completion === undefined ? '' : `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=${completion}</bpmn:completionCondition>`}</bpmn:adHocSubProcess>`;
/** An exclusive split whose branches a parallel join waits for. */
const deadlock = (before: string): string =>
  `${xor('x', 'x-b')}${tasks('a', 'b')}${and('j')}${end('je')}${row(before, 'x')}<bpmn:sequenceFlow id="x-a" sourceRef="x" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>${row('x', 'b', 'j', 'je')}${row('a', 'j')}`;
const undoneBy = (host: string, by: string): string =>
  `${boundary(`${host}-undo`, host, compensation)}<bpmn:association id="${host}-by" sourceRef="${host}-undo" targetRef="${by}" associationDirection="One" />`;
const isUndo = ' isForCompensation="true"';
const around = (content: string, ...path: readonly string[]): string =>
  `${start('s')}${content}${end('e')}${row('s', ...path, 'e')}`;

const drawn = async (content: string): Promise<Procedure> => {
  const procedure = await procedureOf(
    definitions(
      `<bpmn:message id="m" name="news" /><bpmn:signal id="sig" name="alarm" /><bpmn:process id="p" isExecutable="true">${content}</bpmn:process>`,
    ),
  );
  expect(validateProcedure(procedure)).toEqual([]);
  return procedure;
};
const problemsOf = (result: Soundness): readonly SoundnessProblem[] =>
  result.kind === 'unsound' ? result.problems : [];

const closed: SoundnessOptions = { signalsFromOutside: [] };
const open: SoundnessOptions = {};

/** Two branches, of which one says when it is through and the other waits for it. */
const told = (waiting: string): string =>
  `${start('s')}${and('f')}${and('g')}${end('e')}${row('s', 'f', 'A', 'say', 'g', 'e')}${tasks('A')}${thrown('say', signal)}${caught('wait', signal)}${waiting}${row('wait', 'g')}`;
/** As before, but an event sub-process may end the branch before it says anything. */
const silenced = `${start('s')}${and('f')}${and('g')}${end('e')}${row('s', 'f', 'P', 'g', 'e')}${sub('P', `${start('ps')}${tasks('A')}${end('say', signal)}${row('ps', 'A', 'say')}${handler('stop', `${start('hs', message)}${tasks('H')}${end('he')}${row('hs', 'H', 'he')}`)}`)}${caught('wait', signal)}${row('f', 'wait', 'g')}`;
const compensated = (handling: string, by: string): string =>
  around(
    `${tasks('A', 'B')}${undoneBy('A', by)}${handling}${thrown('undo', compensation)}`,
    'A',
    'B',
    'undo',
  );
/** A call that is compensated once it is through: of X or Y, whatever it has done. */
const calledAndUndone = (undoX: string, undoY: string): string => {
  const called = `${start('ks')}${xor('way', 'way-Y')}${tasks('X', 'Y')}${undoneBy('X', 'uX')}${undoX}${undoneBy('Y', 'uY')}${undoY}${row('ks', 'way', 'Y')}<bpmn:sequenceFlow id="way-X" sourceRef="way" targetRef="X"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=m = 1</bpmn:conditionExpression></bpmn:sequenceFlow>`;
  const call = '<bpmn:callActivity id="K" calledElement="called" />';
  return `${around(`${call}${tasks('B')}${thrown('undo', compensation)}`, 'K', 'B', 'undo')}</bpmn:process><bpmn:process id="called" isExecutable="true">${called}`;
};

describe('soundness of events', () => {
  it.each<[string, SoundnessOptions, string]>([
    [
      'an event sub-process that interrupts its scope',
      open,
      `${around(tasks('A'), 'A')}${handler('h', `${start('hs', message)}${tasks('H')}${end('he')}${row('hs', 'H', 'he')}`)}`,
    ],
    [
      'one beside its scope, started again and again',
      open,
      `${around(tasks('A'), 'A')}${handler('h', `${start('hs', message, ' isInterrupting="false"')}${tasks('H')}${end('he')}${row('hs', 'H', 'he')}`)}`,
    ],
    [
      'one by a condition, with a signal for another',
      open,
      `${around(tasks('A'), 'A')}${handler('h', `${start('hs', condition('n > 3'))}${tasks('H')}${end('he')}${row('hs', 'H', 'he')}`)}${handler('k', `${start('ks', signal, ' isInterrupting="false"')}${tasks('K')}${end('ke')}${row('ks', 'K', 'ke')}`)}`,
    ],
    ['a signal heard by who waits from the beginning', closed, told(row('f', 'wait'))],
    [
      'a signal that others throw',
      open,
      around(`${tasks('A')}${caught('wait', signal)}`, 'A', 'wait'),
    ],
    ['an event that waits for data', open, around(caught('wait', condition('n > 3')), 'wait')],
    ['one for what holds', open, around(caught('wait', condition('1 &lt; 2')), 'wait')],
    ['compensation of what was done', open, compensated(task('U', [], isUndo), 'U')],
    [
      'compensation of what a call has done, one way or the other',
      open,
      calledAndUndone(task('uX', [], isUndo), task('uY', [], isUndo)),
    ],
    [
      'compensation of as many turns as there were',
      open,
      `${start('s')}${xor('k')}${tasks('A')}${undoneBy('A', 'U')}${task('U', [], isUndo)}${xor('x', 'x-undo')}${thrown('undo', compensation)}${end('e')}${row('s', 'k', 'A', 'x', 'undo', 'e')}<bpmn:sequenceFlow id="again" sourceRef="x" targetRef="k"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    ],
    [
      'an ad-hoc sub-process that people end',
      open,
      around(adHoc(`${tasks('A', 'B', 'C')}${row('A', 'B')}`), 'hoc'),
    ],
    ['one that data ends', open, around(adHoc(tasks('A', 'B'), 'n > 3'), 'hoc')],
    [
      'one that an outcome ends',
      open,
      around(adHoc(task('A', ['done', 'more']), 'outcome = "done"'), 'hoc'),
    ],
    [
      'one with activities that meet in a join',
      open,
      around(
        adHoc(`${tasks('A', 'B', 'C')}${and('j')}${row('A', 'j', 'C')}${row('B', 'j')}`),
        'hoc',
      ),
    ],
    [
      'a signal that starts the same beside its scope again and again',
      closed,
      `${start('s')}${xor('k')}${tasks('A')}${thrown('say', signal)}${xor('x', 'x-e')}${end('e')}${row('s', 'k', 'A', 'say', 'x', 'e')}<bpmn:sequenceFlow id="again" sourceRef="x" targetRef="k"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "more"</bpmn:conditionExpression></bpmn:sequenceFlow>${handler('h', `${start('hs', signal, ' isInterrupting="false"')}${tasks('H')}${end('he')}${row('hs', 'H', 'he')}`)}`,
    ],
    [
      'what starts itself again when it ends, until its scope is completing',
      closed,
      `${around(`${tasks('A')}${thrown('say', signal)}`, 'A', 'say')}${handler('h', `${start('hs', signal, ' isInterrupting="false"')}${tasks('H')}${end('he', signal)}${row('hs', 'H', 'he')}`)}`,
    ],
  ])('holds for %s', async (_title, options, content) => {
    expect(await drawn(content).then((procedure) => soundnessOf(procedure, options))).toMatchObject(
      { kind: 'sound' },
    );
  });

  it.each<[string, SoundnessOptions, string, string[]]>([
    [
      'a join that waits for ever in an event sub-process',
      open,
      `${around(tasks('A'), 'A')}${handler('h', `${start('hs', message)}${deadlock('hs')}`)}`,
      ['option-to-complete: j', 'no-dead-element: j', 'no-dead-element: je'],
    ],
    [
      'an event sub-process that keeps a branch from saying what another waits for',
      closed,
      silenced,
      ['option-to-complete: wait', 'option-to-complete: g'],
    ],
    [
      'a signal that may be over before anybody waits',
      closed,
      told(`${tasks('B')}${row('f', 'B', 'wait')}`),
      ['option-to-complete: g', 'option-to-complete: wait'],
    ],
    [
      'a boundary event for a signal that nobody throws',
      closed,
      `${around(tasks('A'), 'A')}${boundary('off', 'A', signal)}${tasks('B')}${row('off', 'B')}`,
      ['no-dead-element: B', 'no-dead-element: off'],
    ],
    [
      'a wait for a signal that nobody throws',
      closed,
      around(`${tasks('A')}${caught('wait', signal)}`, 'A', 'wait'),
      ['option-to-complete: wait', 'no-dead-element: e'],
    ],
    [
      'a condition that never holds',
      open,
      around(caught('wait', condition('1 &gt; 2')), 'wait'),
      ['option-to-complete: wait', 'no-dead-element: e'],
    ],
    [
      'a branch beside that joins the flow when data says so',
      open,
      `${start('s')}${tasks('A', 'B')}${boundary('aside', 'A', condition('n > 3'), ' cancelActivity="false"')}${xor('g')}${end('e')}${row('s', 'A', 'g', 'e')}${row('aside', 'B', 'g')}`,
      ['no-unbounded-growth: A'],
    ],
    [
      'a join that waits for ever in what compensates',
      open,
      compensated(sub('U', `${start('us')}${deadlock('us')}`, isUndo), 'U'),
      ['option-to-complete: j', 'no-dead-element: e', 'no-dead-element: j', 'no-dead-element: je'],
    ],
    [
      'the same for what a call has done one way',
      open,
      calledAndUndone(sub('uX', `${start('us')}${deadlock('us')}`, isUndo), task('uY', [], isUndo)),
      ['option-to-complete: j'],
    ],
    [
      'the same for the other way',
      open,
      calledAndUndone(task('uX', [], isUndo), sub('uY', `${start('us')}${deadlock('us')}`, isUndo)),
      ['option-to-complete: j'],
    ],
    [
      'a handler of what never completes before the compensation',
      open,
      around(
        `${tasks('A')}${undoneBy('A', 'U')}${task('U', [], isUndo)}${thrown('undo', compensation)}`,
        'undo',
        'A',
      ),
      ['no-dead-element: U'],
    ],
    [
      'an ad-hoc sub-process whose condition never holds',
      open,
      around(adHoc(tasks('A', 'B'), '1 &gt; 2'), 'hoc'),
      ['option-to-complete: hoc', 'no-dead-element: e'],
    ],
    [
      'one that ends by an outcome that nobody can choose',
      open,
      around(adHoc(task('A', ['done']), 'outcome = "over"'), 'hoc'),
      ['option-to-complete: hoc', 'no-dead-element: e'],
    ],
    [
      'one line of work of several that waits for ever',
      open,
      around(
        adHoc(
          `${tasks('B', 'C', 'D', 'E', 'F')}${row('B', 'C')}${sub('P', `${start('ps')}${deadlock('ps')}`)}`,
        ),
        'hoc',
      ),
      ['option-to-complete: j', 'no-dead-element: j', 'no-dead-element: je'],
    ],
  ])('does not hold for %s', async (_title, options, content, expected) => {
    const procedure = await drawn(content);
    const problems = problemsOf(soundnessOf(procedure, options));
    expect(problems.map(({ property, element }) => `${property}: ${element}`)).toEqual(expected);
    for (const { property, element, walk } of problems) {
      if (property === 'no-dead-element') continue;
      const last = playWalk(procedure, walk).at(-1);
      const elements = last?.instances.all
        .filter(({ state }) => property === 'proper-completion' || state === 'active')
        .map((instance) => instance.element);
      expect(elements).toContain(element);
    }
  });

  it('looks at one line of work of an ad-hoc sub-process after the other', async () => {
    const lines = Array.from({ length: 7 }, (_, index) => `line${index}`);
    const content = lines.map((id) => `${tasks(id, `${id}2`)}${row(id, `${id}2`)}`).join('');
    const undone = `${tasks('A')}${undoneBy('A', 'U')}${task('U', [], isUndo)}${thrown('undo', compensation)}`;
    const procedure = await drawn(around(`${undone}${adHoc(content)}`, 'A', 'hoc', 'undo'));
    // Before it, open with nothing under way, two for each line, one for what is compensated.
    expect(soundnessOf(procedure)).toEqual({ kind: 'sound', states: 3 + lines.length * 2 + 1 });
  });

  it('tells what is compensated task by task, not set by set', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `t${index}`);
    const work = ids.map(
      (id) => `${task(id)}${undoneBy(id, `u-${id}`)}${task(`u-${id}`, [], isUndo)}`,
    );
    const procedure = await drawn(
      around(`${adHoc(work.join(''))}${thrown('undo', compensation)}`, 'hoc', 'undo'),
    );
    const result = soundnessOf(procedure);
    expect(result).toMatchObject({ kind: 'sound' });
    expect('states' in result ? result.states : Infinity).toBeLessThan(2 ** ids.length);
  });

  it('mixes no branches for a signal that nothing in the case waits for', async () => {
    const ids = ['b', 'c', 'f', 'g', 'a'];
    const thrower = (id: string): string => `${task(id)}${thrown(`t-${id}`, signal)}`;
    const others = ids.slice(0, -1).map((id) => row('split', id, `t-${id}`, 'join'));
    const content = `${and('split')}${ids.map(thrower).join('')}${and('join')}${others.join('')}`;
    const joined = around(content, 'split', 'a', 't-a', 'join');
    const states = ids.length + 1;
    expect(soundnessOf(await drawn(joined))).toEqual({ kind: 'sound', states });
    const heard = handler(
      'h',
      `${start('hs', signal, ' isInterrupting="false"')}${task('ht')}${end('he')}${row('hs', 'ht', 'he')}`,
    );
    const mixed = soundnessOf(await drawn(`${heard}${joined}`));
    expect('states' in mixed ? mixed.states : 0).toBeGreaterThan(states);
  });

  it('is not explored where data and a signal of the case itself meet in a step', async () => {
    const procedure = await drawn(
      `${start('s')}${and('f')}${xor('x', 'x-b')}${tasks('a', 'b')}${thrown('say', signal)}${caught('wait', signal)}${and('g')}${end('e')}${row('s', 'f', 'say', 'g', 'e')}<bpmn:sequenceFlow id="x-a" sourceRef="x" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>${row('f', 'x', 'b')}${row('f', 'wait', 'g')}`,
    );
    expect(soundnessOf(procedure)).toEqual({ kind: 'not-explored', elements: ['say'] });
  });
});
