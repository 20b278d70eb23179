/** Longest password taken; longer ones than anybody types only cost time to hash. */
export const longestPassword = 128;

/**
 * What a password must be like. Length, classes, history and maximum age are what GB/T 22239-2019
 * 7.1.4.1 a asks for (complexity, periodic change); a town that follows OWASP ASVS 5.0 6.2.5 and
 * 6.2.10 instead sets one class and no age.
 */
export interface PasswordRules {
  /** Characters at least. */
  readonly length: number;
  /** How many of lower case, upper case, digits and other characters at least. */
  readonly classes: number;
  /** So many last passwords are not taken again; the present one is the first of them. */
  readonly history: number;
  /** Milliseconds after which a password has to be changed; null for never. */
  readonly maximumAge: number | null;
  /** Milliseconds for which a one-time password opens a session (ASVS 6.4.1). */
  readonly oneTimeLife: number;
}
