import type { WordsLike } from '../words-like.ts';
import type { desk as chinese } from '../zh/desk.ts';

/** The desk of commanders and leaders. */
export const desk: WordsLike<typeof chinese> = {
  title: 'Command desk',
  figures: 'What needs command',
  figure: {
    overdue: 'Overdue',
    red: 'Red cards',
    waiting: 'To approve',
    joint: 'Joint matters',
    orders: 'Orders not acknowledged',
  },
  under: {
    red: '%{orange} orange, %{blue} blue',
    waiting: 'cards, sent once approved',
    joint: 'several at work at once',
    orders: 'cards, urges, instructions',
  },
  news: 'Changed, show',
  reds: 'See on the board',
  urge: 'Urge',
  urged: 'Urged, %{number}',
  total: '%{count} case, due first first |||| %{count} cases, due first first',
  totalOrders: '%{count} order, oldest first |||| %{count} orders, oldest first',
  totalAtLeast: '%{count} or more',
  more: 'Further down',
  joint: 'Joint matters',
  jointNone: 'Nothing is worked on by several at once',
  jointNoneText: 'Matters that several sign, handle at once, or ask back about appear here',
  unanswered: '%{count} has not answered |||| %{count} have not answered',
  allAnswered: 'all have answered',
  party: {
    'not-taken': 'not taken up',
    'at-work': 'at work',
    'waits-for-answer': 'waits for an answer',
    answered: 'answered',
  },
  orders: 'Orders not acknowledged',
  ordersNone: 'Every order is acknowledged',
  ordersNoneText: 'Somebody has taken up all cards, urges and instructions',
  urges: 'Urged once |||| Urged %{count} times',
  to: 'to %{who}',
  from: 'by %{who}',
  bySystem: 'by the system',
  waits: 'for %{time}',
  justNow: 'just now',
};
