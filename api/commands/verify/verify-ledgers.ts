import type { Db } from '../../../migrations/functions/call-function.ts';
import { chainsAfter } from '../../audit/chains-after.ts';
import { changedSince } from '../../seals/verify-seal.ts';
import type { ReadProof } from '../../seals/seal-proof.ts';
import type { Verified } from './verify-proof.ts';

const casesAtOnce = 200;
const headsAtOnce = 5_000;

interface Fault {
  readonly caseId: string;
  readonly seq: number;
  readonly reason: string;
}

/** Of the entries that a seal signed, those that are missing in the database or others by now. */
const changedHeads = async (db: Db, { heads }: ReadProof): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (let from = 0; from < heads.length; from += headsAtOnce) {
    const page = heads.slice(from, from + headsAtOnce).map((line) => {
      const [caseId = '', seq = '', hash = ''] = line.split(' ');
      return { caseId, seq: Number(seq), hash };
    });
    faults.push(...(await changedSince(db, page)));
  }
  return faults;
};

/** The hash chains of all cases, and, with a proof, what it signed. */
export const verifyLedgers = async (db: Db, proof: ReadProof | null): Promise<Verified> => {
  const faults: Fault[] = [];
  let [cases, entries] = [0, 0];
  for (let after: string | null = ''; after !== null;) {
    const checked = await chainsAfter(db, after, casesAtOnce);
    cases += checked.cases;
    entries += checked.entries;
    faults.push(...checked.faults);
    after = checked.last;
  }
  const since = proof === null ? [] : await changedHeads(db, proof);
  const all = [...faults, ...since];
  return {
    holds: all.length === 0,
    lines: [
      `${String(cases)} cases, ${String(entries)} entries`,
      ...all.map(
        ({ caseId, seq, reason }) => `BROKEN: case ${caseId}, entry ${String(seq)}: ${reason}`,
      ),
      ...(all.length === 0 ? ['All ledgers hold'] : []),
    ],
    json: { holds: all.length === 0, cases, entries, faults: all },
  };
};
