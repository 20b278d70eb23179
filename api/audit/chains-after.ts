import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ChainBreak } from '../../domain/ledger/verify-chain.ts';
import { verifyChain } from '../../domain/ledger/verify-chain.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { readChains } from '../cases/read-chains.ts';

export interface ChainFault {
  readonly caseId: string;
  /** The first entry that cannot be trusted. */
  readonly seq: number;
  readonly reason: ChainBreak;
}

export interface CheckedChains {
  /** The last case of them; null: there was none. */
  readonly last: string | null;
  readonly cases: number;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

/** Verifies the chains of the next cases in order of id, all as of one moment: a case that moves on is not torn apart. */
export const chainsAfter = async (
  database: Kysely<Database>,
  after: string,
  limit: number,
): Promise<CheckedChains> => {
  const { heads, chains } = await database
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
      return {
        heads: rows,
        chains: await readChains(
          transaction,
          rows.map(({ id }) => id),
        ),
      };
    });
  const faults: ChainFault[] = [];
  let entries = 0;
  for (const { id, seq, hash } of heads) {
    const chain = chains.get(id) ?? [];
    const verdict = verifyChain(chain, sha256, { seq, hash });
    entries += chain.length;
    if (verdict.firstBroken !== null && verdict.reason !== null)
      faults.push({ caseId: id, seq: verdict.firstBroken, reason: verdict.reason });
    // Other requests of this process are answered between two cases.
    await turn();
  }
  return { last: heads.at(-1)?.id ?? null, cases: heads.length, entries, faults };
};
