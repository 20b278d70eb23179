import type { Session } from '../../../api/contract/session.ts';
import { passwordFaults, type PasswordFault } from '../../../domain/accounts/password-faults.ts';

export type RequirementName = 'length' | 'classes' | 'name' | 'same';

export interface Requirement {
  readonly name: RequirementName;
  readonly met: boolean;
}

/** What stands against each requirement; `same` is a matter of the two fields. */
const against: { readonly [R in Exclude<RequirementName, 'same'>]: readonly PasswordFault[] } = {
  length: ['too-short', 'too-long'],
  classes: ['too-few-classes'],
  name: ['contains-name', 'control-character'],
};

export interface TypedPassword {
  readonly next: string;
  readonly again: string;
}

/**
 * What a new password must fulfil, as far as the browser can tell by the rules that the server goes
 * by; whether it is common or was used before, only the server knows.
 */
export function requirementsOf(
  session: Pick<Session, 'user' | 'passwordRules'>,
  { next, again }: TypedPassword,
): readonly Requirement[] {
  const { passwordRules: rules, user } = session;
  const facts = { login: user.login, common: false, usedBefore: false };
  const faults = passwordFaults(next, rules, facts);
  const free = (name: keyof typeof against): boolean =>
    next !== '' && !against[name].some((fault) => faults.includes(fault));
  return [
    { name: 'length', met: free('length') },
    ...(rules.classes > 1 ? [{ name: 'classes', met: free('classes') } as const] : []),
    { name: 'name', met: free('name') },
    { name: 'same', met: next !== '' && next === again },
  ];
}
