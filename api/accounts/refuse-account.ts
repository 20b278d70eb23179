import type { AccountRefusal } from '../../domain/accounts/account-refusals.ts';
import { Problem } from '../problem.ts';

/** The reason is a code for the words of the screens. */
export const refuseAccount = (reason: AccountRefusal): Problem =>
  new Problem('action-not-available', { params: { reason } });
