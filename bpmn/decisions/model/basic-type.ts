import type { FeelType } from '../../expressions/feel-types.ts';

/** A type that FEEL gives. */
export type BasicType = Exclude<FeelType, 'null' | 'range'>;

/** Names of types in diagrams, with those of DMN 1.1 that tools still write; null: `Any`. */
export const basicTypes: ReadonlyMap<string, BasicType | null> = new Map([
  ['Any', null],
  ['string', 'string'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['date and time', 'date and time'],
  ['dateTime', 'date and time'],
  ['days and time duration', 'days and time duration'],
  ['dayTimeDuration', 'days and time duration'],
  ['years and months duration', 'years and months duration'],
  ['yearMonthDuration', 'years and months duration'],
  ['list', 'list'],
  ['context', 'context'],
  ['function', 'function'],
]);
