import type { EngineEvent } from '../bpmn/engine/events.ts';
import { emptyState } from '../bpmn/engine/interpreter.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { PlannedEntry } from './actions/action-rule.ts';
import { restore } from './carried-case.ts';
import { emptyBook } from './case-book.ts';
import { CaseShell } from './case-shell.ts';
import {
  rulesOf,
  type Actor,
  type CaseInput,
  type Reseeding,
  type StartCause,
} from './contract.ts';

type StartEvent = Extract<EngineEvent, { readonly type: 'start' }>;

const system: Actor = { person: null, origin: 'system' };

/** The first message of a conversation gives its keys their values, also by what its sender says. */
const startedBy = (cause: StartCause | undefined): Pick<StartEvent, 'message'> =>
  cause?.type === 'message' && cause.correlation !== undefined
    ? { message: { name: cause.message, correlation: cause.correlation } }
    : {};

const countedAt = ({ engineVersion, offset = 0 }: CaseInput): Pick<StartEvent, 'offset'> =>
  rulesOf(engineVersion) === 1 || offset === 0 ? {} : { offset };

const start = (
  shell: CaseShell,
  input: CaseInput,
  begin: Pick<
    CaseInput['begin'] & { readonly kind: 'start' },
    'variables' | 'actor' | 'element' | 'cause'
  >,
  at: number,
): void => {
  const { person } = begin.actor;
  const variables = {
    ...begin.variables,
    caseId: input.caseId,
    settings: input.settings.variables,
  };
  const event = {
    type: 'start' as const,
    variables,
    at,
    ...(begin.element === undefined ? {} : { element: begin.element }),
    ...startedBy(begin.cause),
    ...countedAt(input),
    ...(person === null ? {} : { by: person }),
  };
  const { graphHash, engineVersion } = input;
  const cause = begin.cause === undefined ? {} : { cause: begin.cause };
  shell.record(
    { type: 'case-started', params: { event, graphHash, engineVersion, ...cause } },
    at,
    begin.actor,
  );
};

const reseeded = ({ reason, engineStep }: Reseeding, ledgerStep: number): PlannedEntry => ({
  type: 'case-reseeded',
  params: engineStep === undefined ? { reason } : { reason, ledgerStep, engineStep },
});

/**
 * The shell of a case that starts, goes on, or comes back from its ledger. Throws `ActRefused` or
 * `ActDefect` when the command that a reseed was made for is refused.
 */
export const beginCase = (input: CaseInput, procedure: Procedure, at: number): CaseShell => {
  const { caseId, engineVersion, graphHash, settings, begin } = input;
  const about = { caseId, engineVersion, graphHash, settings, procedure };
  if (begin.kind === 'start') {
    const book = emptyBook(emptyState(procedure, rulesOf(engineVersion)));
    const shell = new CaseShell({ ...about, book, step: 0, processed: [] });
    start(shell, input, begin, at);
    if (begin.again !== undefined) shell.record(reseeded(begin.again, 0), at);
    return shell;
  }
  const shell = new CaseShell({ ...about, ...restore(begin.carried) });
  if (begin.kind === 'carry') return shell;
  const { then } = begin;
  shell.record(reseeded(begin, begin.carried.step), at, then?.actor ?? system);
  if (then !== undefined) shell.act(then, at);
  return shell;
};
