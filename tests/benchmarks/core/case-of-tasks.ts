import type { Command } from '../../../bpmn/engine/commands.ts';
import { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../../bpmn/engine/state.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import type { Outside, ReferenceRun } from '../reference/bpmn-engine.ts';

const started = { done: 0, unit: 'u-1', limit: { amount: 4, unit: 'workHours' } };

/** A case whose tasks are done one after the other, oldest first; the variable `done` counts them. */
export class CaseOfTasks {
  readonly #procedure: Procedure;
  readonly #open: string[] = [];
  state: CaseState;
  done = 0;

  constructor(procedure: Procedure) {
    this.#procedure = procedure;
    this.state = emptyState(procedure);
    const applied = apply(procedure, this.state, { type: 'start', at: 0, variables: started });
    this.#took(applied.state, applied.commands);
  }

  /** False when nothing is open. */
  step(): boolean {
    const instance = this.#open.shift();
    if (instance === undefined) return false;
    this.done += 1;
    const applied = apply(this.#procedure, this.state, completion(instance, this.done));
    this.#took(applied.state, applied.commands);
    return true;
  }

  /** The next step is the one with this number. @throws Error when there are not so many */
  upTo(number: number): this {
    while (this.done < number - 1) {
      if (!this.step()) throw new Error(`Expected ${String(number)} steps, but there are fewer`);
    }
    return this;
  }

  /** Applies the next step and forgets it. */
  tryStep(): void {
    const [instance] = this.#open;
    if (instance === undefined) throw new Error('Expected an open task, but there is none');
    apply(this.#procedure, this.state, completion(instance, this.done + 1));
  }

  #took(state: CaseState, commands: readonly Command[]): void {
    this.state = state;
    for (const command of commands) {
      if (command.type === 'open-task') this.#open.push(command.instance);
    }
  }
}

const completion = (instance: string, done: number) =>
  ({
    type: 'complete',
    at: done,
    by: 'p-1',
    instance,
    outcome: 'done',
    variables: { done },
  }) as const;

/** One whole case of ours. @throws Error when it does not end */
export const runCaseOfTasks = (procedure: Procedure): void => {
  const run = new CaseOfTasks(procedure);
  while (run.step());
  if (run.state.status !== 'completed')
    throw new Error(`Expected the case to end, but it is ${run.state.status}`);
};

/** The same with the reference. @throws Error when it does not end */
export const runReferenceOfTasks = async (
  start: (outside: Outside) => Promise<ReferenceRun>,
): Promise<void> => {
  const variables = { done: 0, outcome: 'done' };
  const run = await start({
    variables,
    callService: (_name, _inputs, done) => {
      done(null, {});
    },
  });
  for (let task = run.waiting.shift(); task !== undefined; task = run.waiting.shift()) {
    variables.done += 1;
    task.signal();
  }
  if (run.status() !== 'ended')
    throw new Error(`Expected the reference to end, but it is ${run.status()}`);
};
