import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { SealedHead } from '../../domain/ledger/seal-text.ts';
import {
  type ChainBreak,
  type ChainedEntry,
  type ChainHead,
  verifyChain,
} from '../../domain/ledger/verify-chain.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { readChains } from '../cases/read-chains.ts';

export interface ChainFault {
  readonly caseId: string;
  /** The first entry that cannot be trusted. */
  readonly seq: number;
  readonly reason: ChainBreak | 'sealed-otherwise';
}

export interface CheckedChains {
  /** The last case of them; null: there was none. */
  readonly last: string | null;
  readonly cases: number;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

const sealedOf = async (
  database: Kysely<Database>,
  ids: readonly string[],
): Promise<SealedHead[]> =>
  ids.length === 0
    ? []
    : database
        .selectFrom('seal_head')
        .where('case_id', 'in', ids)
        .orderBy('case_id')
        .orderBy('seal_id')
        .select(['case_id as caseId', 'seq', 'hash'])
        .execute();

interface Chain {
  readonly head: ChainHead;
  readonly entries: readonly ChainedEntry[];
  /** What the seals have signed of it, in order. */
  readonly sealed: readonly SealedHead[];
}

/** A chain that was written anew as a whole holds in itself; what a seal has kept of it does not. */
const faultOf = ({ head, entries, sealed }: Chain): Pick<ChainFault, 'seq' | 'reason'> | null => {
  const { firstBroken, reason } = verifyChain(entries, sha256, head);
  if (firstBroken !== null && reason !== null) return { seq: firstBroken, reason };
  const changed = sealed.find(({ seq, hash }) => entries[seq - 1]?.hash !== hash);
  return changed === undefined ? null : { seq: changed.seq, reason: 'sealed-otherwise' };
};

/**
 * Verifies the chains of the next cases in order of id, by themselves and by what seals have signed of them, all as of
 * one moment: a case that moves on is not torn apart.
 */
export const chainsAfter = async (
  database: Kysely<Database>,
  after: string,
  limit: number,
): Promise<CheckedChains> => {
  const { heads, chains, sealed } = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('case')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .select(['id', 'ledger_seq as seq', 'ledger_hash as hash'])
        .execute();
      const ids = rows.map(({ id }) => id);
      return {
        heads: rows,
        chains: await readChains(transaction, ids),
        sealed: Map.groupBy(await sealedOf(transaction, ids), ({ caseId }) => caseId),
      };
    });
  const faults: ChainFault[] = [];
  let entries = 0;
  for (const { id, seq, hash } of heads) {
    const chain = chains.get(id) ?? [];
    const head = { seq, hash };
    const fault = faultOf({ head, entries: chain, sealed: sealed.get(id) ?? [] });
    entries += chain.length;
    if (fault !== null) faults.push({ caseId: id, ...fault });
    // Other requests of this process are answered between two cases.
    await turn();
  }
  return { last: heads.at(-1)?.id ?? null, cases: heads.length, entries, faults };
};
