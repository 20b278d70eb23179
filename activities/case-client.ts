import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { withReferences } from '../domain/ledger/typed-texts.ts';
import {
  actUpdate,
  caseWorkflowId,
  caseWorkflowType,
  defectFailure,
  isActRefusal,
  snapshotQuery,
  taskQueue,
  type ActResult,
  type CaseCommand,
  type CaseInput,
  type CaseSnapshot,
  type GraphReference,
} from '../workflows/contract.ts';

/** How an Update ended. `pending`: nobody knows yet, ask again under the same id. */
export type ActOutcome =
  | { readonly kind: 'done'; readonly result: ActResult }
  /** The workflow said no; `code` is one of the contract's, or `defect`. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** There is no running workflow of that case. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'pending'; readonly error: unknown };

export type StartOutcome = 'started' | 'exists' | 'pending';

/** The last run of a case; `snapshot` is null while the engine cannot be asked. */
export type EngineRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly runId: string; readonly snapshot: CaseSnapshot | null }
  | { readonly kind: 'ended'; readonly snapshot: CaseSnapshot | null };

interface CaseFailure {
  readonly code: string;
  readonly message: string;
}

/** The sender's and sweeper's door to the engine. */
export interface CaseClient {
  /** `exists`: a workflow of that case was started before, whether it still runs or not. */
  start(input: CaseInput): Promise<StartOutcome>;
  act(caseId: string, command: CaseCommand): Promise<ActOutcome>;
  /** Starts a workflow anew; `exists`: one is running, and stays unless it is the run `replaces`. */
  restart(input: CaseInput, replaces: string | null): Promise<StartOutcome>;
  /** @throws when the engine does not say whether there is a run */
  lastRun(caseId: string): Promise<EngineRun>;
  /** Ends a run for good, if it still goes on; its history stays with the reason. */
  terminate(caseId: string, runId: string, reason: string): Promise<void>;
  /** Why the last run of the case failed; null when it did not, or nobody knows. */
  failureOf(caseId: string): Promise<CaseFailure | null>;
}

const callMillis = 10_000;
const actMillis = 15_000;
/** A worker that has the case at hand answers at once; nobody waits long for one that is stopping. */
const snapshotMillis = 5_000;

const refusalOf = (error: WorkflowUpdateFailedError): ActOutcome => {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string') {
    return { kind: 'pending', error };
  }
  if (isActRefusal(cause.type) || cause.type === defectFailure)
    return { kind: 'refused', code: cause.type, message: cause.message };
  // Said by the server or the SDK, not by the case: the run ended with the Update under way or
  // unread. Its outcome is in the projection, or it was lost.
  return { kind: 'missing' };
};

/** Kept in the engine's history of a run that made room for one from the ledger. */
const replacedReason = 'replaced-from-ledger';

class TemporalCaseClient implements CaseClient {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async start(input: CaseInput): Promise<StartOutcome> {
    return this.#startWith(input, 'REJECT_DUPLICATE');
  }

  async restart(input: CaseInput, replaces: string | null): Promise<StartOutcome> {
    // Only that run: whoever comes second finds a new one, and leaves it alone.
    if (replaces !== null) await this.terminate(input.caseId, replaces, replacedReason);
    return this.#startWith(input, 'ALLOW_DUPLICATE');
  }

  async act(caseId: string, command: CaseCommand): Promise<ActOutcome> {
    try {
      const result = await this.#within(actMillis, async () =>
        this.#handle(caseId).executeUpdate<ActResult, [CaseCommand]>(actUpdate, {
          args: [withReferences(command)],
          updateId: command.id,
        }),
      );
      return { kind: 'done', result };
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError) return refusalOf(error);
      if (error instanceof WorkflowNotFoundError) return { kind: 'missing' };
      return { kind: 'pending', error };
    }
  }

  async lastRun(caseId: string): Promise<EngineRun> {
    try {
      const { status, runId } = await this.#within(callMillis, async () =>
        this.#handle(caseId).describe(),
      );
      const snapshot = await this.#snapshot(this.#handle(caseId, runId));
      return status.name === 'RUNNING'
        ? { kind: 'running', runId, snapshot }
        : { kind: 'ended', snapshot };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { kind: 'none' };
      throw error;
    }
  }

  async terminate(caseId: string, runId: string, reason: string): Promise<void> {
    try {
      await this.#within(callMillis, async () => this.#handle(caseId, runId).terminate(reason));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async failureOf(caseId: string): Promise<CaseFailure | null> {
    try {
      await this.#within(callMillis, async () => {
        await this.#handle(caseId).result();
      });
    } catch (error) {
      const cause = error instanceof WorkflowFailedError ? error.cause : undefined;
      if (cause instanceof ApplicationFailure) {
        return { code: cause.type ?? defectFailure, message: cause.message };
      }
    }
    return null;
  }

  async #snapshot(handle: WorkflowHandle): Promise<CaseSnapshot | null> {
    try {
      return await this.#within(snapshotMillis, async () =>
        handle.query<CaseSnapshot>(snapshotQuery),
      );
    } catch {
      return null;
    }
  }

  #handle(caseId: string, runId?: string): WorkflowHandle {
    return this.#client.workflow.getHandle(caseWorkflowId(caseId), runId);
  }

  async #within<T>(millis: number, call: () => Promise<T>): Promise<T> {
    return this.#client.withDeadline(Date.now() + millis, call);
  }

  async #startWith(
    input: CaseInput,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE',
  ): Promise<StartOutcome> {
    const graph: GraphReference = { $graph: input.graphHash };
    try {
      await this.#within(callMillis, async () =>
        this.#client.workflow.start(caseWorkflowType, {
          workflowId: caseWorkflowId(input.caseId),
          taskQueue,
          args: [input, graph],
          workflowIdReusePolicy,
          workflowIdConflictPolicy: 'FAIL',
        }),
      );
      return 'started';
    } catch (error) {
      return error instanceof WorkflowExecutionAlreadyStartedError ? 'exists' : 'pending';
    }
  }
}

/** A door over a connected client; the caller keeps the connection. */
export const createCaseClient = (client: Client): CaseClient => new TemporalCaseClient(client);
