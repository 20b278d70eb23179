/**
 * Something to wait for: one promise for all who wait, however often it is raised. Promises are what
 * an activation costs, so the case makes no more of them than it needs.
 */
export class Signpost {
  #raised = false;
  #resolve: (() => void) | null = null;
  #promise: Promise<void> | null = null;

  /** Resolves once it is raised; at once if it was. */
  get reached(): Promise<void> {
    this.#promise ??= this.#raised
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          this.#resolve = resolve;
        });
    return this.#promise;
  }

  raise(): void {
    this.#raised = true;
    this.#resolve?.();
  }

  /** From now on it has to be raised again. */
  lower(): void {
    this.#raised = false;
    this.#resolve = null;
    this.#promise = null;
  }
}
