import { parseArgs } from 'node:util';
import { CannotRun } from '../exit-codes.ts';
import { orHelp } from '../or-help.ts';

export type VerifyOptions = { readonly json: boolean } & (
  | { readonly action: 'proof'; readonly file: string; readonly key: string | null }
  | { readonly action: 'ledgers'; readonly proof: string | null }
);

export const helpText = `npm run verify -- proof FILE [--key FINGERPRINT]
npm run verify -- ledgers [--proof FILE]

  proof    a seal that was taken away as a file: its signature, and that it signs the chain ends in
           the file. Needs no centre and no database. --key is the fingerprint that was noted
           outside: a seal by another key is refused
  ledgers  computes the hash chains of all cases in the database of DATABASE_URL anew; with --proof
           also that each entry which that seal signed still stands there. It only reads

  --json   one line of JSON on stdout
  --help

Ends with 0 when all holds, 1 when something does not, 2 when it could not run.
`;

/** @throws CannotRun that says what is wrong with the arguments. */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | 'help' {
  const { values, positionals } = orHelp(helpText, () => parseStrictly(args));
  if (values.help === true) return 'help';
  const [action, file, ...rest] = positionals;
  const json = values.json === true;
  if (action === 'proof' && file !== undefined && rest.length === 0 && !('proof' in values))
    return { action, file, key: values.key?.toLowerCase() ?? null, json };
  if (action === 'ledgers' && file === undefined && !('key' in values))
    return { action, proof: values.proof ?? null, json };
  throw new CannotRun(helpText);
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      proof: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
