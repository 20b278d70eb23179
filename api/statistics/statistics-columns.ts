import {
  comparedIndicators,
  indicators,
  rateOf,
  type Indicator,
  type Ratio,
} from '../../domain/evaluation/indicators.ts';
import type { Counted, Statistics, StatisticsGroup } from '../contract/statistics.ts';
import { channelWords } from '../exports/code-words.ts';
import type { Column, Language } from '../exports/exported-list.ts';

/** One line of the file: what it is of, in words, and what was counted. */
interface StatisticsLine extends Counted {
  readonly of: { readonly [L in Language]: string };
}

const none = { zh: '（无）', en: '(none)' };
const named = (of: { readonly name: string; readonly nameEn?: string } | null) =>
  of === null ? none : { zh: of.name, en: of.nameEn ?? of.name };

const linesBy: {
  readonly [G in StatisticsGroup]: (statistics: Statistics) => readonly StatisticsLine[];
} = {
  month: (statistics) =>
    statistics.month.map((row) => ({ ...row, of: { zh: row.month, en: row.month } })),
  unit: (statistics) => statistics.unit.map((row) => ({ ...row, of: named(row.unit) })),
  class: (statistics) => statistics.class.map((row) => ({ ...row, of: named(row.class) })),
  channel: (statistics) =>
    statistics.channel.map((row) => ({ ...row, of: channelWords[row.channel] })),
};

const groupWords: { readonly [G in StatisticsGroup]: StatisticsLine['of'] } = {
  month: { zh: '月份', en: 'Month' },
  unit: { zh: '单位', en: 'Unit' },
  class: { zh: '类别', en: 'Class' },
  channel: { zh: '来源', en: 'Channel' },
};

/** The groups of one kind, then all of them together. */
export const statisticsLines = (
  statistics: Statistics,
  by: StatisticsGroup,
): readonly StatisticsLine[] => [
  ...linesBy[by](statistics),
  { ...statistics.total, of: { zh: '合计', en: 'Total' } },
];

const ratioOf = ({ indicators: ratios }: Counted, name: Indicator): Ratio =>
  ratios[name] ?? { numerator: 0, denominator: 0 };

/** In per cent, one decimal; empty where nothing was to be counted. */
const percentOf = (ratio: Ratio): number | null => {
  const rate = rateOf(ratio);
  return rate === null ? null : Math.round(rate * 1000) / 10;
};

const ratioColumns = (name: Indicator): readonly Column<StatisticsLine>[] => {
  const { label, labelEn } = indicators[name];
  return [
    {
      heading: { zh: `${label}（%）`, en: `${labelEn} (%)` },
      of: (line) => percentOf(ratioOf(line, name)),
    },
    {
      heading: { zh: `${label}：分子`, en: `${labelEn}: numerator` },
      of: (line) => ratioOf(line, name).numerator,
    },
    {
      heading: { zh: `${label}：分母`, en: `${labelEn}: denominator` },
      of: (line) => ratioOf(line, name).denominator,
    },
  ];
};

export const statisticsColumns = (by: StatisticsGroup): readonly Column<StatisticsLine>[] => [
  { heading: groupWords[by], of: ({ of }, language) => of[language] },
  { heading: { zh: '上报', en: 'Received' }, of: ({ received }) => received },
  { heading: { zh: '结束', en: 'Ended' }, of: ({ ended }) => ended },
  { heading: { zh: '结案', en: 'Closed' }, of: ({ closed }) => closed },
  ...comparedIndicators.flatMap(ratioColumns),
];
