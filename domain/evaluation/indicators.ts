/**
 * The indicators of the assessment, each with what it divides by (domain.md 3.5: the same ratio has
 * different denominators in different places). Stored with every published figure.
 */
export interface IndicatorDefinition {
  readonly label: string;
  readonly labelEn: string;
  readonly numerator: string;
  readonly denominator: string;
}

export const indicators = {
  filed: {
    label: '立案率',
    labelEn: 'Filed',
    numerator: 'cases that were filed',
    denominator: 'cases that ended',
  },
  'accepted-on-time': {
    label: '按时受理率',
    labelEn: 'Accepted on time',
    numerator: 'acceptances within their limit',
    denominator: 'acceptances with a known due time',
  },
  'verified-on-time': {
    label: '按期核实率',
    labelEn: 'Verified on time',
    numerator: 'verifications within their limit',
    denominator: 'verifications with a known due time',
  },
  'filed-on-time': {
    label: '按时立案率',
    labelEn: 'Filed on time',
    numerator: 'filings within their limit',
    denominator: 'filings with a known due time',
  },
  'dispatched-on-time': {
    label: '按期派遣率',
    labelEn: 'Dispatched on time',
    numerator: 'dispatches within their limit',
    denominator: 'dispatches with a known due time',
  },
  'dispatched-right': {
    label: '准确派遣率',
    labelEn: 'Dispatched to the right unit',
    numerator: 'dispatches that no unit objected to',
    denominator: 'dispatches',
  },
  handled: {
    label: '处置率',
    labelEn: 'Handled',
    numerator: 'cases whose unit handed back a result',
    denominator: 'cases that were dispatched and not voided',
  },
  'handled-on-time': {
    label: '按期处置率',
    labelEn: 'Handled on time',
    numerator: 'cases of which every result was handed back within the limit',
    denominator: 'cases that were dispatched and not voided',
  },
  extended: {
    label: '延期率',
    labelEn: 'Extended',
    numerator: 'cases with an extension granted',
    denominator: 'cases that were dispatched and not voided',
  },
  reworked: {
    label: '返工率',
    labelEn: 'Reworked',
    numerator: 'cases sent back for rework',
    denominator: 'cases whose unit handed back a result',
  },
  'checked-on-time': {
    label: '按期核查率',
    labelEn: 'Checked on time',
    numerator: 'checks within their limit',
    denominator: 'checks with a known due time',
  },
  closed: {
    label: '结案率',
    labelEn: 'Closed',
    numerator: 'cases that were closed',
    denominator: 'cases whose unit handed back a result',
  },
  'closed-on-time': {
    label: '按期结案率',
    labelEn: 'Closed on time',
    numerator: 'closed cases of which every closing step was within its limit',
    denominator: 'cases whose unit handed back a result',
  },
  reached: {
    label: '回访到达率',
    labelEn: 'Reporters reached',
    numerator: 'reporters who were reached',
    denominator: 'reporters who were called back',
  },
  solved: {
    label: '解决率',
    labelEn: 'Solved',
    numerator: 'reporters who said it is solved',
    denominator: 'reporters who were called back, reached or not',
  },
  satisfied: {
    label: '满意率',
    labelEn: 'Satisfied',
    numerator: 'reporters who were satisfied or very satisfied',
    denominator: 'reporters who were called back, reached or not',
  },
} as const satisfies Readonly<Record<string, IndicatorDefinition>>;
export type Indicator = keyof typeof indicators;

const isIndicator = (text: string): text is Indicator => Object.hasOwn(indicators, text);
export const indicatorNames: readonly Indicator[] = Object.keys(indicators).filter(isIndicator);

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Those by which units, classes and channels are held against each other; the others are of the whole. */
export const comparedIndicators = [
  'handled-on-time',
  'closed-on-time',
  'reworked',
  'extended',
  'dispatched-right',
  'satisfied',
] as const satisfies readonly Indicator[];

/** Sums the ratios of many cases: rates of a period are taken of sums, never of rates. */
export const sumRatios = (ratios: readonly Ratio[]): Ratio =>
  ratios.reduce(
    (sum, ratio) => ({
      numerator: sum.numerator + ratio.numerator,
      denominator: sum.denominator + ratio.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );

/** Share of a ratio, or null when nothing was to be counted. */
export const rateOf = ({ numerator, denominator }: Ratio): number | null =>
  denominator === 0 ? null : numerator / denominator;
