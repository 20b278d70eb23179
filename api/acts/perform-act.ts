import {
  acceptCommand,
  type AcceptCommandAnswer,
  type AcceptCommandRequest,
} from '../../migrations/functions/accept-command.ts';
import {
  leaveToSender,
  putBehind,
  refuseCommand,
} from '../../migrations/functions/finish-commands.ts';
import type { Actor, CaseAction, CaseCommand } from '../../workflows/contract.ts';
import type { ActOutcome } from '../case-client.ts';
import type { StepResult } from '../contract/tasks.ts';
import type { Repeatable } from '../idempotency.ts';
import { newId } from '../../migrations/new-id.ts';
import { Problem } from '../problem.ts';
import { isProblemCode, type ProblemCodeName } from '../problem-codes.ts';
import type { ApiServices } from '../services.ts';
import { awaitAnswer } from './await-answer.ts';
import { engineDisagrees } from './engine-disagrees.ts';
import { storedRefusal, stepResult } from './step-result.ts';

/** A procedure operation that is permitted: what goes to the workflow, and what must hold in the database. */
export interface Act {
  readonly caseId: string;
  readonly actor: Actor & { readonly person: string };
  readonly action: CaseAction;
  readonly repeatable: Repeatable;
  readonly conditions?: Pick<
    AcceptCommandRequest,
    'caseStates' | 'tasks' | 'submission' | 'attachments'
  >;
}

/**
 * `done`: committed and visible. `pending`: stored; the engine did not answer in time, the command
 * sender brings it to an end under the same id.
 */
export type Performed =
  | { readonly kind: 'done'; readonly result: StepResult }
  | { readonly kind: 'pending'; readonly commandId: string };

const refusalProblem = (answer: AcceptCommandAnswer): Problem => {
  const code: ProblemCodeName = isProblemCode(answer.code) ? answer.code : 'action-not-available';
  if (answer.code !== 'validation-failed') return new Problem(code);
  return new Problem(code, {
    errors: [
      {
        path: `/${answer.path ?? 'attachments'}`,
        code: 'unknown-reference',
        message: 'must be own files that nothing refers to yet',
      },
    ],
  });
};

/** No workflow runs: the case has just ended, or the sender brings the workflow back. */
const missing = async (
  services: ApiServices,
  caseId: string,
  commandId: string,
): Promise<Performed> => {
  const row = await services.database
    .selectFrom('command')
    .innerJoin('case', 'case.id', 'command.case_id')
    .where('command.id', '=', commandId)
    .select(['case.state', 'command.state as command_state', 'command.answer'])
    .executeTakeFirstOrThrow();
  if (row.command_state === 'answered') return { kind: 'done', result: stepResult(row.answer) };
  if (row.state !== 'closed' && row.state !== 'void') return { kind: 'pending', commandId };
  services.log.info({ caseId, commandId }, 'case ended before the step');
  await refuseCommand(services.database, commandId, 'case-closed');
  throw new Problem('case-closed');
};

/**
 * What the engine says. A refusal counts when it comes from a run that knows the case that people see;
 * it may have taken the place of the one that refused, so it is asked once more. Null: the command
 * is left to the sender.
 */
const ask = async (
  services: ApiServices,
  caseId: string,
  command: CaseCommand,
): Promise<ActOutcome | null> => {
  const { database, engine } = services;
  const outcome = await engine.act(caseId, command);
  if (outcome.kind !== 'refused') return outcome;
  if (outcome.code === 'task-not-open' && (await putBehind(database, command.id))) return null;
  if (await engineDisagrees(services, caseId)) {
    await leaveToSender(database, command.id);
    return null;
  }
  return engine.act(caseId, command);
};

/** Sends a stored command and hears the engine's answer to its end. */
const bring = async (
  services: ApiServices,
  caseId: string,
  command: CaseCommand,
): Promise<Performed> => {
  const outcome = await ask(services, caseId, command);
  services.metrics.steps.inc({ type: command.action.type, outcome: outcome?.kind ?? 'pending' });
  if (outcome === null) return awaitAnswer(services, command.id);
  if (outcome.kind === 'done') {
    services.confirmations.add(command.id);
    return { kind: 'done', result: stepResult(outcome.result) };
  }
  if (outcome.kind === 'pending') return { kind: 'pending', commandId: command.id };
  if (outcome.kind === 'missing') return missing(services, caseId, command.id);
  await refuseCommand(services.database, command.id, outcome.code, { message: outcome.message });
  throw new Problem(outcome.code, { detail: outcome.message });
};

