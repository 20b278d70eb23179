import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import { isLimitUnit } from './is-limit-unit.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type {
  CaseActivities,
  ClockProjection,
  ProgressBatch,
  ProgressResult,
  ServiceCallInput,
  ServiceCallResult,
  TaskProjection,
} from '../../workflows/activity-port.ts';
import type { LedgerRow, JudgedClockRow } from '../../workflows/reseed-state.ts';

interface Message {
  readonly id: string;
  readonly message: string;
  readonly correlation: string | null;
  readonly variables: JsonObject;
}

type Service = (call: ServiceCallInput) => ServiceCallResult | Promise<ServiceCallResult>;

/** Everything a case projected, as the tables of the real projection would hold it. */
export interface RecordedCase {
  readonly batches: ProgressBatch[];
  readonly ledger: LedgerRow[];
  readonly tasks: Map<string, TaskProjection & { readonly state: string }>;
  readonly clocks: Map<string, ClockProjection & { readonly judged: JudgedClock }>;
  readonly answers: Map<
    string,
    ProgressBatch['answers'][number]['result'] & { readonly seq: number }
  >;
  step: number;
  inFlight: number;
}

/**
 * The projection in memory: judges clocks with the real judge, refuses what the database would
 * refuse, and keeps buffered messages. A batch out of order or a second one in flight is a defect.
 */
export class Recorder implements CaseActivities {
  readonly cases = new Map<string, RecordedCase>();
  readonly services = new Map<string, Service>();
  readonly calls: ServiceCallInput[] = [];
  readonly messages: Message[] = [];
  /** What cases have thrown; nobody brings it to another one. */
  readonly signals: Message[] = [];
  calendar: WorkingCalendar;
  /** Whether messages that cases throw wait for a case that receives them. */
  keepsMessages = true;
  /** Called before each projection; throws to make it fail. */
  beforeRecord: (batch: ProgressBatch) => void | Promise<void> = () => undefined;

  constructor(inForce: WorkingCalendar) {
    this.calendar = inForce;
  }

  readonly recordProgress = async (batch: ProgressBatch): Promise<ProgressResult> => {
    const recorded = this.case(batch.caseId);
    recorded.inFlight += 1;
    try {
      if (recorded.inFlight > 1) throw new Error('Expected one projection at a time');
      await this.beforeRecord(batch);
      return this.record(batch);
    } finally {
      recorded.inFlight -= 1;
    }
  };

  readonly callService = async (call: ServiceCallInput): Promise<ServiceCallResult> => {
    this.calls.push(call);
    const service = this.services.get(call.service);
    return service === undefined ? { variables: {} } : service(call);
  };

  case(caseId: string): RecordedCase {
    const known = this.cases.get(caseId);
    if (known !== undefined) return known;
    const made: RecordedCase = {
      batches: [],
      ledger: [],
      tasks: new Map(),
      clocks: new Map(),
      answers: new Map(),
      step: 0,
      inFlight: 0,
    };
    this.cases.set(caseId, made);
    return made;
  }

  record(batch: ProgressBatch): ProgressResult {
    const recorded = this.case(batch.caseId);
    if (batch.step === recorded.step) {
      const repeated = recorded.batches.at(-1);
      if (JSON.stringify(repeated) === JSON.stringify(batch))
        return this.#result(recorded, batch, []);
      this.#supersede(recorded, batch);
    } else if (batch.step !== recorded.step + 1) {
      throw new Error(`Expected step ${String(recorded.step + 1)}, but got ${String(batch.step)}`);
    }
    recorded.step = batch.step;
    recorded.batches.push(batch);
    for (const entry of batch.entries) {
      recorded.ledger.push({ ...entry, seq: recorded.ledger.length + 1, step: batch.step });
    }
    this.#project(recorded, batch);
    const seq = recorded.ledger.length;
    for (const { commandId, result } of batch.answers) {
      recorded.answers.set(commandId, { ...result, seq });
    }
    const sent = batch.sentMessages.map((one) => Object.assign({ variables: {} }, one));
    if (this.keepsMessages) this.messages.push(...sent.filter(({ kind }) => kind === undefined));
    this.signals.push(...sent.filter(({ kind }) => kind === 'signal'));
    return this.#result(recorded, batch, this.#matches(batch));
  }

  clockRows(caseId: string): readonly JudgedClockRow[] {
    return [...this.case(caseId).clocks.values()].map(({ id, judged }) => ({
      id,
      warnAt: judged.warnAt,
      dueAt: judged.dueAt,
      escalateAt: judged.escalateAt,
    }));
  }

  /** The engine has lost the step and goes on from the one before. */
  #supersede(recorded: RecordedCase, { step, at }: ProgressBatch): void {
    recorded.batches.pop();
    const seq = recorded.ledger.length + 1;
    const actor = { person: null, origin: 'system' };
    recorded.ledger.push({
      seq,
      step,
      at,
      actor,
      type: 'step-superseded',
      params: { lastStep: step },
    });
  }

  #project(recorded: RecordedCase, batch: ProgressBatch): void {
    for (const { id, how } of batch.closedTasks) {
      const task = recorded.tasks.get(id);
      if (task !== undefined) recorded.tasks.set(id, { ...task, state: how });
    }
    for (const task of batch.openTasks) recorded.tasks.set(task.id, { ...task, state: 'open' });
    for (const [id, task] of recorded.tasks) {
      if (task.state === 'open' && !batch.openTasks.some((open) => open.id === id)) {
        throw new Error(`Expected task ${id} to be closed, but it vanished`);
      }
    }
    const { warnShare, escalateAfter } = batch.judging;
    const { amount, unit } = escalateAfter;
    if (!isLimitUnit(unit)) throw new Error(`Expected a unit of limits, but got ${unit}`);
    for (const clock of batch.clocks) {
      const rules = { warnShare, escalateAfter: { amount, unit } };
      recorded.clocks.set(clock.id, {
        ...clock,
        judged: judgeClock(clock.entries, this.calendar, rules),
      });
    }
  }

  #matches(batch: ProgressBatch): ProgressResult['matches'] {
    return batch.subscriptions.flatMap(({ id, kind, message, correlation, any }) => {
      if (kind === 'signal') return [];
      const at = this.messages.findIndex(
        (sent) =>
          sent.message === message &&
          (any === true ? sent.correlation !== null : sent.correlation === correlation),
      );
      if (at === -1) return [];
      const [taken] = this.messages.splice(at, 1);
      if (taken === undefined) return [];
      const by = any === true && taken.correlation !== null;
      return [
        {
          subscription: id,
          messageId: taken.id,
          ...(by ? { correlation: taken.correlation } : {}),
          variables: taken.variables,
        },
      ];
    });
  }

  #result(
    recorded: RecordedCase,
    batch: ProgressBatch,
    matches: ProgressResult['matches'],
  ): ProgressResult {
    return {
      seq: recorded.ledger.length,
      clocks: batch.clocks.map(({ id }) => {
        const judged = recorded.clocks.get(id)?.judged;
        return {
          id,
          warnAt: judged?.warnAt ?? null,
          dueAt: judged?.dueAt ?? null,
          escalateAt: judged?.escalateAt ?? null,
        };
      }),
      matches,
      number: batch.case.filed ? 'JC-20261123-0001' : null,
    };
  }
}
