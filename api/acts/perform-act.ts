import {
  acceptCommand,
  type AcceptCommandAnswer,
  type AcceptCommandRequest,
  type KnownCommand,
} from '../../migrations/functions/accept-command.ts';
import { refuseCommand } from '../../migrations/functions/finish-commands.ts';
import type { ActResult, Actor, CaseAction, CaseCommand } from '../../workflows/contract.ts';
import type { StepResult } from '../contract/tasks.ts';
import type { Repeatable } from '../idempotency.ts';
import { isRecord } from '../is-record.ts';
import { newId } from '../new-id.ts';
import { Problem } from '../problem.ts';
import { isProblemCode, type ProblemCodeName } from '../problem-codes.ts';
import type { ApiServices } from '../services.ts';

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

/** The engine's refusal as the command row keeps it. */
const storedRefusal = (answer: unknown): Problem => {
  const code = isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : '';
  return new Problem(isProblemCode(code) ? code : 'action-not-available');
};

const refusalProblem = (answer: Extract<AcceptCommandAnswer, { code: string }>): Problem => {
  const code: ProblemCodeName = isProblemCode(answer.code) ? answer.code : 'action-not-available';
  if (answer.code === 'validation-failed') {
    const path = `/${answer.path ?? 'attachments'}`;
    return new Problem(code, {
      errors: [
        {
          path,
          code: 'unknown-reference',
          message: 'must be own files that nothing refers to yet',
        },
      ],
    });
  }
  return new Problem(code);
};

/** What the workflow answered when it was asked first; only `record_progress` writes it. */
const storedResult = (answer: unknown): StepResult =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from the workflow's ActResult
  stepResult(answer as ActResult);

const stepResult = (result: ActResult): StepResult => ({
  seq: result.seq,
  step: result.step,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stages of diagrams are checked at publishing
  stage: result.stage as StepResult['stage'],
  caseState: result.caseState,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
  tasks: result.tasks as StepResult['tasks'],
});

const send = async (
  services: ApiServices,
  caseId: string,
  command: CaseCommand,
): Promise<Performed> => {
  const outcome = await services.engine.act(caseId, command);
  services.metrics.steps.inc({ type: command.action.type, outcome: outcome.kind });
  if (outcome.kind === 'done') {
    services.confirmations.add(command.id);
    return { kind: 'done', result: stepResult(outcome.result) };
  }
  if (outcome.kind === 'pending') return { kind: 'pending', commandId: command.id };
  await refuseCommand(services.database, command.id, outcome.code, { message: outcome.message });
  throw new Problem(outcome.code, { detail: outcome.message });
};

/** The same request came before: its answer, or another try under the same id. */
const repeat = async (services: ApiServices, known: KnownCommand): Promise<Performed> => {
  if (known.state === 'refused') throw storedRefusal(known.answer);
  if (known.state === 'answered') return { kind: 'done', result: storedResult(known.answer) };
  const row = await services.database
    .selectFrom('command')
    .where('id', '=', known.commandId)
    .select('payload')
    .executeTakeFirstOrThrow();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
  return send(services, known.caseId, row.payload as CaseCommand);
};

/**
 * Stores the command with its claim and submission in one statement, then sends it to the workflow
 * under the command's id. Refused before that statement, nothing is stored.
 * @throws Problem with the refusal of the database or of the workflow; `engine-unavailable` while the
 *   engine is known to be away (nothing is stored then)
 */
export const performAct = async (services: ApiServices, act: Act): Promise<Performed> => {
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
  });
  if (answer.code === 'accepted') return send(services, act.caseId, command);
  if (answer.code === 'repeated') return repeat(services, answer);
  throw refusalProblem(answer);
};
