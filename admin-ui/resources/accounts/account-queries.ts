import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Account, NewAccount, OneTimePassword } from '../../../api/contract/accounts.ts';
import type { ApiToken, IssuedApiToken, NewApiToken } from '../../../api/contract/tokens.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { readAll } from '../../providers/read-all.ts';

/* Keys begin with `accounts`: a change of the organisation makes them stale too. */

const at = (path: string, id: string, rest: string): string =>
  `${path}/${encodeURIComponent(id)}/${rest}`;

export function useAccounts(filter: object): UseQueryResult<readonly Account[]> {
  const text = JSON.stringify(filter);
  return useQuery({
    queryKey: ['accounts', text],
    queryFn: ({ signal }) => readAll<Account>('/api/accounts', { filter: text }, signal),
    placeholderData: (before) => before,
  });
}

export const createAccount = (body: NewAccount): Promise<OneTimePassword> =>
  apiFetch('/api/accounts', { method: 'POST', body });
export const resetPassword = (id: string): Promise<OneTimePassword> =>
  apiFetch(at('/api/accounts', id, 'reset-password'), { method: 'POST' });
export const setAccountActive = (id: string, active: boolean): Promise<Account> =>
  apiFetch(at('/api/accounts', id, active ? 'enable' : 'disable'), { method: 'POST' });

export function useTokens(filter: object): UseQueryResult<readonly ApiToken[]> {
  const text = JSON.stringify(filter);
  return useQuery({
    queryKey: ['accounts', 'tokens', text],
    queryFn: ({ signal }) => readAll<ApiToken>('/api/tokens', { filter: text }, signal),
    placeholderData: (before) => before,
  });
}

export const issueToken = (body: NewApiToken): Promise<IssuedApiToken> =>
  apiFetch('/api/tokens', { method: 'POST', body });
export const revokeToken = (id: string): Promise<ApiToken> =>
  apiFetch(at('/api/tokens', id, 'revoke'), { method: 'POST' });
