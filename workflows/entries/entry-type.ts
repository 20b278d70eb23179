import {
  isLedgerEntryType,
  ledgerEntryTypes,
  type LedgerEntryTypeOf,
} from '../../domain/ledger/ledger-entry-types.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Actor } from '../contract.ts';

/** What the case workflow writes into the ledger; other types there are not its own. */
export type EntryType = LedgerEntryTypeOf<'procedure'>;

/**
 * A ledger entry before its place in the chain: the input that the case was given. Applying the
 * entries of a case in order gives its book (`applyEntry`), live and after a loss alike.
 */
export interface CaseEntry {
  readonly type: EntryType;
  readonly at: number;
  readonly actor: Actor;
  /** `event` feeds the engine. */
  readonly params: EntryParams;
  readonly commandId?: string;
  readonly taskId?: string;
  readonly elementId?: string;
}
export type EntryParams = JsonObject & { readonly event?: EngineEvent & JsonObject };

export const isEntryType = (type: string): type is EntryType =>
  isLedgerEntryType(type) && ledgerEntryTypes[type] === 'procedure';

export const entryTypes: readonly EntryType[] = Object.keys(ledgerEntryTypes).filter(isEntryType);
