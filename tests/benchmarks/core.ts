import { readFile } from 'node:fs/promises';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import type { Command } from '../../bpmn/engine/commands.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { rounded, type Benchmark, type Measurement } from './measurement.ts';
import { prepareBpmnEngine } from './reference/run-bpmn-engine.ts';
import { startEvent, straightSteps } from './straight-path.ts';

const morning = Date.UTC(2026, 10, 23, 1, 0);

const taskOf = (commands: readonly Command[], element: string): string => {
  const found = commands.find(
    (command) => command.type === 'open-task' && command.element === element,
  );
  if (found?.type !== 'open-task')
    throw new Error(`Expected the task ${element} to open, but it did not`);
  return found.instance;
};

/** One case of the delivered procedure from start to end; throws when it does not end. */
const runOurs = (procedure: Procedure): void => {
  let { state, commands } = apply(procedure, emptyState(procedure), startEvent(morning));
  let at = morning;
  for (const step of straightSteps) {
    at += 60_000;
    const instance = taskOf(commands, step.element);
    ({ state, commands } = apply(procedure, state, {
      type: 'complete',
      at,
      by: 'p-1',
      instance,
      outcome: step.outcome,
      variables: step.variables,
    }));
  }
  const service = commands.find((command) => command.type === 'call-service');
  if (service?.type !== 'call-service')
    throw new Error('Expected 考核 to be called, but it was not');
  ({ state } = apply(procedure, state, {
    type: 'service-completed',
    at,
    instance: service.instance,
  }));
  if (state.status !== 'completed')
    throw new Error(`Expected the case to end, but it is ${state.status}`);
};

const perSecond = async (seconds: number, once: () => void | Promise<void>): Promise<number> => {
  const warm = performance.now() + 500;
  while (performance.now() < warm) await once();
  const started = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  let runs = 0;
  while (performance.now() < end) {
    await once();
    runs += 1;
  }
  const used = process.cpuUsage(started);
  return (runs * 1_000_000) / (used.user + used.system);
};

/** The same people's steps as a line without a gateway: the kindest diagram for any engine. */
const lineDiagram = (): string => {
  const nodes = straightSteps.map((step) => step.element);
  const chain = ['begin', ...nodes, 'assess', 'end'];
  const flows = chain
    .slice(1)
    .map(
      (target, n) =>
        `<bpmn:sequenceFlow id="f${String(n)}" sourceRef="${chain[n] ?? ''}" targetRef="${target}"/>`,
    );
  const ends = (n: number): string =>
    `${n > 0 ? `<bpmn:incoming>f${String(n - 1)}</bpmn:incoming>` : ''}${n < chain.length - 1 ? `<bpmn:outgoing>f${String(n)}</bpmn:outgoing>` : ''}`;
  const tasks = straightSteps.map(
    (step, n) =>
      `<bpmn:userTask id="${step.element}"><bpmn:extensionElements><bh:assignment role="acceptor"/><bh:outcome code="${step.outcome}" label="x" kind="forward" requires=""/></bpmn:extensionElements>${ends(n + 1)}</bpmn:userTask>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
<bpmn:process id="line" isExecutable="true"><bpmn:startEvent id="begin">${ends(0)}</bpmn:startEvent>${tasks.join('')}
<bpmn:serviceTask id="assess"><bpmn:extensionElements><bh:service name="write-assessment"/></bpmn:extensionElements>${ends(chain.length - 2)}</bpmn:serviceTask>
<bpmn:endEvent id="end">${ends(chain.length - 1)}</bpmn:endEvent>${flows.join('')}</bpmn:process></bpmn:definitions>`;
};

const compare = async (name: string, xml: string, note: string): Promise<Measurement> => {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null)
    throw new Error(`Expected the diagram to parse, but ${JSON.stringify(findings)}`);
  const theirs = await prepareBpmnEngine(xml);
  const ours = await perSecond(4, () => {
    runOurs(procedure);
  });
  const reference = await perSecond(6, theirs);
  return {
    name,
    ratio: rounded(ours / reference, 1),
    bar: { atLeast: 30 },
    ours: { casesPerCpuSecond: rounded(ours, 0) },
    reference: { casesPerCpuSecond: rounded(reference, 1) },
    unit: 'straight-path cases a CPU second',
    note,
  };
};

/** Straight-path cases a CPU second against npm `bpmn-engine` on the same diagrams, parsing excluded. */
export const core: Benchmark = async (say) => {
  say('the delivered procedure');
  const delivered = await compare(
    'core',
    await readFile('migrations/seeds/procedures/ordinary-event.bpmn', 'utf8'),
    'the delivered procedure; the reference sends discards round its loops, which costs it most of its time',
  );
  say('the same steps in a line');
  return [
    delivered,
    await compare('core-line', lineDiagram(), 'the same steps in a line, no gateways'),
  ];
};
