import { callFunction, type Db } from './call-function.ts';

export interface PublishMessageRequest {
  /** Unique; the Update that delivers it is sent under it. */
  readonly id: string;
  readonly message: string;
  readonly correlation: string | null;
  /** Absent: those of the message that it replaces. */
  readonly variables?: unknown;
  /** ISO 8601; 30 days from now when absent. */
  readonly expiresAt?: string;
  /** Of a message that a case had taken and gives back: this one is kept for what was left of that one's time. */
  readonly replaces?: string;
  /** The step of a case that sends it; absent when it comes from outside. */
  readonly sender?: SendingStep;
}

/** What a step sends that comes again with other content counts once. */
export interface SendingStep {
  readonly caseId: string;
  readonly step: number;
}

/** A signal is kept for nobody: every other case that waits for it gets a command. */
export interface BroadcastSignalRequest {
  readonly id: string;
  readonly kind: 'signal';
  /** Name of the signal. */
  readonly message: string;
  /** The case that threw it and has heard it; absent when it comes from outside. */
  readonly from?: string;
  readonly variables?: unknown;
}

export interface BroadcastSignalAnswer {
  readonly code: 'broadcast';
  /** Cases that it is brought to, in order of their ids; none of those that had it before. */
  readonly caseIds: readonly string[];
}

export type PublishMessageAnswer =
  | { readonly code: 'delivered'; readonly caseId: string; readonly commandId: string }
  | { readonly code: 'buffered' | 'repeated' };

/** Keeps a message until a case takes it; if one waits, the command that delivers it is written too. */
export const publishMessage = async (
  db: Db,
  request: PublishMessageRequest,
): Promise<PublishMessageAnswer> =>
  callFunction<PublishMessageAnswer>(db, 'publish_message', request);

export const broadcastSignal = async (
  db: Db,
  request: BroadcastSignalRequest,
): Promise<BroadcastSignalAnswer> =>
  callFunction<BroadcastSignalAnswer>(db, 'publish_message', request);
