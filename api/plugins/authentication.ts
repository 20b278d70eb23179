import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personHeader } from '../contract/person-header.ts';
import { unattendedHeader } from '../contract/unattended-header.ts';
import { Problem } from '../problem.ts';
import { tokenId, type ReaderStore } from '../reader-store.ts';
import type { OpenedSession } from '../sign-in.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The browser asks for it by itself, with no header of ours. */
    unattended?: boolean;
  }
}

const sessionCookie = 'bihuan_session';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sets the session cookie: unreadable by scripts, never sent across sites, only over TLS where there is TLS. */
export const setSessionCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  session: OpenedSession,
): void => {
  reply.setCookie(sessionCookie, session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: Math.floor(session.lastsMillis / 1000),
  });
};

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(sessionCookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
};

const bearerToken = (request: FastifyRequest): string | null => {
  const match = /^Bearer +([\w.~+/=-]{1,512})$/iu.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
};

/** A browser says where a request comes from; something else than a browser says nothing and has no cookie to abuse. */
const comesFromElsewhere = (request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
};

/** Whether a person can have caused it: only that keeps a session alive. */
const isAttended = (request: FastifyRequest): boolean =>
  request.headers[unattendedHeader] === undefined &&
  request.routeOptions.config.unattended !== true;

/** A tab that still shows whoever was signed in before must not act for whoever is now. */
const requirePersonMeant = (request: FastifyRequest): void => {
  const meant = request.headers[personHeader];
  if (request.reader === null || meant === undefined || safeMethods.has(request.method)) return;
  if (meant !== request.reader.id) throw new Problem('signed-in-as-other');
};

/**
 * Finds out who asks, before the body is read. A bearer token wins over a cookie; a request that
 * changes something and is not carried by a bearer token must come from this origin.
 */
export const authenticate = (app: FastifyInstance, readers: ReaderStore): void => {
  app.decorateRequest('reader', null);
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization !== undefined) {
      const token = bearerToken(request);
      request.reader = token === null ? null : await readers.byBearer(token);
      if (request.reader === null) throw new Problem('not-signed-in');
      return;
    }
    if (!safeMethods.has(request.method) && comesFromElsewhere(request))
      throw new Problem('origin-refused');
    if (request.routeOptions.config.permission === 'public') return;
    const cookie = request.cookies[sessionCookie];
    if (cookie !== undefined && cookie !== '')
      request.reader = await readers.bySession(tokenId(cookie), isAttended(request));
    requirePersonMeant(request);
  });
};
