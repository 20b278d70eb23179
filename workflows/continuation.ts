import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import { carry } from './carried-case.ts';
import type { CaseShell } from './case-shell.ts';
import { engineVersion, type CaseInput, type GraphReference } from './contract.ts';

/** Just below the server's own suggestion at 4,096 events; that one also counts bytes and Updates. */
const defaultEvents = 4_000;

/**
 * Continues a case in a new run before its history reaches the limits, in a workflow task of its own:
 * an Update that is answered in the same task could be delivered to both runs. So a timer of 1 ms is
 * armed, and the case continues when its task brought no handler and no flush.
 */
export class Continuation {
  readonly #input: CaseInput;
  readonly #wake: () => void;
  #timer: 'idle' | 'armed' | 'fired' = 'idle';
  /** Length of the history in the workflow task that last had a handler or a flush in it. */
  #disturbedAt = 0;

  constructor(input: CaseInput, wake: () => void) {
    this.#input = input;
    this.#wake = wake;
  }

  /** A handler ran, or its answer is about to go out, in this workflow task. */
  disturb(): void {
    this.#disturbedAt = workflowInfo().historyLength;
  }

  /**
   * Continues when it is time and this task is quiet: then the promise is to be awaited. Else sees to
   * it that a quiet task comes.
   */
  goOn(shell: CaseShell, servicesIdle: boolean): Promise<never> | null {
    if (!this.#isTime(servicesIdle)) return null;
    if (this.#timer === 'fired' && workflowInfo().historyLength !== this.#disturbedAt) {
      return this.#continue(shell);
    }
    if (this.#timer !== 'armed') this.#arm();
    return null;
  }

  /**
   * Running services are waited for, since a new run would call them again; not for ever. (The
   * history grows meanwhile by what people do only.)
   */
  #isTime(servicesIdle: boolean): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    const limit = this.#input.continueAfterEvents ?? defaultEvents;
    if (!continueAsNewSuggested && historyLength < limit) return false;
    return servicesIdle || historyLength >= 2 * limit;
  }

  #arm(): void {
    this.#timer = 'armed';
    sleep(1).then(
      () => {
        this.#timer = 'fired';
        this.#wake();
        return undefined;
      },
      () => undefined,
    );
  }

  async #continue(shell: CaseShell): Promise<never> {
    const carried = carry(shell.book, shell.step, shell.processed.toJSON());
    // A new history owes nothing to the version that began the old one.
    const next: CaseInput = { ...this.#input, engineVersion, begin: { kind: 'carry', carried } };
    const graph: GraphReference = { $graph: this.#input.graphHash };
    return continueAsNew<(input: CaseInput, graph: GraphReference) => Promise<void>>(next, graph);
  }
}
