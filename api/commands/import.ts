import { commandSettings } from '../config.ts';
import { helpText, readImportOptions } from './import/import-options.ts';
import { importFile } from './import/import-file.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const options = readImportOptions(process.argv.slice(2), commandSettings());
  if (options === 'help') {
    process.stdout.write(helpText);
    return exitCodes.done;
  }
  return importFile(options);
});
