import { readFile } from 'node:fs/promises';
import type { Command } from '../../../bpmn/engine/commands.ts';
import { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../../bpmn/engine/state.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import type { Outside, ReferenceRun } from '../reference/bpmn-engine.ts';
import { startEvent, straightStart, straightSteps } from '../straight-path.ts';

const morning = Date.UTC(2026, 10, 23, 1, 0);

export const deliveredDiagram = (): Promise<string> =>
  readFile('migrations/seeds/procedures/ordinary-event.bpmn', 'utf8');

/** @throws Error when the diagram has findings */
export const procedureOf = async (xml: string): Promise<Procedure> => {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null)
    throw new Error(`Expected the diagram to parse, but ${JSON.stringify(findings)}`);
  return procedure;
};

/**
 * One case of the delivered procedure straight from its start to its end; `visit` sees the state after
 * each event. @throws Error when the case does not end
 */
export const runDeliveredCase = (
  procedure: Procedure,
  visit: (state: CaseState) => void = () => {},
): void => {
  let at = morning;
  let { state, commands } = apply(procedure, emptyState(procedure), startEvent(at));
  visit(state);
  for (const { element, outcome, variables } of straightSteps) {
    at += 60_000;
    const instance = opened(commands, 'open-task', element);
    const event = { type: 'complete', at, by: 'p-1', instance, outcome, variables } as const;
    ({ state, commands } = apply(procedure, state, event));
    visit(state);
  }
  const instance = opened(commands, 'call-service', 'assess');
  ({ state } = apply(procedure, state, { type: 'service-completed', at, instance }));
  visit(state);
  if (state.status !== 'completed')
    throw new Error(`Expected the case to end, but it is ${state.status}`);
};

const opened = (
  commands: readonly Command[],
  type: 'open-task' | 'call-service',
  element: string,
): string => {
  for (const command of commands) {
    if (command.type === type && command.element === element) return command.instance;
  }
  throw new Error(`Expected ${type} of ${element}, but got ${JSON.stringify(commands)}`);
};

/** The same with the reference. @throws Error when the case does not end */
export const runDeliveredReference = async (
  start: (outside: Outside) => Promise<ReferenceRun>,
): Promise<void> => {
  const variables = { ...straightStart };
  const { waiting, status } = await start({
    variables,
    callService: (_name, _inputs, done) => {
      done(null, {});
    },
  });
  for (const step of straightSteps) {
    const task = waiting.find(({ id }) => id === step.element);
    if (task === undefined) throw new Error(`Expected ${step.element} to wait, but it does not`);
    waiting.splice(waiting.indexOf(task), 1);
    Object.assign(variables, step.variables, { outcome: step.outcome });
    task.signal();
  }
  if (status() !== 'ended') throw new Error(`Expected the reference to end, but it is ${status()}`);
};
