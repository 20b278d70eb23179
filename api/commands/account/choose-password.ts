import { oneTimePassword } from '../../accounts/one-time-password.ts';
import { passwordFaultWords } from '../../accounts/password-problem.ts';
import type { PasswordFault } from '../../../domain/accounts/password-faults.ts';
import type { PasswordRules } from '../../../domain/accounts/password-rules.ts';
import { CannotRun } from '../exit-codes.ts';
import { type Ask, askSecrets, readSecret } from './ask-secret.ts';

export interface WantedPassword {
  readonly login: string;
  readonly generate: boolean;
  readonly rules: PasswordRules;
  readonly judge: (password: string) => Promise<readonly PasswordFault[]>;
}

/** How often somebody may try before the command gives up. */
const tries = 3;

const faultText = (faults: readonly PasswordFault[]): string =>
  `The password ${faults.map((fault) => passwordFaultWords[fault]).join(', ')}.`;

/** A password that the rules take: made, piped in, or asked for twice. @throws CannotRun */
export async function choosePassword(wanted: WantedPassword): Promise<string> {
  if (wanted.generate) {
    return oneTimePassword(wanted.rules, wanted.login);
  }
  if (process.stdin.isTTY) {
    return askSecrets(process.stdin, process.stderr, async (ask) => typedPassword(ask, wanted));
  }
  const password = await readSecret(process.stdin);
  const faults = await wanted.judge(password);
  if (faults.length > 0) {
    throw new CannotRun(faultText(faults));
  }
  return password;
}

async function typedPassword(ask: Ask, { login, judge }: WantedPassword): Promise<string> {
  for (let left = tries; left > 0; left -= 1) {
    const password = await ask(`New password of ${login}: `);
    const faults = await judge(password);
    if (faults.length > 0) {
      process.stderr.write(`${faultText(faults)}\n`);
      continue;
    }
    const again = await ask('Once more: ');
    if (again === password) {
      return password;
    }
    process.stderr.write('That was another one.\n');
  }
  throw new CannotRun('No password was chosen: nothing was changed.');
}
