import type { FastifyInstance } from 'fastify';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import { Problem } from '../problem.ts';
import { routePermissions, type RoutePermission } from '../route-permissions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: RoutePermission;
  }
}

const permissionOf = (method: string, path: string): RoutePermission => {
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const permission = routePermissions[key];
  if (permission === undefined) {
    throw new Error(`Expected ${key} in the table of route permissions, but it is not declared`);
  }
  return permission;
};

/** Gives every route its permission when it is registered; a route that is not in the table stops the start. */
export const declarePermissions = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    for (const method of methods) {
      route.config = { ...route.config, permission: permissionOf(method, route.url) };
    }
  });
};

/** Refuses who may not call the route at all; which records they see is decided by scope in the route. */
export const authorize = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (request.is404 || permission === 'public') return;
    if (permission === undefined)
      throw new Error(
        `Expected a permission for ${request.routeOptions.url ?? '?'}, but found none`,
      );
    if (request.reader === null) throw new Problem('not-signed-in');
    if (permission === 'own-session') return;
    if (request.reader.passwordChange !== null) throw new Problem('password-change-required');
    if (permission !== 'signed-in' && !mayAnywhere(request.reader.principal, permission))
      throw new Problem('not-permitted');
  });
};
