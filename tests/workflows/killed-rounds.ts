import type { Centre } from './centre.ts';
import { KilledWorkers } from './killed-workers.ts';
import { Meeting } from './meeting.ts';

/** When the worker is killed: when each case has come to where its step is recorded, or before they take a step. */
const moments = [
  'before the record',
  'between steps',
  'before the answer',
  'between steps',
] as const;
/** Of what was lost, which comes again all at once: few at a time, so that none is too late on a busy machine. */
const fewAtOnce = 4;

type Moment = (typeof moments)[number];

interface Round {
  readonly moment: Moment;
  /** Cases whose worker waits for what it is never told. */
  readonly held: Set<string>;
  killed: boolean;
  readonly replaced: PromiseWithResolvers<void>;
}

/**
 * Lets runs take their steps side by side, and kills the worker process of all of them once each round, in which
 * every run takes one step. What a workflow task had done by then is lost with it.
 */
export class KilledRounds {
  readonly #workers: KilledWorkers;
  readonly #meeting: Meeting;
  /** Of each run that goes on its centre; several may share one. */
  readonly #running: Centre[];
  #rounds = 0;
  #round: Round | undefined;
  readonly #lost = Promise.withResolvers<never>();

  constructor(runs: readonly Centre[]) {
    this.#running = [...runs];
    this.#meeting = new Meeting(runs.length, () => this.#begin());
    this.#workers = new KilledWorkers({
      beforeRecord: (caseId) => this.#pass(caseId, 'before the record'),
      beforeAnswer: (caseId) => this.#pass(caseId, 'before the answer'),
      lost: this.#lost.reject,
    });
    this.#lost.promise.catch(() => undefined);
  }

  /** Rejects when a worker ends that nobody has killed. */
  get lost(): Promise<never> {
    return this.#lost.promise;
  }

  /** Before a step: resolves when all runs have come. */
  async come(): Promise<void> {
    await this.#meeting.come();
  }

  /** After a step was caused: resolves when there is a worker that will not be killed in it. */
  async replaced(): Promise<void> {
    await this.#round?.replaced.promise;
  }

  /** One that is through, or has failed, is waited for no more. */
  leave(centre: Centre): void {
    this.#running.splice(this.#running.indexOf(centre), 1);
    this.#meeting.leave();
    void this.#killWhenAllAreHeld();
  }

  async stop(): Promise<void> {
    await this.#workers.stop();
  }

  async #begin(): Promise<void> {
    const moment = moments[this.#rounds % moments.length] ?? 'between steps';
    const isFirst = this.#rounds === 0;
    this.#rounds += 1;
    const replaced = Promise.withResolvers<void>();
    this.#round = { moment, held: new Set(), killed: false, replaced };
    if (isFirst || moment === 'between steps') await this.#replace(this.#running.length);
    if (moment === 'between steps') replaced.resolve();
  }

  async #replace(atOnce: number): Promise<void> {
    await this.#workers.replace(new Set(this.#running), atOnce);
  }

  async #pass(caseId: string, moment: Moment): Promise<void> {
    const round = this.#round;
    if (round?.moment !== moment || round.killed) return;
    round.held.add(caseId);
    void this.#killWhenAllAreHeld();
    // Whoever waits for this is killed.
    await new Promise(() => undefined);
  }

  async #killWhenAllAreHeld(): Promise<void> {
    const round = this.#round;
    if (round === undefined || round.killed || this.#running.length === 0) return;
    if (round.moment === 'between steps' || round.held.size < this.#running.length) return;
    round.killed = true;
    await this.#replace(fewAtOnce).then(round.replaced.resolve, round.replaced.reject);
  }
}
