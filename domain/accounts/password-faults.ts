import { hasControlCharacters, isWellFormedText } from '../text/control-characters.ts';
import { longestPassword, type PasswordRules } from './password-rules.ts';

/** Why a password is not taken, in the order in which they are told. */
export const passwordFaultCodes = [
  'too-short',
  'too-long',
  'too-few-classes',
  'control-character',
  'contains-name',
  'common',
  'used-before',
] as const;
export type PasswordFault = (typeof passwordFaultCodes)[number];

/** What must be known beside the password itself. */
export interface PasswordFacts {
  readonly login: string;
  /** It stands in a list of passwords that many people use (ASVS 6.2.4). */
  readonly common: boolean;
  /** It is one of the last passwords that `PasswordRules.history` counts. */
  readonly usedBefore: boolean;
}

const classes: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Names of the system itself, which everybody tries first (ASVS 6.1.2). */
const systemNames = ['bihuan', '闭环'];

/** A name so short stands in many a password by chance. */
const shortestName = 3;

const containsName = (password: string, login: string): boolean => {
  const folded = password.toLowerCase();
  const names = login.length < shortestName ? systemNames : [...systemNames, login.toLowerCase()];
  return names.some((name) => folded.includes(name));
};

/** How many of the four classes of characters a password has. */
export const classesOf = (password: string): number =>
  classes.filter((shape) => shape.test(password)).length;

/** Length in characters as a person counts them, not in UTF-16 units. */
export const lengthOf = (password: string): number => Array.from(password).length;

/** Everything that is wrong with a new password; empty when it is taken. */
export const passwordFaults = (
  password: string,
  rules: Pick<PasswordRules, 'length' | 'classes'>,
  facts: PasswordFacts,
): readonly PasswordFault[] => {
  const length = lengthOf(password);
  const found: { readonly [F in PasswordFault]: boolean } = {
    'too-short': length < rules.length,
    'too-long': length > longestPassword,
    'too-few-classes': classesOf(password) < rules.classes,
    'control-character': hasControlCharacters(password) || !isWellFormedText(password),
    'contains-name': containsName(password, facts.login),
    common: facts.common,
    'used-before': facts.usedBefore,
  };
  return passwordFaultCodes.filter((code) => found[code]);
};