/**
 * Sends a stored command; the same id again gives the same answer. A step that is committed is answered
 * at once: the ledger is what counts (decision 11), and while the engine has not confirmed the command,
 * the sender sends it again.
 */
const sendCommand = async (
  services: ApiServices,
  caseId: string,
  command: CaseCommand,
): Promise<Performed> => {
  // A closed case has no workflow: the sender brings it back together with this command.
  if (command.action.type === 'reopen') return awaitAnswer(services, command.id);
  const expected = services.answers.expect(command.id);
  const committed = expected.told.then(
    (answer) => ({ kind: 'done', result: stepResult(answer) }) as const,
  );
  const brought = bring(services, caseId, command);
  // whoever was answered meanwhile is not there to hear of it any more
  brought.catch((error: unknown) => {
    services.log.debug({ err: error, caseId, commandId: command.id }, 'command not confirmed');
  });
  return Promise.race([committed, brought]).finally(() => {
    expected.forget();
  });
};

/**
 * What the same request of the same person had led to, or null when its key is new.
 * @throws Problem `idempotency-key-reused`, or the refusal of then
 */
export const performedBefore = async (
  services: ApiServices,
  person: string,
  repeatable: Repeatable,
): Promise<Performed | null> => {
  if (repeatable.key === null) return null;
  const known = await services.database
    .selectFrom('command')
    .where('principal', '=', person)
    .where('idempotency_key', '=', repeatable.key)
    .select(['id', 'case_id', 'body_hash', 'state', 'answer', 'payload'])
    .executeTakeFirst();
  if (known === undefined) return null;
  if (known.body_hash !== repeatable.bodyHash) throw new Problem('idempotency-key-reused');
  if (known.state === 'refused') throw storedRefusal(known.answer);
  if (known.state === 'answered') return { kind: 'done', result: stepResult(known.answer) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by performAct
  return sendCommand(services, known.case_id, known.payload as CaseCommand);
};

type Seen = NonNullable<AcceptCommandRequest['seen']>;

/**
 * For an act that was judged by what was `seen` of the case: null, and nothing is stored, when the case
 * has moved on since. Else as `performAct`.
 */
export const performAsSeen = async (
  services: ApiServices,
  act: Act,
  seen: Seen | null,
): Promise<Performed | null> => {
  if (services.engine.isAway()) throw new Problem('engine-unavailable', { retryAfter: 2 });
  const command: CaseCommand = { id: newId(), actor: act.actor, action: act.action };
  const answer = await acceptCommand(services.database, {
    id: command.id,
    caseId: act.caseId,
    principal: act.actor.person,
    idempotencyKey: act.repeatable.key,
    bodyHash: act.repeatable.bodyHash,
    payload: command,
    ...act.conditions,
    ...(seen === null ? {} : { seen }),
    ...(act.action.type === 'reopen' ? { sendAfterSeconds: 0 } : {}),
  });
  if (answer.code === 'accepted') return sendCommand(services, act.caseId, command);
  if (answer.code === 'moved-on') return null;
  const before =
    answer.code === 'repeated'
      ? await performedBefore(services, act.actor.person, act.repeatable)
      : null;
  if (before !== null) return before;
  throw refusalProblem(answer);
};

/**
 * Stores the command with its claim and submission in one statement, then sends it to the workflow
 * under the command's id. Refused before that statement, nothing is stored.
 * @throws Problem with the refusal of the database or of the workflow; `engine-unavailable` while the
 *   engine is known to be away (nothing is stored then)
 */
export const performAct = async (services: ApiServices, act: Act): Promise<Performed> => {
  const performed = await performAsSeen(services, act, null);
  if (performed === null) throw new Error('Expected no case to move on from what nobody has seen');
  return performed;
};
