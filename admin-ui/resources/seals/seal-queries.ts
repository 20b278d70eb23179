import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Seal, SealList, SealVerdict } from '../../../api/contract/audit.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';

const perPage = 50;

export const useSeals = (): Pages<SealList> =>
  usePages({ key: ['seals'], path: '/api/seals', query: { perPage } });

const pathOf = ({ id }: Seal, part: string): string =>
  `/api/seals/${encodeURIComponent(id)}/${part}`;

/** Where the file is that proves a seal outside. */
export const proofPath = (seal: Seal): string => pathOf(seal, 'proof');

/** Computes a seal anew and holds it against the ledgers; on demand, since it reads the ends of all chains. */
export const useSealVerdict = (seal: Seal): UseMutationResult<SealVerdict, Error, void> =>
  useMutation({
    mutationFn: async () => apiFetch<SealVerdict>(pathOf(seal, 'verification')),
  });
