/** What happened that started a case where nobody reported it; kept in the ledger. */
export type StartCause =
  | {
      readonly type: 'message';
      readonly message: string;
      readonly id: string;
      /** By what its sender says it is correlated; absent for nothing. */
      readonly correlation?: string;
    }
  | { readonly type: 'signal'; readonly signal: string; readonly id: string }
  /** `due` in milliseconds since the epoch; `missed`: turns before it that nobody was there to fire. */
  | {
      readonly type: 'timer';
      readonly due: number;
      readonly turn: number;
      readonly missed: number;
    }
  | { readonly type: 'condition' };
