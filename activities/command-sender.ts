import { sql } from 'kysely';
import type { Db } from '../migrations/functions/call-function.ts';
import { prepared } from '../migrations/prepared.ts';
import { putBehind, refuseCommand } from '../migrations/functions/finish-commands.ts';
import type { ActResult, CaseCommand, CaseInput } from '../workflows/contract.ts';
import type { ActOutcome, CaseClient } from './case-client.ts';
import { isOver } from './compare-case.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';
import type { Mend, Mended } from './mend-case.ts';
import type { Reseed } from './reseed.ts';

export interface SenderServices {
  readonly db: Db;
  readonly client: CaseClient;
  readonly log: Logger;
  /** Reopens a case. */
  readonly reseed: Reseed;
  /** Finds out who is right where database and engine disagree. */
  readonly mend: Mend;
}

interface DueCommand {
  readonly id: string;
  readonly case_id: string;
  readonly kind: 'start' | 'act';
  readonly payload: unknown;
  readonly state: 'pending' | 'answered' | 'refused';
  readonly attempts: number;
}

const batchSize = 32;
const idleMillis = 500;
const afterErrorMillis = 2_000;
/** A command that waits for its case to settle is sent soon so often, then with growing distance. */
const promptAttempts = 5;

/**
 * Brings every command to an end (decision 11): what the API wrote and nobody confirmed is sent
 * again under the same id, with growing distance, until the engine has answered itself. Several
 * senders may run; each takes other commands.
 */
export class CommandSender {
  readonly #services: SenderServices;

  constructor(services: SenderServices) {
    this.#services = services;
  }

  /** Until the signal; what is under way is finished first. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await this.sendDue()) < batchSize) await pauseUnless(signal, idleMillis);
      } catch (error) {
        this.#services.log.error({ err: error }, 'sending commands failed');
        await pauseUnless(signal, afterErrorMillis);
      }
    }
  }

  /** Sends one batch of what is due; commands of one case go one after the other. */
  async sendDue(): Promise<number> {
    const due = await take(this.#services.db);
    const byCase = Map.groupBy(due, (command) => command.case_id);
    await Promise.all(
      [...byCase.values()].map(async (commands) => {
        for (const command of commands) await this.#sendSafely(command);
      }),
    );
    return due.length;
  }

  async #sendSafely(command: DueCommand): Promise<void> {
    try {
      await (command.kind === 'start' ? this.#start(command) : this.#act(command));
    } catch (error) {
      const { id, case_id: caseId, attempts } = command;
      this.#services.log.error({ commandId: id, caseId, attempts, err: error }, 'command not sent');
    }
  }

  async #start(command: DueCommand): Promise<void> {
    const { db, client, mend } = this.#services;
    const outcome = await client.start(inputOf(command));
    // the first projection answers and confirms it; a case that moved on was started long ago
    if (outcome !== 'exists' || (await confirmStart(db, command.id))) return;
    await mend(command.case_id);
  }

