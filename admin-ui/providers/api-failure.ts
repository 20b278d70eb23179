import type { Problem } from '../../api/contract/problems.ts';

/** The API refused or failed: `code` is stable and has words in messages `codes.problem`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/** No answer came: the network, or the server, is away. Nothing is known about the effect. */
export class NoAnswer extends Error {
  constructor() {
    super('Expected an answer of the server, but none came');
    this.name = 'NoAnswer';
  }
}

/** The code of a failure; `no-answer` when nothing came back. */
export function failureCode(failure: unknown): string {
  if (failure instanceof ApiProblem) {
    return failure.code;
  }
  return failure instanceof NoAnswer ? 'no-answer' : 'internal-error';
}

export const isProblem = (failure: unknown, code: string): failure is ApiProblem =>
  failure instanceof ApiProblem && failure.code === code;

/** What is wrong with the first thing that was filled in (messages `codes.field`); null when it is nothing of that kind. */
export const fieldCodeOf = (failure: unknown): string | null =>
  isProblem(failure, 'validation-failed') ? (failure.problem.errors?.[0]?.code ?? null) : null;

/** Why it is not possible, where the code alone does not say (messages `codes.reason`). */
export function reasonOf(failure: unknown): string | null {
  const reason = failure instanceof ApiProblem ? failure.problem.params?.['reason'] : null;
  return typeof reason === 'string' ? reason : null;
}

/** Under which the server has written down what happened, to be told to whoever repairs it. */
export const failureReference = (failure: unknown): string | undefined =>
  failure instanceof ApiProblem ? failure.problem.instance?.replace('urn:uuid:', '') : undefined;
