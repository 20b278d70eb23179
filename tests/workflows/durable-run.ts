import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { timerId } from '../../bpmn/engine/ids.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { unpackState } from '../../bpmn/engine/packed-state.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { trace } from '../../bpmn/engine/trace.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { CaseRun } from '../bpmn/case-run.ts';
import { readTrace } from '../bpmn/golden-trace.ts';
import { loadProcedure } from '../bpmn/load-procedure.ts';
import { actionOfEvent } from './action-of-event.ts';
import { person } from './case-inputs.ts';
import type { Centre, OpenCase } from './centre.ts';

/** What happened in one step. */
interface Happened {
  readonly event: object;
  readonly trace: readonly string[] | undefined;
  readonly state: CaseState;
}

/** What comes before each step, and after it was caused. */
interface AroundSteps {
  readonly before: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

/**
 * Runs a golden trace in a durable workflow: people, partners and time do what it says; what it shows to be
 * refused is left out. `durable` is what the ledger and the
 * workflow's state say; `expected` has the events and transitions of the golden trace, and the states of the
 * pure engine that is given the same events at the same instants.
 */
export async function runDurably(
  centre: Centre,
  name: string,
  { before, after }: AroundSteps,
): Promise<Record<'durable' | 'expected', readonly Happened[]>> {
  const golden = readTrace(name);
  const run = new CaseRun(await loadProcedure(golden.diagram));
  const [start, ...steps] = golden.steps.filter(({ refused }) => refused === undefined);
  if (start?.event.type !== 'start') throw new Error('Expected a trace that begins at the start');
  // A case in a workflow has an id of its own.
  const { caseId: _caseId, ...variables } = start.event.variables;
  const { element } = start.event;
  const later = (await centre.env.currentTimeMs()) - goldenStart;
  run.apply({ ...start.event, variables: since(later, variables) });
  await before();
  const opened = await centre.open(run.procedure, {
    variables: run.state.variables,
    ...(element === undefined ? {} : { element }),
  });
  const pair = new DurablePair(centre, opened, run);
  await after?.();
  const done = [await pair.happened(start.trace)];
  for (const step of steps) {
    await before();
    run.apply(step.event, step.by);
    await pair.cause(step.by);
    await after?.();
    done.push(await pair.happened(step.trace));
  }
  if (golden.status === 'completed') await opened.ended();
  return {
    durable: done.map(({ durable }) => durable),
    expected: done.map(({ expected }) => expected),
  };
}

/** When golden traces start, by their own clock. */
const goldenStart = 60_000;

/** Dates of a golden trace as dates of a case that starts later. */
function since(later: number, variables: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      isInstant(value) ? new Date(Date.parse(value) + later).toISOString() : value,
    ]),
  );
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/u.test(value);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As much of what the ledger keeps as was sent: the shell adds instants, ids and variables of its own. */
function partOf(recorded: object, sent: object): object {
  const kept = new Map(Object.entries(recorded));
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]: [string, unknown]) => {
      const found: unknown = kept.get(name);
      return [name, isRecord(value) && isRecord(found) ? partOf(found, value) : found];
    }),
  );
}

/** A case in a workflow, beside the golden trace and the pure engine. */
class DurablePair {
  readonly #centre: Centre;
  readonly #opened: OpenCase;
  /** The golden trace by its own clock. */
  readonly #golden: CaseRun;
  #state: CaseState;
  /** The pure engine by the clock of the workflow. */
  #pure: CaseState;
  #seen = 0;

  constructor(centre: Centre, opened: OpenCase, golden: CaseRun) {
    this.#centre = centre;
    this.#opened = opened;
    this.#golden = golden;
    this.#state = emptyState(golden.procedure);
    this.#pure = emptyState(golden.procedure);
  }

  /** Lets the last event of the golden trace happen in the workflow. */
  async cause(by: string | undefined): Promise<void> {
    const sent = this.#sent();
    if (sent.type === 'timer') {
      await this.#centre.passTimeTo(this.#due(sent.timer));
      return;
    }
    const action = this.#actionOf(sent);
    await this.#opened.act(action, person(this.#holderOf(action) ?? by ?? 'p-anyone'));
  }

  /** Both sides of the step that was caused last, which the golden trace describes by its transitions. */
  async happened(
    transitions: readonly string[] | undefined,
  ): Promise<Record<'durable' | 'expected', Happened>> {
    const { step } = await this.#opened.until(
      'the event in the ledger',
      () => this.#events()[this.#seen],
    );
    const { state } = await this.#opened.snapshotAfter(step);
    // A worker that was killed may have recorded it before, at another instant.
    const recorded = this.#events()[this.#seen]?.event;
    if (recorded === undefined) throw new Error('Expected the event to stay, but it is gone');
    this.#seen += 1;
    const next = unpackState(state);
    const lines = trace(this.#state, next);
    this.#state = next;
    this.#pure = apply(this.#golden.procedure, this.#pure, recorded).state;
    // Why something is done beside the diagram stands beside its event.
    const { at: _at, by: _by, ...given } = this.#sent();
    const { reason: _reason, ...sent } = { reason: '', ...given };
    return {
      durable: { event: partOf(recorded, sent), trace: lines, state: next },
      expected: { event: sent, trace: transitions, state: this.#pure },
    };
  }

  #sent(): EngineEvent {
    const sent = this.#golden.events.at(-1);
    if (sent === undefined) throw new Error('Expected an event, but there is none');
    return sent;
  }

  /** What the ledger says that the engine was given, in order; without steps that were lost with a worker. */
  #events(): readonly { readonly step: number; readonly event: EngineEvent }[] {
    return this.#opened.recorded.batches.flatMap(({ step, entries }) =>
      entries.flatMap(({ params: { event } }) => (event === undefined ? [] : [{ step, event }])),
    );
  }

  #due(timer: string): number {
    for (const instance of this.#state.instances) {
      const armed = instance.timers?.find((one) => timerId(instance.id, one) === timer);
      if (armed?.due !== undefined) return armed.due;
    }
    throw new Error(`Expected the timer ${timer} to be armed, but it is not`);
  }

  /** What a person or a partner does. */
  #actionOf(event: EngineEvent): CaseAction {
    if (event.type === 'message') return this.#messageFor(event);
    const { caseId } = this.#opened;
    const action = actionOfEvent(event, { caseId, events: this.#state.events });
    if (action !== null) return action;
    throw new Error(`Expected an event that comes from outside, but got ${event.type}`);
  }

  #messageFor({
    subscription,
    messageId,
    variables = {},
  }: EngineEvent & { type: 'message' }): CaseAction {
    const { caseId, recorded } = this.#opened;
    const opened = recorded.batches
      .flatMap(({ subscriptions }) => subscriptions)
      .findLast(({ id }) => id === `${caseId}.${subscription}`);
    if (opened === undefined) throw new Error(`Expected ${subscription} to be open, but it is not`);
    const { message, correlation } = opened;
    return {
      type: 'message',
      message,
      messageId: messageId ?? `${caseId} ${subscription}`,
      variables,
      ...(correlation === null ? {} : { correlation }),
    };
  }

  /** A task that is given to somebody is done by them, whatever the trace calls its people. */
  #holderOf(action: CaseAction): string | null {
    return 'task' in action ? (this.#opened.recorded.tasks.get(action.task)?.person ?? null) : null;
  }
}
