import { databaseUrlOfProcess } from '../config.ts';
import { helpText, readAccountOptions } from './account/account-options.ts';
import { changeAccounts } from './account/change-accounts.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const options = readAccountOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(helpText);
    return exitCodes.done;
  }
  return changeAccounts(options, databaseUrlOfProcess());
});
