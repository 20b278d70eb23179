import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { Database } from '../../migrations/schema/index.ts';
import type { ApiToken } from '../contract/tokens.ts';
import { Id, StringEnum } from '../contract/common.ts';
import type { ListQuery } from '../list-request.ts';
import { Problem } from '../problem.ts';
import {
  containsText,
  readShortListRequest,
  shortListPage,
  type ShortList,
} from '../queries/short-list.ts';
import type { ApiServices } from '../services.ts';

const shape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      account: Type.Optional(Id),
      state: Type.Optional(StringEnum(['valid', 'expired', 'revoked', 'account-disabled'])),
    },
    { additionalProperties: false },
  ),
  sorts: ['name', 'createdAt', 'id'] as const,
  by: 'createdAt',
  order: 'DESC',
} as const;

interface Times {
  readonly revoked_at: Date | null;
  readonly expires_at: Date | null;
  readonly active: boolean;
}

const stateOf = ({ revoked_at, expires_at, active }: Times, at: Date): ApiToken['state'] => {
  if (revoked_at !== null) return 'revoked';
  if (expires_at !== null && expires_at <= at) return 'expired';
  return active ? 'valid' : 'account-disabled';
};

const named = (
  id: string | null,
  name: string | null,
  nameEn: string | null,
): ApiToken['issuedBy'] => (id === null ? null : { id, name: name ?? '', nameEn: nameEn ?? '' });

const tokenRows = async (
  database: Kysely<Database>,
  at: Date,
  id?: string,
): Promise<ApiToken[]> => {
  let query = database
    .selectFrom('api_token')
    .innerJoin('person', 'person.id', 'api_token.person_id')
    .leftJoin('person as issuer', 'issuer.id', 'api_token.issued_by')
    .leftJoin('person as revoker', 'revoker.id', 'api_token.revoked_by')
    .select(['api_token.id', 'api_token.name', 'api_token.created_at', 'api_token.expires_at'])
    .select(['api_token.last_used_at', 'api_token.revoked_at'])
    .select(['person.id as person_id', 'person.name as person_name', 'person.active'])
    .select('person.name_en as person_name_en')
    .select(['issuer.id as issuer_id', 'issuer.name as issuer_name'])
    .select('issuer.name_en as issuer_name_en')
    .select(['revoker.id as revoker_id', 'revoker.name as revoker_name'])
    .select('revoker.name_en as revoker_name_en');
  if (id !== undefined) query = query.where('api_token.id', '=', id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    account: { id: row.person_id, name: row.person_name, nameEn: row.person_name_en },
    state: stateOf(row, at),
    createdAt: row.created_at.toISOString(),
    issuedBy: named(row.issuer_id, row.issuer_name, row.issuer_name_en),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: named(row.revoker_id, row.revoker_name, row.revoker_name_en),
  }));
};

type Used = Pick<ApiServices, 'database' | 'now'>;

/** @throws Problem `unknown-filter`, `unknown-sort`, `cursor-invalid`, `validation-failed` */
export const listTokens = async (
  { database, now }: Used,
  query: ListQuery,
): Promise<ShortList<ApiToken>> => {
  const wanted = readShortListRequest(shape, query);
  const { q, account, state } = wanted.filter;
  const rows = (await tokenRows(database, now()))
    .filter((row) => account === undefined || row.account.id === account)
    .filter((row) => state === undefined || row.state === state)
    .filter((row) => containsText(q, [row.name, row.account.name, row.account.nameEn ?? '']));
  return shortListPage(rows, wanted, (row, sort) => row[sort]);
};

/** @throws Problem `not-found` */
export const tokenOf = async ({ database, now }: Used, id: string): Promise<ApiToken> => {
  const [row] = await tokenRows(database, now(), id);
  if (row === undefined) throw new Problem('not-found');
  return row;
};