  async #act(command: DueCommand): Promise<void> {
    const { client, log } = this.#services;
    const act = commandOf(command);
    const first = await client.act(command.case_id, act);
    const outcome = first.kind === 'refused' ? await this.#askAgain(command, act, first) : first;
    if (outcome === null) return;
    if (outcome.kind === 'done') await this.#finish(command, outcome.result);
    else if (outcome.kind === 'missing') await this.#actOnMissing(command, act);
    else if (outcome.kind === 'refused') await this.#refuse(command, outcome.code, outcome.message);
    else log.info({ commandId: command.id, attempts: command.attempts }, 'command still pending');
  }

  /**
   * A refusal counts when it comes from a run that knows the case that people see. That is asked
   * after the refusal, of a run that may have taken the place of the one that refused: the command
   * is sent once more. Null: it waits for earlier commands, or for a new run.
   */
  async #askAgain(
    command: DueCommand,
    act: CaseCommand,
    refusal: ActOutcome & { readonly kind: 'refused' },
  ): Promise<ActOutcome | null> {
    const { client, db } = this.#services;
    if (command.state !== 'pending') return refusal;
    if (refusal.code === 'task-not-open' && (await putBehind(db, command.id))) return null;
    if ((await this.#mendFor(command)) !== 'agrees') return null;
    return client.act(command.case_id, act);
  }

  /** The engine's answer counts when the database has its step; else that step is lost, and taken again. */
  async #finish(command: DueCommand, result: ActResult): Promise<void> {
    if (!(await finish(this.#services.db, command.id, result))) await this.#mendFor(command);
  }

  async #refuse(command: DueCommand, code: string, message: string): Promise<void> {
    const { db, log, mend } = this.#services;
    if (await refuseCommand(db, command.id, code, { message })) return;
    // the ledger has its effect: the engine has only forgotten that it was this command
    log.warn(
      { commandId: command.id, caseId: command.case_id, code },
      'answered command refused when repeated',
    );
    await finish(db, command.id, null);
    await mend(command.case_id);
  }

  /** When the case is mended, the command goes to its new run; what is unsettled may soon be. */
  async #mendFor({ id, case_id: caseId, attempts }: DueCommand): Promise<Mended> {
    const { db, mend } = this.#services;
    const mended = await mend(caseId);
    if (mended === 'mended' || (mended === 'unsettled' && attempts <= promptAttempts))
      await sendSoon(db, id);
    return mended;
  }

  /** A closed case comes back with the command that reopens it; the run fails when it is refused. */
  async #reopen(command: DueCommand, act: CaseCommand): Promise<void> {
    const { client, reseed } = this.#services;
    await reseed({ caseId: command.case_id, reason: 'reopened', first: act });
    const outcome = await client.act(command.case_id, act);
    if (outcome.kind === 'done') await this.#finish(command, outcome.result);
    else if (outcome.kind === 'refused') await this.#refuse(command, outcome.code, outcome.message);
    else if (outcome.kind === 'missing') {
      const failure = await client.failureOf(command.case_id);
      if (failure !== null) await this.#refuse(command, failure.code, failure.message);
    }
  }

  /** No workflow runs: the case was never started, has ended, or the engine lost it. */
  async #actOnMissing(command: DueCommand, act: CaseCommand): Promise<void> {
    const { db } = this.#services;
    const { state, step } = await db
      .selectFrom('case')
      .select(['state', 'step'])
      .where('id', '=', command.case_id)
      .executeTakeFirstOrThrow();
    // its start is a command too, and sent by whoever has it
    if (step === 0) return;
    if (!isOver(state)) {
      await this.#mendFor(command);
    } else if (command.state === 'answered') {
      // it may be the very one that ended the case
      await finish(db, command.id, null);
    } else if (act.action.type === 'reopen') {
      await this.#reopen(command, act);
    } else {
      await this.#refuse(command, 'case-closed', 'The case has ended');
    }
  }
}

/**
 * Takes due commands for itself, in the order in which they were written (within a millisecond their ids tell it, `newId`):
 * the next attempt, by whomever, is later than this one can last.
 */
const take = async (db: Db): Promise<readonly DueCommand[]> => {
  const { rows } = await prepared(sql<DueCommand>`
    with taken as (
      update command c set attempts = c.attempts + 1,
        next_attempt_at = now() + make_interval(secs => least(300, 20 * power(1.6, c.attempts)))
      from (
        select id from command where confirmed_at is null and next_attempt_at <= now()
        order by next_attempt_at limit ${batchSize} for update skip locked
      ) due
      where c.id = due.id
      returning c.id, c.case_id, c.kind, c.payload, c.state, c.attempts, c.created_at
    )
    select id, case_id, kind, payload, state, attempts from taken order by created_at, id
  `).execute(db);
  return rows;
};

/**
 * The engine answered: confirmed, and answered if the projection has not said so. False when the
 * database does not have the step that the answer tells of.
 */
const finish = async (db: Db, id: string, result: ActResult | null): Promise<boolean> => {
  const answer = result === null ? null : JSON.stringify(result);
  const { numAffectedRows } = await sql`
    update command k set state = case k.state when 'pending' then 'answered' else k.state end,
      answer = coalesce(k.answer, ${answer}::jsonb), answered_at = coalesce(k.answered_at, now()),
      confirmed_at = now()
    from "case" c
    where k.id = ${id} and c.id = k.case_id and c.step >= ${result?.step ?? 0}
  `.execute(db);
  return numAffectedRows === 1n;
};

/** False while the database has no step of the case. */
const confirmStart = async (db: Db, id: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update command k set state = 'answered', answered_at = now(), confirmed_at = now()
    from "case" c
    where k.id = ${id} and c.id = k.case_id and c.step > 0
  `.execute(db);
  return numAffectedRows === 1n;
};

const sendSoon = async (db: Db, id: string): Promise<void> => {
  await sql`update command set next_attempt_at = now() + interval '1 second' where id = ${id}`.execute(
    db,
  );
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the API in the same version
const commandOf = ({ payload }: DueCommand): CaseCommand => payload as CaseCommand;
const inputOf = ({ payload }: DueCommand): CaseInput =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the API in the same version
  (payload as { readonly input: CaseInput }).input;
