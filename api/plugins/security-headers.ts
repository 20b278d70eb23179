import helmet from '@fastify/helmet';
import type { App } from '../services.ts';

/**
 * Headers of every answer (OWASP ASVS V3). Scripts come from this origin only; styles may be inline
 * because the component library writes them at run time. Transport security is announced by the
 * proxy that speaks TLS.
 */
export const setSecurityHeaders = async (app: App): Promise<void> => {
  await app.register(helmet, {
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
  app.addHook('onRequest', async (request, reply) => {
    // Answers of the API are for one person and one moment.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
};
