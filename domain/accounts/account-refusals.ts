/** Why something is not done to an account, although the person may manage accounts. */
export const accountRefusals = [
  /** Nobody disables or resets themselves: that is two people's work. */
  'own-account',
  /** The last enabled holder of one of the three administrators' posts. */
  'last-administrator',
  /** Accounts of the demonstration keep the password that the sign-in page shows. */
  'demo-account',
] as const;
export type AccountRefusal = (typeof accountRefusals)[number];
