import type { FastifyMultipartBaseOptions } from '@fastify/multipart';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { validatorCompiler } from '../plugins/validation.ts';

/** A form with one file and a few short fields; what is larger is refused while it comes in. */
export const formLimits = (largestFile: number): FastifyMultipartBaseOptions => ({
  throwFileSizeLimit: false,
  limits: {
    // One byte more than is taken, so that a file of exactly the limit is not mistaken for a larger one.
    fileSize: largestFile + 1,
    files: 1,
    fields: 8,
    parts: 9,
    fieldNameSize: 100,
    fieldSize: 256 * 1024,
    headerPairs: 50,
  },
});

/**
 * Routes with a form describe its shape for the OpenAPI document, but their parts arrive as a
 * stream and are checked as they come; everything else is checked as usual.
 */
export const validateAllButForm: FastifySchemaCompiler<TSchema> = (route) =>
  route.httpPart === 'body' ? (): boolean => true : validatorCompiler(route);
