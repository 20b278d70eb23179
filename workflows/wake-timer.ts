import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * The one timer of a case. An armed timer that fires no later than needed stays armed: waking once
 * for nothing costs less than cancelling and arming again with every step.
 */
export class WakeTimer {
  readonly #wake: () => void;
  #armed: { readonly at: number; readonly scope: CancellationScope } | null = null;
  /** The instant it was last armed for and reached: time has come at least so far. */
  #reached = 0;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  /** Now, by the clock of the activation and by what has fired. */
  now(): number {
    return Math.max(Date.now(), this.#reached);
  }

  armBefore(at: number): void {
    if (this.#armed !== null && this.#armed.at <= at) return;
    this.#armed?.scope.cancel();
    const armed = { at, scope: new CancellationScope() };
    this.#armed = armed;
    armed.scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => {
          this.#reached = Math.max(this.#reached, at);
          this.#armed = null;
          this.#wake();
          return undefined;
        },
        // Cancelled: another one was armed in its place.
        () => undefined,
      );
  }
}
