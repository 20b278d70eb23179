import { EngineRefusal } from '../bpmn/engine/failures.ts';
import type { CaseState as EngineState } from '../bpmn/engine/state.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import { ActDefect, messageOf } from './act-defect.ts';
import { ActRefused } from './act-refused.ts';
import { plan } from './actions/index.ts';
import type { ActionView, PlannedEntry } from './actions/action-rule.ts';
import { requireExtended } from './actions/requirements.ts';
import type { ProgressBatch, ProgressResult } from './activity-port.ts';
import { draftOf, emptyPending, isEnded, type BookedService, type CaseBook } from './case-book.ts';
import {
  defectFailure,
  type ActResult,
  type Actor,
  type CaseCommand,
  type CaseSettings,
} from './contract.ts';
import { nextDeadline, type Deadline } from './deadlines.ts';
import { engineRefusals } from './engine-refusals.ts';
import type { CaseEntry } from './entries/entry-type.ts';
import { applyEntry } from './entries/index.ts';
import { acceptJudgement, matchEntry } from './flush-result.ts';
import { ProcessedCommands } from './processed-commands.ts';
import { progressBatch } from './progress-batch.ts';
import { serviceEntry, type ServiceOutcome } from './service-outcome.ts';

const system: Actor = { person: null, origin: 'system' };

// A cycle of no duration must not keep an activation busy for ever: the rest fires after the flush.
const firingsAtOnce = 50;

/** What a shell is made of. */
export interface ShellInput {
  readonly caseId: string;
  /** By which the history was begun; behavior branches on it. */
  readonly engineVersion: number;
  readonly graphHash: string;
  readonly settings: CaseSettings;
  readonly procedure: Procedure;
  readonly book: CaseBook;
  /** Of the last projection. */
  readonly step: number;
  readonly processed: Iterable<readonly [string, ActResult]>;
}

/**
 * Holds the case and changes it, one entry at a time, each entirely or not at all. Knows no Temporal:
 * what must happen outside follows from its book (services, deadlines) and its batches.
 */
export class CaseShell {
  readonly #input: ShellInput;
  readonly #processed: ProcessedCommands;
  /** Commands whose projection is not committed yet, and its step. */
  readonly #underWay = new Map<string, number>();
  #book: CaseBook;
  #step: number;
  #flushedStep: number;

  constructor(input: ShellInput) {
    this.#input = input;
    this.#book = input.book;
    this.#step = input.step;
    this.#flushedStep = input.step;
    this.#processed = new ProcessedCommands(input.processed);
  }

