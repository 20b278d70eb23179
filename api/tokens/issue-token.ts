import { randomBytes } from 'node:crypto';
import { isMachine } from '../../domain/permissions/machine-posts.ts';
import { checkLine } from '../../domain/text/check-line.ts';
import { newId } from '../../migrations/new-id.ts';
import { heldAt } from '../accounts/valid-posts.ts';
import type { IssuedApiToken, NewApiToken } from '../contract/tokens.ts';
import { noteChange } from '../organisation/history.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { tokenId } from '../reader-store.ts';
import type { ApiServices } from '../services.ts';
import { tokenOf } from './token-list.ts';

/** The beginning says to whoever finds one what it is, and lets scanners of repositories find it. */
const prefix = 'bihuan_';
const secretBytes = 32;

const checkToken = async (
  { database }: Pick<ApiServices, 'database'>,
  wanted: NewApiToken,
  at: Date,
): Promise<readonly ProblemDetail[]> => {
  const errors: ProblemDetail[] = [];
  const line = checkLine(wanted.name, 64);
  if (!line.ok) errors.push({ path: '/name', code: line.code, message: 'must be one line' });
  if (new Date(wanted.expiresAt) <= at)
    errors.push({ path: '/expiresAt', code: 'in-the-past', message: 'is in the past' });
  const posts = await database
    .selectFrom('person')
    .leftJoin('post', 'post.person_id', 'person.id')
    .where('person.id', '=', wanted.account)
    .where('person.active', '=', true)
    .where(heldAt(at))
    .select('post.role')
    .execute();
  if (!isMachine(posts.map(({ role }) => role ?? '')))
    errors.push({
      path: '/account',
      code: 'not-a-machine',
      message: 'is no enabled account of another system',
    });
  return errors;
};

/**
 * Issues a token for the account of another system; answers it, this once.
 * @throws Problem `validation-failed`, also for the account of a person
 */
export const issueToken = async (
  services: Pick<ApiServices, 'database' | 'now'>,
  reader: Reader,
  wanted: NewApiToken,
): Promise<IssuedApiToken> => {
  const at = services.now();
  const errors = await checkToken(services, wanted, at);
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  const token = `${prefix}${randomBytes(secretBytes).toString('base64url')}`;
  const id = newId();
  await services.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('api_token')
      .values({
        id,
        name: wanted.name.trim(),
        hash: tokenId(token),
        person_id: wanted.account,
        created_at: at,
        expires_at: new Date(wanted.expiresAt),
        issued_by: reader.id,
      })
      .execute();
    await noteChange(transaction, {
      by: reader.id,
      type: 'token-issued',
      subject: `token:${id}`,
      params: { account: wanted.account, expires: wanted.expiresAt },
      at,
    });
  });
  return { issued: await tokenOf(services, id), token };
};
