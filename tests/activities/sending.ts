import { sql } from 'kysely';
import { CommandSender } from '../../activities/command-sender.ts';
import { straightPath } from '../workflows/case-inputs.ts';
import { accept, openCaseIn, openTaskOf, silent, until, type Engine } from './engine.ts';

/** Cases whose commands nobody but one command sender brings to the engine. */
export class Sending {
  readonly sender: CommandSender;
  readonly #engine: Engine;
  #written = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    const { db, cases, reseed, mend } = engine;
    this.sender = new CommandSender({ db, client: cases, log: silent, reseed, mend });
  }

  async caseOf(id: string) {
    return this.#engine.db
      .selectFrom('case')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  async commandOf(id: string) {
    return this.#engine.db
      .selectFrom('command')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  /** Makes what is left of a case's commands due, and sends it. */
  async send(caseId: string): Promise<void> {
    await sql`
      update command set next_attempt_at = now() where case_id = ${caseId} and confirmed_at is null
    `.execute(this.#engine.db);
    await this.sender.sendDue();
  }

  /**
   * The command after it was sent as often as it takes: a busy engine takes it later, and a case
   * whose last step is still on its way settles first.
   */
  async brought(id: string) {
    const { case_id: caseId } = await this.commandOf(id);
    return until(`an end of the command ${id}`, async () => {
      await this.send(caseId);
      const command = await this.commandOf(id);
      return command.confirmed_at === null ? undefined : command;
    });
  }

  /** The first task of a new case. */
  async opened(caseId: string): Promise<string> {
    await openCaseIn(this.#engine, caseId);
    return this.untilStarted(caseId);
  }

  /** A new case with an incident of its start: its procedure does not start by the element that is said. */
  async failedToStart(caseId: string): Promise<void> {
    await openCaseIn(this.#engine, caseId);
    await sql`
      update command set payload = jsonb_set(payload, '{input,begin,element}', '"nowhere"')
      where id = ${`start-${caseId}`}
    `.execute(this.#engine.db);
    await until('the incident of the start', async () => {
      await this.send(caseId);
      return (await this.caseOf(caseId)).step === 1;
    });
  }

  async untilStarted(caseId: string): Promise<string> {
    return until('the first task', async () => {
      await this.send(caseId);
      return openTaskOf(this.#engine.db, caseId, 'accept');
    });
  }

  /** Writes the command of a step of the straight path, as soon as its task is open. */
  async write(caseId: string, element: string): Promise<string> {
    const step = straightPath.find((known) => known.element === element);
    if (step === undefined) throw new Error(`Expected ${element} on the straight path`);
    const task = await until(`the task ${element}`, async () =>
      openTaskOf(this.#engine.db, caseId, element),
    );
    this.#written += 1;
    const id = `${caseId}-${element}-${String(this.#written)}`;
    await accept(this.#engine, caseId, {
      id,
      person: step.by.person ?? '',
      action: { type: 'complete', task, outcome: step.outcome, variables: step.variables ?? {} },
    });
    return id;
  }

  /** Walks the straight path from one element on, up to another or to the end. */
  async walk(caseId: string, from: string, before?: string): Promise<void> {
    const names = straightPath.map(({ element }) => element);
    const upTo = before === undefined ? names.length : names.indexOf(before);
    for (const element of names.slice(names.indexOf(from), upTo)) {
      const { state, answer } = await this.brought(await this.write(caseId, element));
      if (state !== 'answered')
        throw new Error(`Expected ${element} to be done, but got ${JSON.stringify(answer)}`);
    }
  }

  /** Carries a new case to its end. */
  async closed(caseId: string): Promise<void> {
    await this.opened(caseId);
    await this.walk(caseId, 'accept');
    await this.untilClosed(caseId);
  }

  async untilClosed(caseId: string): Promise<void> {
    await until('the end of the case', async () => (await this.caseOf(caseId)).state === 'closed');
  }
}
