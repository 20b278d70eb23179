import type { Finding } from '../model/finding.ts';

/** More are told to nobody: what is behind them is seen when these are mended. */
export const findingsLimit = 1000;

/** Collects what parsing has to say; every finding here is an error, because nothing may be ignored. */
export class Findings {
  readonly #all = new Map<string, Finding>();
  #isCutOff = false;

  /** What has been said of an element is not said again. */
  add(code: string, elementId: string | null, params: Finding['params'] = {}): void {
    const key = JSON.stringify([code, elementId, params]);
    if (this.#all.has(key)) return;
    if (this.#all.size >= findingsLimit) this.#isCutOff = true;
    else this.#all.set(key, { severity: 'error', code, elementId, params });
  }

  get all(): readonly Finding[] {
    const told = [...this.#all.values()];
    if (!this.#isCutOff) return told;
    return told.concat({
      severity: 'error',
      code: 'findings-cut-off',
      elementId: null,
      params: { limit: findingsLimit },
    });
  }
}
