import type { FastifyInstance } from 'fastify';

/**
 * JSON only (files have a parser of their own). A body that is announced and then left empty is the
 * same as none: many clients set the type on every request.
 */
export const parseBodies = (app: FastifyInstance): void => {
  app.removeContentTypeParser('text/plain');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, null);
    else void parse(request, body.toString(), done);
  });
};
