import type { Problem as ProblemDocument } from './contract/problems.ts';
import { problemCodes, type ProblemCodeName } from './problem-codes.ts';

export interface ProblemDetail {
  /** A JSON pointer into the request: `/data/unit`, `/filter/stage`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: readonly ProblemDetail[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
  /** Facts that the UI shows, such as who holds the task; never personal data. */
  readonly params?: Readonly<Record<string, string | number | null>>;
}

/** A refusal with a stable code, thrown in routes and turned into RFC 9457 by the error handler. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCodeName;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCodeName, extras: ProblemExtras = {}) {
    super(extras.detail ?? problemCodes[code].title);
    this.code = code;
    this.extras = extras;
  }

  get status(): number {
    return problemCodes[this.code].status;
  }
}

/** One field is wrong. */
export const fieldProblem = (
  code: ProblemCodeName,
  path: string,
  fault: { readonly code: string; readonly message: string },
): Problem => new Problem(code, { detail: fault.message, errors: [{ path, ...fault }] });

/** The document as it goes out; `instance` is the request's id, which the logs carry too. */
export const problemDocument = (problem: Problem, requestId: string): ProblemDocument => ({
  type: `/api/docs#problem-${problem.code}`,
  title: problemCodes[problem.code].title,
  status: problem.status,
  code: problem.code,
  ...(problem.extras.detail === undefined ? {} : { detail: problem.extras.detail }),
  instance: `urn:request:${requestId}`,
  ...(problem.extras.errors === undefined ? {} : { errors: [...problem.extras.errors] }),
  ...(problem.extras.params === undefined ? {} : { params: problem.extras.params }),
});
