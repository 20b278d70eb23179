/** Where several runs wait for each other: when all that still run have come, `then` happens once, and all go on. */
export class Meeting {
  readonly #then: () => Promise<void>;
  #expected: number;
  #come: PromiseWithResolvers<void>[] = [];

  constructor(expected: number, then: () => Promise<void>) {
    this.#expected = expected;
    this.#then = then;
  }

  async come(): Promise<void> {
    const here = Promise.withResolvers<void>();
    this.#come.push(here);
    void this.#meet();
    await here.promise;
  }

  /** One that is through, or has failed, is waited for no more. */
  leave(): void {
    this.#expected -= 1;
    void this.#meet();
  }

  async #meet(): Promise<void> {
    if (this.#come.length === 0 || this.#come.length < this.#expected) return;
    const met = this.#come;
    this.#come = [];
    try {
      await this.#then();
      for (const { resolve } of met) resolve();
    } catch (error) {
      for (const { reject } of met) reject(error);
    }
  }
}
