import type { ReadCatalogue } from './catalogue.ts';
import { parseGbt47678 } from './parse-gbt47678.ts';
import { parseOwnCatalogue } from './parse-own-catalogue.ts';
import { parseYuncheng } from './parse-yuncheng.ts';

/** Reads a catalogue in any of the known shapes; an unknown one is rejected as `not-a-catalogue`. */
export const readCatalogue = (document: unknown): ReadCatalogue => {
  if (Array.isArray(document)) return parseYuncheng(document);
  const standard = typeof document === 'object' && document !== null && 'components' in document;
  return standard ? parseGbt47678(document) : parseOwnCatalogue(document);
};
