/** Open message subscriptions of cases. */
export interface SubscriptionTable {
  id: string;
  case_id: string;
  message: string;
  correlation: string | null;
}
