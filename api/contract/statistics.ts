import { Type } from 'typebox';
import { Channel, InstantText, Named, Nullable, StringEnum } from './common.ts';

/** `2026-11`, in the zone of the centre. */
const Month = Type.String({ pattern: String.raw`^\d{4}-(?:0[1-9]|1[0-2])$` });

/** The longest period that is told of at once. */
export const mostMonths = 36;

export const statisticsQueryProperties = {
  /** The first and the last month of the period. */
  from: Month,
  to: Month,
};
export const StatisticsQuery = Type.Object(statisticsQueryProperties, {
  additionalProperties: false,
});
export type StatisticsQuery = Type.Static<typeof StatisticsQuery>;

const Ratio = Type.Object({ numerator: Type.Integer(), denominator: Type.Integer() });

/** What is counted of some cases in the period; each ratio is the sum over them, never a mean of rates. */
export const Counted = Type.Object({
  /** Cases that were reported in the period. */
  received: Type.Integer(),
  /** Rounds of cases that came to an end in it, whichever way; the ratios are of these. */
  ended: Type.Integer(),
  /** Of those, the ones that were closed. */
  closed: Type.Integer(),
  /** By the names of `domain/evaluation/indicators.ts`, all of them. */
  indicators: Type.Record(Type.String(), Ratio),
});
export type Counted = Type.Static<typeof Counted>;

const CountedClass = Type.Object({
  kind: StringEnum(['component', 'matter']),
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
});

/** What to count by. */
export const statisticsGroups = ['month', 'unit', 'class', 'channel'] as const;
export type StatisticsGroup = (typeof statisticsGroups)[number];

export const Statistics = Type.Object({
  from: InstantText,
  /** The first moment after the period. */
  to: InstantText,
  /** How far the reader sees: the widest of their posts; `own` counts what went through their hands. */
  scope: StringEnum(['own', 'grid', 'unit', 'subtree', 'all']),
  total: Counted,
  /** Every month of the period, in order. */
  month: Type.Array(Type.Interface([Counted], { month: Type.String() })),
  /** By the unit that had the case last; null: none yet. The most cases first, here and below. */
  unit: Type.Array(Type.Interface([Counted], { unit: Nullable(Named) })),
  /** By class, in whichever version of the catalogue; null: not filed. */
  class: Type.Array(Type.Interface([Counted], { class: Nullable(CountedClass) })),
  channel: Type.Array(Type.Interface([Counted], { channel: Channel })),
});
export type Statistics = Type.Static<typeof Statistics>;
