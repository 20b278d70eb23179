import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { beginCase } from '../../workflows/begin-case.ts';
import type { BookedClock, BookedTask } from '../../workflows/case-book.ts';
import type { CaseShell } from '../../workflows/case-shell.ts';
import type { ActResult, Actor, CaseAction, CaseInput } from '../../workflows/contract.ts';
import type { ServiceOutcome } from '../../workflows/service-outcome.ts';
import { calendar, mondayMorning } from './calendars.ts';
import { command, person, startInput } from './case-inputs.ts';
import { Recorder } from './recorder.ts';

/**
 * A case without Temporal: the shell, the recorder and a clock that the test moves. Does what the
 * workflow's loop does, in the same order.
 */
export class PureCase {
  readonly recorder: Recorder;
  readonly caseId: string;
  shell: CaseShell;
  now: number;
  readonly #procedure: Procedure;

  constructor(
    procedure: Procedure,
    options: {
      readonly variables?: JsonObject;
      readonly input?: Partial<CaseInput>;
      readonly recorder?: Recorder;
      readonly at?: number;
    } = {},
  ) {
    this.#procedure = procedure;
    this.caseId = 'case-1';
    this.now = options.at ?? mondayMorning;
    this.recorder = options.recorder ?? new Recorder(calendar('1'));
    const input = startInput(this.caseId, procedure, options.variables, options.input);
    this.shell = beginCase(input, this.#procedure, this.now);
    this.flush();
  }

  /** Projects until nothing is pending, firing what is due. */
  flush(): void {
    for (;;) {
      this.shell.fireDue(this.now);
      if (!this.shell.hasProgress) return;
      const batch = this.shell.takeBatch(this.now);
      this.shell.flushed(batch, this.recorder.record(batch), this.now);
    }
  }

  act(action: CaseAction, actor?: Actor): ActResult {
    const sent = command(action, actor);
    this.shell.check(sent, this.now);
    this.shell.act(sent, this.now);
    this.flush();
    const answer = this.shell.answerTo(sent.id);
    if (answer === undefined) throw new Error('Expected an answer, but there is none');
    return answer;
  }

  complete(element: string, outcome = 'done', variables: JsonObject = {}, by?: Actor): ActResult {
    const { instance } = this.task(element);
    const task = `${this.caseId}.${instance}`;
    return this.act({ type: 'complete', task, outcome, variables }, by ?? person('p-anyone'));
  }

  task(element: string): BookedTask {
    const found = [...this.shell.book.tasks.values()].find((task) => task.element === element);
    if (found === undefined)
      throw new Error(`Expected an open task ${element}, but got ${this.open.join()}`);
    return found;
  }

  /** Elements of the open tasks. */
  get open(): readonly string[] {
    return [...this.shell.book.tasks.values()].map(({ element }) => element);
  }

  clocks(name: string): readonly BookedClock[] {
    return [...this.shell.book.clocks.values()].filter((clock) => clock.name === name);
  }
  clock(name: string): BookedClock {
    const newest = this.clocks(name).at(-1);
    if (newest === undefined) throw new Error(`Expected a clock ${name}, but there is none`);
    return newest;
  }

  /** Lets time pass, doing what becomes due on the way. */
  advanceTo(at: number): void {
    for (;;) {
      const deadline = this.shell.nextDeadline();
      if (deadline === null || deadline.at > at) break;
      this.now = Math.max(this.now, deadline.at);
      this.flush();
    }
    this.now = at;
  }
  advance(millis: number): void {
    this.advanceTo(this.now + millis);
  }

  /** Ends the one running call of a service. */
  endService(name: string, outcome: ServiceOutcome): void {
    const call = [...this.shell.services.values()].find(({ service }) => service === name);
    if (call === undefined) throw new Error(`Expected a call of ${name}, but there is none`);
    this.shell.serviceEnded(call, outcome, this.now);
    this.flush();
  }
  answerService(name: string, variables: JsonObject = {}): void {
    this.endService(name, { kind: 'answered', result: { variables } });
  }

  get entryTypes(): readonly string[] {
    return this.recorder.case(this.caseId).ledger.map(({ type }) => type);
  }
}
