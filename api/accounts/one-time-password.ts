import { randomInt } from 'node:crypto';
import { passwordFaults } from '../../domain/accounts/password-faults.ts';

/** Without what is easily taken for something else when it is read out: I l 1, O 0. */
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groupLength = 4;
const leastGroups = 4;

const group = (): string =>
  Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join('');

/**
 * A random password for one sign-in, in groups that can be read out: at least 16 of 57 characters,
 * more than 90 bits (ASVS 6.4.1). It is one that the rules take, whatever classes they ask for.
 */
export const oneTimePassword = (rules: { readonly length: number }, login: string): string => {
  const groups = Math.max(leastGroups, Math.ceil(rules.length / groupLength));
  const strict = { length: rules.length, classes: 4 };
  for (;;) {
    const password = Array.from({ length: groups }, group).join('-');
    const faults = passwordFaults(password, strict, { login, common: false, usedBefore: false });
    if (faults.length === 0) return password;
  }
};
