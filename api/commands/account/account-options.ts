import { parseArgs } from 'node:util';
import { CannotRun } from '../exit-codes.ts';
import { orHelp } from '../or-help.ts';

export type AccountOptions = {
  /** A random password is made and printed, instead of one that is typed. */
  readonly generate: boolean;
  readonly json: boolean;
} & (
  | { readonly action: 'first-administrator'; readonly login: string; readonly name: string }
  | { readonly action: 'reset-password'; readonly login: string }
  | { readonly action: 'disable-demo' }
);

export const helpText = `npm run account -- first-administrator --login LOGIN --name NAME
npm run account -- reset-password --login LOGIN
npm run account -- disable-demo

Works on the database that DATABASE_URL names, for when nobody can sign in who may look after
accounts; no centre needs to run. Everything is written into the security log.

  first-administrator  makes the security administrator, who makes all other accounts; only while
                       no enabled account may do that
  reset-password       gives a locked-out person a new password, lifts the lock, ends all sessions
  disable-demo         disables every account of the demonstration, whose password everybody knows

The password has to be changed at the first sign-in, and is over when that is not done in time. It
is asked for without showing it, or read from the first line of stdin where that is no terminal.

  --generate  make a random password and print it
  --json      one line of JSON on stdout
  --help

Ends with 0 when it is done, 1 when it is not: there is an administrator already, the login is
taken or unknown; 2 when it could not run.
`;

/** @throws CannotRun that says what is wrong with the arguments. */
export function readAccountOptions(args: readonly string[]): AccountOptions | 'help' {
  const { values, positionals } = orHelp(helpText, () => parseStrictly(args));
  if (values.help === true) {
    return 'help';
  }
  const [action, ...rest] = positionals;
  const read = readers.find((known) => known.action === action)?.read;
  if (read === undefined || rest.length > 0) {
    const known = readers.map((reader) => reader.action).join(', ');
    throw new CannotRun(`Expected one of ${known}.\n\n${helpText}`);
  }
  return read(values);
}

type Given = ReturnType<typeof parseStrictly>['values'];

const readers: readonly {
  readonly action: AccountOptions['action'];
  readonly read: (given: Given) => AccountOptions;
}[] = [
  {
    action: 'first-administrator',
    read: (given) => ({
      ...common(given),
      action: 'first-administrator',
      login: required(given, 'login'),
      name: required(given, 'name'),
    }),
  },
  {
    action: 'reset-password',
    read: (given) => {
      refuse(given, ['name']);
      return { ...common(given), action: 'reset-password', login: required(given, 'login') };
    },
  },
  {
    action: 'disable-demo',
    read: (given) => {
      refuse(given, ['login', 'name', 'generate']);
      return { ...common(given), action: 'disable-demo' };
    },
  },
];

const common = (given: Given): { readonly generate: boolean; readonly json: boolean } => ({
  generate: given.generate === true,
  json: given.json === true,
});

function required(given: Given, name: 'login' | 'name'): string {
  const value = given[name]?.trim() ?? '';
  if (value === '') {
    throw new CannotRun(`Expected --${name}.\n\n${helpText}`);
  }
  return value;
}

function refuse(given: Given, names: readonly (keyof Given)[]): void {
  const found = names.find((name) => given[name] !== undefined);
  if (found !== undefined) {
    throw new CannotRun(`--${found} does not belong to this command.\n\n${helpText}`);
  }
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      login: { type: 'string' },
      name: { type: 'string' },
      generate: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
