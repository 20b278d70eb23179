import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { App } from '../services.ts';

/** As OWASP ASVS V3 wants them. */
const secure = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      mediaSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});

/** What helmet writes; nothing of it depends on the request. */
const securityHeaders = async (): Promise<ReadonlyMap<string, string>> => {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  await new Promise<void>((resolve, reject) => {
    secure(request, response, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  return new Map(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
};

/**
 * Headers of every answer (OWASP ASVS V3). Scripts come from this origin only; styles may be inline
 * because the component library writes them at run time. Transport security is announced by the
 * proxy that speaks TLS.
 */
export const setSecurityHeaders = async (app: App): Promise<void> => {
  const headers = await securityHeaders();
  app.addHook('onRequest', async (request, reply) => {
    // On the raw answer, so that those that are written by hand have them, too.
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    // Answers of the API are for one person and one moment.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
};
