import type { PasswordFault } from '../../domain/accounts/password-faults.ts';
import { Problem } from '../problem.ts';

/** `wrong`: it is not the present password. */
type Fault = PasswordFault | 'wrong';

/** In English, for answers of the API and for the command line. */
export const passwordFaultWords: { readonly [F in Fault]: string } = {
  wrong: 'is not the present password',
  'too-short': 'has too few characters',
  'too-long': 'has too many characters',
  'too-few-classes': 'has too few classes of characters',
  'control-character': 'must not contain control characters',
  'contains-name': 'must not contain the login or the name of the system',
  common: 'is used by many people',
  'used-before': 'is one of the last passwords',
};

/** What is wrong with a password, each fault under its code. */
export const passwordProblem = (path: string, faults: readonly Fault[]): Problem =>
  new Problem('validation-failed', {
    errors: faults.map((code) => ({ path, code, message: passwordFaultWords[code] })),
  });
