import type { FastifyRequest } from 'fastify';
import type { PasswordChangeReason } from '../domain/accounts/password-change.ts';
import type { Principal, Role } from '../domain/permissions/roles.ts';
import { Problem } from './problem.ts';

export interface ReaderPost {
  readonly role: Role;
  readonly unit: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly grid: { readonly id: string; readonly name: string; readonly nameEn: string } | null;
  readonly since: Date;
}

/** The person behind a request, with the posts that are valid now. */
export interface Reader {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  /** Those that began earliest first. */
  readonly posts: readonly ReaderPost[];
  /** The same person as permissions see them. */
  readonly principal: Principal;
  /** For the unit of each post: itself and all units below it. */
  readonly unitsBelow: ReadonlyMap<string, readonly string[]>;
  /** Null for machines with a bearer token. */
  readonly sessionId: string | null;
  /** An account of the demonstration. */
  readonly demo: boolean;
  /** Why nothing else is possible before the password is changed; null for machines. */
  readonly passwordChange: PasswordChangeReason | null;
}

/** @throws Problem `not-signed-in` */
export const readerOf = (request: Pick<FastifyRequest, 'reader'>): Reader => {
  if (request.reader === null) throw new Problem('not-signed-in');
  return request.reader;
};
