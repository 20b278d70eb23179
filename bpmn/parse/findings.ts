import type { Finding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-advice.ts';

/** More are told to nobody: what is behind them is seen when these are mended. */
export const findingsLimit = 1000;

interface Coded<Code extends string> extends Finding {
  readonly code: Code;
}

/** Collects what parsing has to say; every finding here is an error, because nothing may be ignored. */
export class Findings<Code extends string = FindingCode> {
  readonly #all = new Map<string, Coded<Code>>();
  #isCutOff = false;

  /** What has been said of an element is not said again. */
  add(code: Code, elementId: string | null, params: Finding['params'] = {}): void {
    const key = JSON.stringify([code, elementId, params]);
    if (this.#all.has(key)) return;
    if (this.#all.size >= findingsLimit) this.#isCutOff = true;
    else this.#all.set(key, { severity: 'error', code, elementId, params });
  }

  get all(): readonly Coded<Code | 'findings-cut-off'>[] {
    const told = [...this.#all.values()];
    const params = { limit: findingsLimit };
    return this.#isCutOff
      ? [...told, { severity: 'error', code: 'findings-cut-off', elementId: null, params }]
      : told;
  }
}
