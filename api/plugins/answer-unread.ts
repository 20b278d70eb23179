import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, problemDocument } from '../problem.ts';
import type { ProblemCodeName } from '../problem-codes.ts';

/** What Node says of a request that it could not read to its end. */
const codes: Readonly<Record<string, ProblemCodeName>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

const asHttp = (problem: Problem): string => {
  const body = JSON.stringify(problemDocument(problem, randomUUID()));
  return [
    `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

/** Answers what no route, hook or error handler gets to see: a request that is not read as HTTP. */
export const answerUnread = (
  error: Error & { readonly code?: string | undefined },
  socket: Socket,
): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = new Problem(codes[error.code ?? ''] ?? 'malformed-request');
  if (socket.writable) socket.write(asHttp(problem));
  socket.destroySoon();
};