  get book(): Readonly<CaseBook> {
    return this.#book;
  }
  get engine(): EngineState {
    return this.#book.engine;
  }
  /** Steps taken; the pending entries belong to the next. */
  get step(): number {
    return this.#step;
  }
  get flushedStep(): number {
    return this.#flushedStep;
  }
  get processed(): ProcessedCommands {
    return this.#processed;
  }
  get hasProgress(): boolean {
    return this.#book.pending.entries.length > 0;
  }
  get hasEnded(): boolean {
    return isEnded(this.#book);
  }

  /** The answer of a command that was applied before, if its projection is committed. */
  answerTo(commandId: string): ActResult | undefined {
    return this.#processed.get(commandId);
  }
  /** The step that will carry a command that is applied but not committed. */
  stepOf(commandId: string): number | undefined {
    return this.#underWay.get(commandId);
  }

  /** Throws `ActRefused` when the command would be refused now, or `ActDefect`; changes nothing. */
  check(command: CaseCommand, at: number): void {
    if (this.#knows(command.id)) return;
    try {
      plan(this.#view(at), command.action, command);
    } catch (error) {
      throw toldApart(error);
    }
  }

  /**
   * Applies a command; returns the step whose projection carries it. Throws `ActRefused`, or
   * `ActDefect` when the engine contradicts itself; then nothing has changed.
   */
  act(command: CaseCommand, at: number): number {
    const earlier = this.#underWay.get(command.id) ?? this.#processed.get(command.id)?.step;
    if (earlier !== undefined) return earlier;
    const common = { at, actor: command.actor, commandId: command.id };
    const view = this.#view(at);
    const planned = plan(view, command.action, command);
    this.#attempt(
      view,
      planned.map((entry): CaseEntry => Object.assign({}, entry, common)),
    );
    this.#remember(command.id);
    return this.#step + 1;
  }

  /** What the case itself writes; what the engine cannot take becomes an incident. */
  record(planned: PlannedEntry, at: number, actor: Actor = system): void {
    try {
      this.#apply([{ ...planned, at, actor }]);
    } catch (error) {
      this.#apply([this.#defectEntry(planned, error, at)]);
    }
  }

  /** Fires what is due, in the order in which it became due. */
  fireDue(now: number): void {
    for (let fired = 0; fired < firingsAtOnce; fired += 1) {
      const deadline = this.nextDeadline();
      if (deadline === null || deadline.at > now || this.hasEnded) return;
      this.record(firing(deadline, now), now);
    }
  }

  nextDeadline(): Deadline | null {
    return this.hasEnded ? null : nextDeadline(this.#book, this.#input.engineVersion);
  }

  /** The service calls that should be under way. */
  get services(): ReadonlyMap<string, BookedService> {
    return this.#book.services;
  }

  /** Late answers of calls that were withdrawn or called again count for nothing. */
  serviceEnded(service: BookedService, outcome: ServiceOutcome, at: number): void {
    if (this.#book.services.get(service.instance)?.call !== service.call) return;
    this.record(serviceEntry(service, outcome, at), at);
  }

  /** Everything since the last projection; the case goes on, into the next. */
  takeBatch(at: number): ProgressBatch {
    this.#step += 1;
    const { caseId, graphHash, procedure, settings } = this.#input;
    const about = { caseId, graphHash, procedure, settings };
    const batch = progressBatch(this.#book, { ...about, step: this.#step, at });
    const next = draftOf(this.#book);
    for (const [id, clock] of next.clocks) {
      if (clock.changed) next.clocks.set(id, { ...clock, changed: false });
    }
    this.#book = { ...next, pending: emptyPending() };
    return batch;
  }

  /** The projection is committed: thresholds are judged, commands answered, buffered messages taken. */
  flushed(batch: ProgressBatch, result: ProgressResult, at: number): void {
    this.#flushedStep = batch.step;
    const { seq } = result;
    this.#processed.add(batch.answers.map((one) => [one.commandId, { ...one.result, seq }]));
    for (const { commandId } of batch.answers) this.#underWay.delete(commandId);
    const draft = draftOf(this.#book);
    acceptJudgement(draft, batch, result);
    this.#book = draft;
    for (const match of result.matches) this.#receive(batch, match, at);
  }

  #receive(batch: ProgressBatch, match: ProgressResult['matches'][number], at: number): void {
    if (this.#knows(match.messageId)) return;
    const planned = matchEntry({ ...this.#input, book: this.#book, at }, batch, match);
    if (planned === undefined) return;
    this.record(planned, at);
    this.#remember(match.messageId);
  }

  #remember(commandId: string): void {
    this.#book.pending.commands.push(commandId);
    this.#underWay.set(commandId, this.#step + 1);
  }

  #knows(commandId: string): boolean {
    return this.#underWay.has(commandId) || this.#processed.get(commandId) !== undefined;
  }

  #view(at: number): ActionView {
    const { caseId, procedure, settings, engineVersion } = this.#input;
    return { caseId, procedure, settings, engineVersion, book: this.#book, at };
  }

  /** As `#apply`, with what went wrong told apart for whoever sent the command. */
  #attempt(view: ActionView, entries: readonly CaseEntry[]): void {
    try {
      const book = this.#applied(entries);
      if (this.#input.engineVersion >= 2) requireExtended(view, book);
      this.#book = book;
    } catch (error) {
      throw toldApart(error);
    }
  }

  #apply(entries: readonly CaseEntry[]): void {
    this.#book = this.#applied(entries);
  }

  #applied(entries: readonly CaseEntry[]): CaseBook {
    const { caseId, engineVersion, procedure } = this.#input;
    const draft = { caseId, engineVersion, procedure, book: draftOf(this.#book) };
    for (const entry of entries) applyEntry(draft, entry, this.#step + 1);
    return draft.book;
  }

  #defectEntry({ params, elementId }: PlannedEntry, error: unknown, at: number): CaseEntry {
    const { event, timer, instance } = params;
    return {
      type: 'defect-found',
      at,
      actor: system,
      params: {
        instance: typeof instance === 'string' ? instance : '1',
        element: elementId ?? this.#input.procedure.id,
        code:
          error instanceof EngineRefusal || error instanceof ActRefused
            ? error.code
            : defectFailure,
        message: messageOf(error),
        ...(timer === undefined ? {} : { timer }),
        ...(event === undefined ? {} : { stuck: event }),
      },
      ...(elementId === undefined ? {} : { elementId }),
    };
  }
}

/** What went wrong with a command, as its sender can be told. */
const toldApart = (error: unknown): ActRefused | ActDefect => {
  if (error instanceof ActRefused) return error;
  if (error instanceof EngineRefusal)
    return new ActRefused(engineRefusals[error.code], error.message);
  return new ActDefect(messageOf(error), { cause: error });
};

const firing = (deadline: Deadline, at: number): PlannedEntry => {
  if (deadline.kind === 'park-end') return { type: 'case-unparked', params: {} };
  const { timer } = deadline;
  return {
    type: 'timer-fired',
    params: {
      event: { type: 'timer', timer: timer.timer, at },
      timer: timer.timer,
      instance: timer.instance,
      due: deadline.at,
      ...(timer.kind === 'clock' ? { clock: timer.clock, threshold: timer.threshold } : {}),
    },
    elementId: timer.element,
  };
};
