import { Type } from 'typebox';
import { Id, InstantText, ListOf, Named, Nullable, StringEnum, caseTitle } from './common.ts';

/** One entry of the security log. Its parameters are codes, ids and names of units and grids. */
export const SecurityEvent = Type.Object({
  id: Id,
  recordedAt: InstantText,
  /** One of `domain/audit/security-event-types.ts`; a centre that is newer may know more. */
  type: Type.String(),
  success: Type.Boolean(),
  /** Null: a command at the terminal, the system itself, or a sign-in under a login that does not exist. */
  by: Nullable(Named),
  case: Nullable(Type.Object({ id: Id, number: Type.String(), ...caseTitle })),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** Of the ids in `params`, those that are known: people, units, grids, tokens. */
  names: Type.Record(Type.String(), Named),
});
export type SecurityEvent = Type.Static<typeof SecurityEvent>;
export const SecurityEventList = ListOf(SecurityEvent);
export type SecurityEventList = Type.Static<typeof SecurityEventList>;

/** Cases that one request verifies; verifications and faults of one that are shown. */
export const ledgerCheckLimits = { atOnce: 100, shown: 20, shownFaults: 200 } as const;

/** A chain that does not hold. */
export const LedgerFault = Type.Object({
  caseId: Id,
  number: Type.String(),
  ...caseTitle,
  /** The first entry that cannot be trusted. */
  seq: Type.Integer(),
  reason: StringEnum([
    'place-missing',
    'content-differs',
    'link-broken',
    'other-case',
    'end-missing',
    'sealed-otherwise',
  ]),
});
export type LedgerFault = Type.Static<typeof LedgerFault>;

/** One verification of all ledger chains, some cases a request. */
export const LedgerCheck = Type.Object({
  id: Id,
  by: Named,
  beganAt: InstantText,
  finishedAt: Nullable(InstantText),
  total: Type.Integer(),
  /** Verified so far: cases, entries of their ledgers, chains that do not hold. */
  cases: Type.Integer(),
  entries: Type.Integer(),
  faults: Type.Integer(),
  /** Of the faults the first, by id of the case. */
  found: Type.Array(LedgerFault),
});
export type LedgerCheck = Type.Static<typeof LedgerCheck>;
export const LedgerCheckList = Type.Object({
  data: Type.Array(LedgerCheck),
  total: Type.Integer(),
});
export type LedgerCheckList = Type.Static<typeof LedgerCheckList>;

/** The daily signature over the ends of all ledger chains. */
export const Seal = Type.Object({
  id: Id,
  sealedAt: InstantText,
  heads: Type.Integer(),
  headsHash: Type.String(),
  previousHash: Nullable(Type.String()),
  /** Entries of all chains together, and chains that had moved since the seal before; null: not kept then. */
  entries: Nullable(Type.Integer()),
  moved: Nullable(Type.Integer()),
  /** SHA-256 of the public key (SPKI, DER): to be compared with the one that was noted outside. */
  key: Type.String(),
  signed: Type.Boolean({
    description: 'The signature is that of the key over what the seal says.',
  }),
  linked: Type.Boolean({ description: 'It follows on the seal before, signed with the same key.' }),
});
export type Seal = Type.Static<typeof Seal>;
export const SealList = ListOf(Seal);
export type SealList = Type.Static<typeof SealList>;

/** What a seal says, held against the ledgers as they are now. */
export const SealVerdict = Type.Object({
  signed: Type.Boolean(),
  linked: Type.Boolean(),
  /** `not-kept`: the seal is older than what is kept of chain ends, its hash cannot be computed anew. */
  heads: StringEnum(['proven', 'differ', 'not-kept']),
  checked: Type.Integer(),
  /** Chains whose sealed entry is missing or another one by now; of them the first, by id of the case. */
  faults: Type.Integer(),
  found: Type.Array(LedgerFault),
});
export type SealVerdict = Type.Static<typeof SealVerdict>;
