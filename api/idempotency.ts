import type { FastifyRequest } from 'fastify';
import { canonicalHash } from './canonical-hash.ts';
import { fieldProblem } from './problem.ts';

/** Under which key a write may be repeated, and what it must be the same as. */
export interface Repeatable {
  readonly key: string | null;
  readonly bodyHash: string;
}

const keyShape = /^[\x21-\x7e]{1,128}$/u;

/**
 * Reads `Idempotency-Key`. The hash covers method, path and body, so that a key belongs to one request.
 * @throws Problem `validation-failed` for a key that is not printable ASCII of at most 128 characters
 */
export const repeatableOf = (request: FastifyRequest): Repeatable => {
  const given = request.headers['idempotency-key'];
  const key = typeof given === 'string' ? given : null;
  if (key !== null && !keyShape.test(key)) {
    throw fieldProblem('validation-failed', '/header/idempotency-key', {
      code: 'pattern',
      message: 'must be 1 to 128 printable characters without blanks',
    });
  }
  const [path] = request.url.split('?');
  return {
    key,
    bodyHash: canonicalHash({ method: request.method, path, body: request.body ?? null }),
  };
};
