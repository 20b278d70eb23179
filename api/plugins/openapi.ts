import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import { Problem } from '../contract/problems.ts';
import { personHeader } from '../contract/person-header.ts';
import { problemCodes } from '../problem-codes.ts';
import type { App } from '../services.ts';
import { version } from '../../migrations/software-version.ts';

const codeTable = (): string => {
  const rows = Object.entries(problemCodes).map(
    ([code, { status, title }]) => `| \`${code}\` | ${String(status)} | ${title} |`,
  );
  return ['| code | status | meaning |', '|---|---|---|', ...rows].join('\n');
};

const description = (): string =>
  [
    'The public surface of the command centre. Errors are RFC 9457 problem documents with a stable `code`:',
    '',
    codeTable(),
    '',
    `Writes of a session may name whom they are meant to be of (\`${personHeader}\`, an id): of anybody else, \`signed-in-as-other\`.`,
    'Writes that may be repeated take `Idempotency-Key`: the same key and body answer the first result.',
  ].join('\n');

const RepeatHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'the same key and body answer the first result',
    }),
  ),
});

/** Writes that take `Idempotency-Key`; claims and releases are the same however often they come. */
const isRepeatable = (method: string | readonly string[], url: string): boolean =>
  method === 'POST' && (url === '/api/reports' || /\/(?:complete|actions)$/u.test(url));

/** Collects the OpenAPI 3.1 document from the schemas of the routes; register before the routes. */
export const describeApi = async (app: App): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Bihuan 闭环', version, description: description() },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'bihuan_session' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
      tags: [
        'session',
        'accounts',
        'reports',
        'cases',
        'tasks',
        'saved-views',
        'procedures',
        'board',
        'statistics',
        'events',
        'audit',
        'messages',
        'reference',
        'attachments',
        'imports',
        'system',
      ].map((name) => ({ name })),
    },
    transform: ({ schema, url, route }) => {
      const permission = route.config?.permission;
      const problem = Type.Unsafe({
        description: 'problem document',
        content: { 'application/problem+json': { schema: Problem } },
      });
      const described = typeof schema === 'object' ? schema : {};
      return {
        url,
        schema: {
          ...described,
          ...(url.startsWith('/api') || described.hide === true ? {} : { hide: url === '/*' }),
          ...(isRepeatable(route.method, url) ? { headers: RepeatHeaders } : {}),
          response: {
            ...(typeof described.response === 'object' ? described.response : {}),
            default: problem,
          },
          ...(permission === 'public' ? {} : { security: [{ session: [] }, { token: [] }] }),
          'x-permission': permission,
        },
      };
    },
  });
};

/** The docs page's own script starts with one line in the page; the nonce admits that line alone. */
export const docsNonce = randomBytes(16).toString('base64url');
