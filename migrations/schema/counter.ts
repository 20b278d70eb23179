/** Running numbers by prefix and day. */
export interface CounterTable {
  prefix: string;
  day: string;
  value: number;
}
