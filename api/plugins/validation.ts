import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { isRecord } from '../../domain/is-record.ts';

const wholeNumber = /^-?\d{1,15}$/u;
const decimalNumber = /^-?\d{1,15}(?:\.\d{1,15})?$/u;

const readScalar = (type: unknown, text: string): unknown => {
  if (type === 'integer' && wholeNumber.test(text)) return Number(text);
  if (type === 'number' && decimalNumber.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};

/** Query strings and paths carry text only: numbers and booleans written exactly become such, the rest stays. */
const readTexts = (schema: TSchema, value: unknown): unknown => {
  const properties: unknown = 'properties' in schema ? schema.properties : undefined;
  if (!isRecord(value) || !isRecord(properties)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, given]) => {
      const property = properties[name];
      return [
        name,
        isRecord(property) && typeof given === 'string'
          ? readScalar(property['type'], given)
          : given,
      ];
    }),
  );
};

/**
 * Requests are checked by TypeBox as they stand: nothing is coerced in a body, nothing unknown is
 * dropped silently (schemas say `additionalProperties: false`).
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (value: unknown) => {
    const read = httpPart === 'body' ? value : readTexts(schema, value);
    if (validator.Check(read)) return { value: read };
    // Only what Fastify's own error type knows; `instancePath` becomes the problem's `path`.
    return {
      error: validator
        .Errors(read)
        .map((error) => Object.assign({}, error, { params: { ...error.params } })),
    };
  };
};

/** Answers are built to their schema by the queries; the compiler and the tests hold them to it. */
export const plainSerializer: FastifySerializerCompiler<TSchema> = () => (data) =>
  JSON.stringify(data);

/** For tests: an answer that does not fit its schema is a defect. */
export const checkingSerializer: FastifySerializerCompiler<TSchema> = ({ schema, method, url }) => {
  const validator = Compile(schema);
  return (data) => {
    const text = JSON.stringify(data);
    const sent: unknown = JSON.parse(text);
    if (validator.Check(sent)) return text;
    const faults = validator.Errors(sent).map((fault) => `${fault.instancePath} ${fault.message}`);
    throw new Error(
      `Expected an answer of ${method} ${url} that fits its schema, but: ${faults.slice(0, 5).join('; ')}`,
    );
  };
};
