import type { FeelSource } from '../model/element-properties.ts';
import type { Finding } from '../model/finding.ts';
import type { Lane } from '../model/procedure.ts';
import type { AssignmentRule } from '../model/element-properties.ts';
import type { ModdleElement } from './moddle-element.ts';

/** What one parse gathers and what its transforms may look up. */
export interface Reading {
  readonly findings: Finding[];
  readonly lanes: Readonly<Record<string, Lane>>;
  /** Lane and its assignment by flow node id. */
  readonly laneOf: ReadonlyMap<
    string,
    { readonly lane: string; readonly rule: AssignmentRule | null }
  >;
}

/** Where an element stands: its level and what it inherits from there. */
export interface Place {
  readonly parent: string | null;
  readonly stage: string | null;
}

export function refuse(
  reading: Pick<Reading, 'findings'>,
  code: string,
  elementId: string | null,
  params: Finding['params'] = {},
): void {
  reading.findings.push({ severity: 'error', code, elementId, params });
}

/** FEEL texts begin with `=`; anything else there is refused, never guessed to be a literal. */
export function feel(
  reading: Reading,
  elementId: string,
  where: string,
  source: string | null,
): FeelSource | null {
  if (source === null) return null;
  if (source.startsWith('=') && source.slice(1).trim() !== '') return source.slice(1).trim();
  refuse(reading, 'expression-expected', elementId, { where, text: source.slice(0, 80) });
  return null;
}

export type Transform<T> = (reading: Reading, element: ModdleElement, place: Place) => T | null;
