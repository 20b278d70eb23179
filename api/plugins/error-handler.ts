import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemDocument, type ProblemDetail } from '../problem.ts';
import type { ProblemCodeName } from '../problem-codes.ts';
import { writeSecurityEvent } from '../security-log.ts';

/** Codes of Fastify and its plugins that are the client's doing. */
const frameworkCodes: Readonly<Record<string, ProblemCodeName>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'validation-failed',
  FST_REQ_FILE_TOO_LARGE: 'payload-too-large',
  FST_FILES_LIMIT: 'payload-too-large',
  FST_PARTS_LIMIT: 'payload-too-large',
  FST_FIELDS_LIMIT: 'payload-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
};

const statusCodes: Readonly<Record<number, ProblemCodeName>> = {
  400: 'malformed-json',
  404: 'not-found',
  406: 'not-acceptable',
  413: 'payload-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** The database is away: its connection was refused, cut, or the server is going down or coming up. */
const databaseAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
]);

type ValidationFault = NonNullable<FastifyError['validation']>[number];

const codeOf = (fault: ValidationFault): string => {
  if (fault.keyword === 'boolean' || fault.keyword === 'additionalProperties')
    return 'unknown-field';
  return fault.keyword;
};

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

const roots: Readonly<Record<string, string>> = {
  querystring: '/query',
  params: '/path',
  headers: '/header',
};

/** One entry a field: what is missing and what is unknown gets its own path. */
const detailsOf = (fault: ValidationFault, root: string): ProblemDetail[] => {
  const at = `${root}${fault.instancePath}`;
  if (fault.keyword === 'required') {
    const names = namesIn(fault.params['requiredProperties'] ?? [fault.params['missingProperty']]);
    return names.map((name) => ({
      path: `${at}/${name}`,
      code: 'required',
      message: 'is required',
    }));
  }
  // TypeBox reports an unknown field twice: at the field and at its object.
  if (fault.keyword === 'additionalProperties') return [];
  const message = fault.keyword === 'boolean' ? 'is not known' : (fault.message ?? 'is wrong');
  return [{ path: at, code: codeOf(fault), message }];
};

const validationProblem = (error: FastifyError): Problem => {
  const root = roots[error.validationContext ?? ''] ?? '';
  const faults = error.validation ?? [];
  return new Problem('validation-failed', {
    errors: faults.flatMap((fault) => detailsOf(fault, root)).slice(0, 50),
  });
};

/** Turns whatever was thrown into a problem; what nobody foresaw is `internal-error` and says nothing. */
const problemOf = (error: FastifyError): Problem => {
  if (error instanceof Problem) return error;
  if (error.validation !== undefined) return validationProblem(error);
  const known = frameworkCodes[error.code];
  if (known !== undefined) return new Problem(known);
  if (databaseAway.has(error.code)) return new Problem('database-unavailable', { retryAfter: 2 });
  const byStatus = statusCodes[error.statusCode ?? 500];
  return new Problem(byStatus ?? 'internal-error');
};

/** As bytes, so that nothing is added to the media type of RFC 9457. */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): FastifyReply => {
  if (problem.extras.retryAfter !== undefined)
    reply.header('retry-after', String(problem.extras.retryAfter));
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problemDocument(problem, request.id))));
};

const forbidden: ReadonlySet<ProblemCodeName> = new Set(['not-permitted', 'origin-refused']);

/** Refused rights are security events (GB/T 22239 7.1.4.3); those of strangers would only flood the log. */
const logRefusal = async (
  app: FastifyInstance,
  request: FastifyRequest,
  problem: Problem,
): Promise<void> => {
  if (request.reader === null || !forbidden.has(problem.code)) return;
  const { services } = app;
  const params = {
    method: request.method,
    route: request.routeOptions.url ?? '',
    code: problem.code,
  };
  await writeSecurityEvent(
    services.database,
    { person: request.reader.id, type: 'request-refused', success: false, params },
    services.now(),
  );
};

export const handleErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error }, problem.code);
    try {
      await logRefusal(app, request, problem);
    } catch (failure) {
      request.log.error({ err: failure }, 'security log not written');
    }
    return sendProblem(request, reply, problem);
  });
};
