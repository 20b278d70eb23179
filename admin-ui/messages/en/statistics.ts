import type { WordsLike } from '../words-like.ts';
import type { statistics as chinese } from '../zh/statistics.ts';

/** Words of the statistics. */
export const statistics: WordsLike<typeof chinese> = {
  title: 'Statistics',
  scope: {
    all: 'cases of the whole centre',
    subtree: 'cases of the own unit and those below it',
    unit: 'cases of the own unit',
    grid: 'cases of the own grid',
    own: 'cases reported, worked on or received as a copy',
  },
  choosePeriod: 'Period',
  period: {
    thisMonth: 'This month',
    lastMonth: 'Last month',
    threeMonths: 'Last 3 months',
    thisYear: 'This year',
    twelveMonths: 'Last 12 months',
  },
  monthOf: '%{month}',
  monthOfYear: '%{month} %{year}',
  series: {
    received: 'Received',
    ended: 'Ended',
    closed: 'Closed',
    onTime: 'Handled on time',
  },
  counted: {
    received: 'cases reported in the period',
    ended: 'came to an end in it, declined, merged and void ones too',
    closed: 'of those, closed as done',
  },
  nothingToCount: 'nothing to count',
  byMonth: 'Month by month',
  most: 'at most %{count}',
  compared: 'Compared',
  by: 'Compared by',
  group: { month: 'Month', unit: 'Unit', class: 'Class', channel: 'Channel' },
  noUnit: 'No unit yet',
  noClass: 'Not filed',
  total: 'Total',
  indicators: 'Indicators of the assessment',
  indicatorsNote: 'of the whole period: sums divided by sums',
  indicator: 'Indicator',
  rate: 'Rate',
  howCounted: 'How it is counted',
  definition: {
    filed: 'cases that were filed ÷ cases that ended',
    'accepted-on-time': 'acceptances within their limit ÷ acceptances with a known due time',
    'verified-on-time': 'verifications within their limit ÷ verifications with a known due time',
    'filed-on-time': 'filings within their limit ÷ filings with a known due time',
    'dispatched-on-time': 'dispatches within their limit ÷ dispatches with a known due time',
    'dispatched-right': 'dispatches that no unit objected to ÷ all dispatches',
    handled: 'cases whose unit handed back a result ÷ cases dispatched and not voided',
    'handled-on-time':
      'cases of which every result was handed back within the limit ÷ cases dispatched and not voided',
    extended: 'cases with an extension granted ÷ cases dispatched and not voided',
    reworked: 'cases sent back for rework ÷ cases whose unit handed back a result',
    'checked-on-time': 'checks within their limit ÷ checks with a known due time',
    closed: 'cases that were closed ÷ cases whose unit handed back a result',
    'closed-on-time':
      'closed cases of which every closing step was within its limit ÷ cases whose unit handed back a result',
    reached: 'reporters who were reached ÷ reporters who were called back',
    solved: 'reporters who said it is solved ÷ reporters who were called back, reached or not',
    satisfied:
      'reporters who were satisfied or very satisfied ÷ reporters who were called back, reached or not',
  },
  note: 'Ended, closed and all rates are taken of what was recorded where each case ended, and belong to the month in which it did; a case that was taken up again counts each time it ends. The unit is the one that had the case last. Only cases that the reader may see are counted.',
  nothing: 'No case in this time',
  nothingText: 'Choose another period.',
};
