import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Setting, SettingHistory, SettingList } from '../../../api/contract/settings.ts';
import { apiFetch } from '../../providers/api-fetch.ts';

export function useSettings(): UseQueryResult<SettingList> {
  return useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => apiFetch<SettingList>('/api/settings', { signal }),
  });
}

export function useSettingHistory(key: string): UseQueryResult<SettingHistory> {
  return useQuery({
    queryKey: ['settings', key, 'history'],
    queryFn: ({ signal }) =>
      apiFetch<SettingHistory>(`/api/settings/${encodeURIComponent(key)}/history`, { signal }),
  });
}

/** A value to set; undefined puts the default back. */
export type SettingWrite = (key: string, value: unknown, version: number) => Promise<Setting>;

const send: SettingWrite = async (key, value, version) => {
  const path = `/api/settings/${encodeURIComponent(key)}`;
  if (value !== undefined)
    return apiFetch<Setting>(path, { method: 'PUT', body: { value, version } });
  return apiFetch<Setting>(`${path}/reset`, { method: 'POST', body: { version } });
};

/** Writes a setting; afterwards all of them are asked for again, also when it was refused. */
export function useWriteSetting(): SettingWrite {
  const queries = useQueryClient();
  return async (key, value, version) => {
    try {
      return await send(key, value, version);
    } finally {
      await queries.invalidateQueries({ queryKey: ['settings'] });
    }
  };
}
