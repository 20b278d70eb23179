import type { Finding } from '../model/finding.ts';

/** Collects what parsing has to say; every finding here is an error, because nothing may be ignored. */
export class Findings {
  readonly #all = new Map<string, Finding>();

  /** What has been said of an element is not said again. */
  add(code: string, elementId: string | null, params: Finding['params'] = {}): void {
    const key = JSON.stringify([code, elementId, params]);
    if (!this.#all.has(key)) this.#all.set(key, { severity: 'error', code, elementId, params });
  }

  get all(): readonly Finding[] {
    return [...this.#all.values()];
  }
}
