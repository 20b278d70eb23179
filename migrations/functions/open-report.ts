import { callFunction, type Db } from './call-function.ts';
import type { LedgerActor } from './ledger-actor.ts';

export interface OpenReportRequest {
  readonly report: {
    readonly id: string;
    readonly channel: string;
    readonly externalId: string | null;
    readonly title: string;
    readonly description: string;
    readonly category: string | null;
    readonly longitude: number | null;
    readonly latitude: number | null;
    readonly address: string | null;
    readonly grid: string | null;
    readonly reporterName: string | null;
    readonly reporterPhone: string | null;
    readonly wantsCallback: boolean;
    /** ISO 8601. */
    readonly occurredAt: string | null;
    readonly urgency: string;
    readonly details: unknown;
    readonly createdBy: string | null;
  };
  readonly case: {
    readonly id: string;
    readonly conditionId: string | null;
    readonly unit: string | null;
    readonly procedureKey: string;
    readonly procedureVersion: number;
    readonly graphHash: string;
    /** `CaseSettings`. */
    readonly settings: unknown;
    readonly variables: unknown;
  };
  /** Starts the workflow; `payload` is `{ input: CaseInput }`. */
  readonly command: {
    readonly id: string;
    readonly principal: string;
    readonly idempotencyKey: string | null;
    readonly bodyHash: string;
    readonly payload: unknown;
  };
  /** Of the ledger entry `report-received`. */
  readonly actor: LedgerActor;
  readonly origin: string;
  /** SHA-256 of what was reported; what people typed is not in the ledger. */
  readonly reportDigest: string;
  /** `YYYYMMDD` in the centre's time zone, for the number LS-YYYYMMDD-0001. */
  readonly day: string;
  /** Bigrams of title, description, address and number, for search (`domain/text`). */
  readonly bigrams: readonly string[];
  readonly attachments?: readonly { readonly id: string; readonly purpose: string | null }[];
  readonly sendAfterSeconds?: number;
}

export type OpenReportAnswer =
  | {
      /** `repeated`: the same channel and external id, or the same key and body, came before. */
      readonly code: 'opened' | 'repeated';
      readonly reportId: string;
      readonly reportNumber: string;
      readonly caseId: string;
      readonly caseNumber: string | null;
      readonly caseState: string;
    }
  | { readonly code: 'idempotency-key-reused' }
  | { readonly code: 'validation-failed'; readonly path: string };

/** Report, case (state `opening`), number and start command in one statement; from here nothing is lost. */
export const openReport = async (db: Db, request: OpenReportRequest): Promise<OpenReportAnswer> =>
  callFunction<OpenReportAnswer>(db, 'open_report', request);
