/** What the current version of a procedure is started by. */
export interface StartSubscriptionTable {
  procedure_key: string;
  element: string;
  kind: 'message' | 'signal';
  /** Of the message or signal. */
  name: string;
}
