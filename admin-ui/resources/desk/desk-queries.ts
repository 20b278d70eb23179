import type { JointCaseList, OrderList } from '../../../api/contract/desk.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';

/** What is read makes no event for whoever gave the order; matters become late without any. */
const watchMillis = 30_000;
const perPage = 8;

export type JointCasesQuery = Pages<JointCaseList>;

export const useJointCases = (): JointCasesQuery =>
  usePages({
    key: ['desk', 'joint-cases'],
    path: '/api/desk/joint-cases',
    query: { perPage },
    every: watchMillis,
  });

export type OrdersQuery = Pages<OrderList>;

export const useOrders = (): OrdersQuery =>
  usePages({
    key: ['desk', 'orders'],
    path: '/api/desk/orders',
    query: { perPage },
    every: watchMillis,
  });
