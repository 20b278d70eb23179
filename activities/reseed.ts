import type { Selectable } from 'kysely';
import type { JsonObject } from '../bpmn/model/json.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import {
  referTexts,
  typedText,
  withReferences,
  type TextReference,
} from '../domain/ledger/typed-texts.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import type { LedgerEntryTable } from '../migrations/schema/ledger-entry.ts';
import type { ProcedureEntry, ProgressResult } from '../workflows/activity-port.ts';
import {
  engineVersion,
  type CarriedCase,
  type CaseCommand,
  type CaseInput,
  type CaseSettings,
  type Reseeding,
} from '../workflows/contract.ts';
import type { CaseClient, StartOutcome } from './case-client.ts';
import type { Logger } from './logger.ts';

/** Computes the state of a case from its ledger with the same engine; given by the process that may know it. */
type CarryFromLedger = (
  procedure: Procedure,
  caseId: string,
  rows: readonly LedgerRow[],
  clocks: ProgressResult['clocks'],
) => CarriedCase;

/** A row of the ledger as the shell reads it. */
export interface LedgerRow extends Omit<ProcedureEntry, 'type'> {
  readonly type: string;
  readonly seq: number;
  readonly step: number | null;
}

export interface ReseedServices {
  readonly db: Db;
  readonly client: CaseClient;
  readonly carryFromLedger: CarryFromLedger;
  readonly log: Logger;
}

export interface ReseedRequest extends Reseeding {
  readonly caseId: string;
  /** Done first in the new run: reopening. */
  readonly first?: CaseCommand;
  /** The run that makes room; null or absent: none goes on. */
  readonly replaces?: string | null;
}

export type Reseed = (request: ReseedRequest) => Promise<StartOutcome>;

type Begun = Pick<CaseInput, 'begin' | 'offset'>;

/**
 * Starts the workflow of a case from what its ledger tells (decision 4): one path for the loss of
 * the engine's store, restore from backup, and reopening. `exists`: a run is going on already.
 * @throws Error when the ledger or the procedure is not there or does not hold together
 */
export const reseedCase = async (
  services: ReseedServices,
  { caseId, first, replaces = null, ...why }: ReseedRequest,
): Promise<StartOutcome> => {
  const { db, client, log } = services;
  const kept = await db
    .selectFrom('case as c')
    .innerJoin('procedure_version as v', (join) =>
      join
        .onRef('v.procedure_key', '=', 'c.procedure_key')
        .onRef('v.version', '=', 'c.procedure_version'),
    )
    .select(['c.graph_hash', 'c.settings', 'c.step', 'v.graph'])
    .where('c.id', '=', caseId)
    .executeTakeFirst();
  if (kept === undefined)
    throw new Error(`Expected case ${caseId} and its procedure, but they are not there`);
  const begun =
    kept.step === 0
      ? await beginAgain(db, caseId, why)
      : await goOn(services, asProcedure(kept.graph), { caseId, first, why });
  const input: CaseInput = {
    caseId,
    engineVersion,
    graphHash: kept.graph_hash,
    settings: asSettings(kept.settings),
    ...begun,
  };
  const outcome = await client.restart(input, replaces);
  const lost = why.engineStep !== undefined && why.engineStep > kept.step;
  log[lost ? 'error' : 'warn'](
    { caseId, ...why, step: kept.step, outcome },
    lost
      ? 'case restarted from its ledger: the steps that only the engine had are lost'
      : 'case restarted from its ledger',
  );
  return outcome;
};

const goOn = async (
  { db, carryFromLedger }: ReseedServices,
  procedure: Procedure,
  {
    caseId,
    first,
    why,
  }: {
    readonly caseId: string;
    readonly first: CaseCommand | undefined;
    readonly why: Reseeding;
  },
): Promise<Begun> => {
  const rows = await ledgerOf(db, caseId);
  const told = carryFromLedger(procedure, caseId, rows, await thresholdsOf(db, caseId));
  const carried = { ...told, shell: asObject(referTexts(told.shell, typedIn(rows))) };
  const again = { kind: 'reseed', carried, ...why } as const;
  // oxlint-disable-next-line unicorn/no-thenable -- the contract's word; plain data, never awaited
  const begin = first === undefined ? again : { ...again, then: withReferences(first) };
  return { begin };
};

/** Reasons and remarks that the ledger holds, by their commands. */
const typedIn = (rows: readonly LedgerRow[]): ReadonlyMap<string, TextReference> => {
  const known = new Map<string, TextReference>();
  for (const { params, commandId } of rows) {
    for (const at of ['reason', 'comment'] as const) {
      const text = typedText(params, at);
      if (text !== null && commandId !== undefined) known.set(text, { $text: commandId, at });
    }
  }
  return known;
};

/** The ledger has no step: the case starts as its start command says. */
const beginAgain = async (db: Db, caseId: string, again: Reseeding): Promise<Begun> => {
  const { payload } = await db
    .selectFrom('command')
    .select('payload')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'start')
    .executeTakeFirstOrThrow();
  const { begin, offset } = startOf(payload);
  return { begin: { ...begin, again }, ...(offset === undefined ? {} : { offset }) };
};

type StartInput = Begun & { readonly begin: { readonly kind: 'start' } };

const startOf = (payload: unknown): StartInput =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the API in the same version
  (payload as { readonly input: StartInput }).input;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compiled and kept by publishing
const asProcedure = (graph: unknown): Procedure => graph as Procedure;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the snapshot that the case was started with
const asSettings = (settings: unknown): CaseSettings => settings as CaseSettings;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a jsonb object
const asObject = (value: unknown): JsonObject => value as JsonObject;

/** Procedure entries of a case in order of the chain; desk entries move nothing. */
export const ledgerOf = async (db: Db, caseId: string): Promise<readonly LedgerRow[]> => {
  const rows = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('step', 'is not', null)
    .orderBy('seq')
    .execute();
  return rows.map(rowOf);
};

const rowOf = (row: Selectable<LedgerEntryTable>): LedgerRow => ({
  seq: row.seq,
  step: row.step,
  at: row.at.getTime(),
  actor: Object.assign({ person: null }, asObject(row.actor), { origin: row.origin }),
  type: row.type,
  params: asObject(row.params),
  ...(row.command_id === null ? {} : { commandId: row.command_id }),
  ...(row.task_id === null ? {} : { taskId: row.task_id }),
  ...(row.element_id === null ? {} : { elementId: row.element_id }),
});

/** Thresholds of the clocks of a case, as judged. */
export const thresholdsOf = async (db: Db, caseId: string): Promise<ProgressResult['clocks']> => {
  const rows = await db
    .selectFrom('clock')
    .select(['id', 'warn_at', 'due_at', 'escalate_at'])
    .where('case_id', '=', caseId)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    warnAt: row.warn_at?.getTime() ?? null,
    dueAt: row.due_at?.getTime() ?? null,
    escalateAt: row.escalate_at?.getTime() ?? null,
  }));
};
