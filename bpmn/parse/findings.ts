import type { Finding } from '../model/finding.ts';

/** Collects what parsing has to say; every finding here is an error, because nothing may be ignored. */
export class Findings {
  readonly all: Finding[] = [];

  add(code: string, elementId: string | null, params: Finding['params'] = {}): void {
    this.all.push({ severity: 'error', code, elementId, params });
  }
}
