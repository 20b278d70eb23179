import { Diagram } from './diagrams.ts';

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${String(n + 1)}`);

/** Tasks one after the other. */
export const straightPath = (tasks: number): Diagram =>
  line(tasks, (diagram, id) => diagram.task(id));

/** Tasks with a limit one after the other. */
export const limitedPath = (tasks: number): Diagram =>
  line(tasks, (diagram, id) => diagram.limitedTask(id));

const line = (tasks: number, add: (diagram: Diagram, id: string) => string): Diagram => {
  const diagram = new Diagram();
  diagram.add('startEvent', 'start');
  const ids = numbered('task', tasks).map((id) => add(diagram, id));
  diagram.add('endEvent', 'end');
  diagram.chain('start', ...ids, 'end');
  return diagram;
};

/** 30 elements: four parallel branches of six tasks, then a task that twenty people countersign. */
export const branchesAndCountersign = (): Diagram => {
  const diagram = new Diagram();
  for (const [tag, id] of [
    ['startEvent', 'start'],
    ['parallelGateway', 'fork'],
    ['parallelGateway', 'join'],
    ['endEvent', 'end'],
  ] as const)
    diagram.add(tag, id);
  for (const branch of numbered('branch', 4)) {
    const tasks = numbered(`${branch}-`, 6).map((id) => diagram.task(id));
    diagram.chain('fork', ...tasks, 'join');
  }
  diagram.task(
    'countersign',
    '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>20</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
  );
  diagram.task('close');
  diagram.chain('start', 'fork');
  diagram.chain('join', 'countersign', 'close', 'end');
  return diagram;
};

/** One task that so many people do one after the other, as the diagram says beforehand. */
export const inTurn = (count: number): Diagram => {
  const diagram = new Diagram();
  diagram.add('startEvent', 'start');
  diagram.task(
    'work',
    `<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>${String(count)}</bpmn:loopCardinality><bpmn:completionCondition>= numberOfCompletedInstances = ${String(count)}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`,
  );
  diagram.add('endEvent', 'end');
  diagram.chain('start', 'work', 'end');
  return diagram;
};

/** Elements of a block, and those around the blocks; steps of a block. */
const blockSize = 9;
const around = 3;
export const stepsOfBlock = 4;

/**
 * As many elements as given: blocks of tasks with an exclusive choice and an inclusive fork and join,
 * one after the other. @throws Error when no number of blocks comes to that
 */
export const blocks = (elements: number): Diagram => {
  const diagram = new Diagram();
  const count = (elements - around) / blockSize;
  diagram.add('startEvent', 'start');
  let last = 'start';
  for (const block of numbered('b', count)) last = addBlock(diagram, block, last);
  diagram.task('close');
  diagram.add('endEvent', 'end');
  diagram.chain(last, 'close', 'end');
  if (diagram.size !== elements)
    throw new Error(`Expected ${String(elements)} elements, but got ${String(diagram.size)}`);
  return diagram;
};

const addBlock = (diagram: Diagram, block: string, before: string): string => {
  const id = (name: string): string => `${block}-${name}`;
  for (const gateway of ['choose', 'merge']) diagram.add('exclusiveGateway', id(gateway));
  for (const gateway of ['fork', 'join']) diagram.add('inclusiveGateway', id(gateway));
  for (const task of ['ask', 'plain', 'other', 'left', 'right']) diagram.task(id(task));
  diagram.chain(before, id('ask'), id('choose'));
  diagram.flow(id('choose'), id('other'), '= done &lt; 0');
  diagram.defaultFlow(id('choose'), id('plain'));
  diagram.chain(id('plain'), id('merge'), id('fork'));
  diagram.chain(id('other'), id('merge'));
  for (const side of ['left', 'right']) {
    diagram.flow(id('fork'), id(side), '= done &gt; 0');
    diagram.chain(id(side), id('join'));
  }
  return id('join');
};

/** A task that is done again as long as `done`, the number of tasks done, is below `turns`. */
export const loop = (turns: number): Diagram => {
  const diagram = new Diagram();
  diagram.add('startEvent', 'start');
  diagram.add('exclusiveGateway', 'again');
  diagram.task('work');
  diagram.add('exclusiveGateway', 'enough');
  diagram.add('endEvent', 'end');
  diagram.chain('start', 'again', 'work', 'enough');
  diagram.flow('enough', 'again', `= done &lt; ${String(turns)}`);
  diagram.defaultFlow('enough', 'end');
  return diagram;
};
