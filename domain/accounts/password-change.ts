import type { PasswordRules } from './password-rules.ts';

/** Why a password has to be changed before anything else. */
export type PasswordChangeReason = 'one-time' | 'expired';

export interface PasswordState {
  /** Somebody else has set it, for one sign-in. */
  readonly oneTime: boolean;
  readonly changedAt: number;
  /** Demo accounts keep the password that the sign-in page shows. */
  readonly demo: boolean;
}

/**
 * Whether the password has to be changed, as of an instant. For a session that is the instant of its
 * sign-in, so that nobody is stopped in the middle of their work.
 */
export const passwordChangeAt = (
  state: PasswordState,
  rules: Pick<PasswordRules, 'maximumAge'>,
  at: number,
): PasswordChangeReason | null => {
  if (state.demo) return null;
  if (state.oneTime) return 'one-time';
  const old = rules.maximumAge !== null && at - state.changedAt >= rules.maximumAge;
  return old ? 'expired' : null;
};

/** Whether a one-time password opens no session any more. */
export const oneTimePasswordIsOver = (
  state: PasswordState,
  rules: Pick<PasswordRules, 'oneTimeLife'>,
  at: number,
): boolean => state.oneTime && at - state.changedAt >= rules.oneTimeLife;
