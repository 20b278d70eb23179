import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Problem } from '../problem.ts';
import type { App } from '../services.ts';
import { sendProblem } from './error-handler.ts';

const isPage = (method: string, url: string, accept: string | undefined): boolean =>
  method === 'GET' &&
  !/^\/(?:api|assets|healthz|readyz|metrics)(?:[/?]|$)/u.test(url) &&
  (accept ?? '').includes('text/html');

/** Serves the built front end where there is one; its own paths (`/cases/…`) get its page. */
export const serveAdminUi = async (app: App, directory: string): Promise<void> => {
  const built = existsSync(join(directory, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      prefix: '/',
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names in /assets carry a hash of the content.
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = built && isPage(request.method, request.url, request.headers.accept);
    if (page) void reply.sendFile('index.html');
    else sendProblem(request, reply, new Problem('not-found'));
  });
};
