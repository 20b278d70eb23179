import { commandSettings } from '../config.ts';
import { drive } from './drive/drive.ts';
import { helpText, readDriveOptions } from './drive/drive-options.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const options = readDriveOptions(process.argv.slice(2), commandSettings());
  if (options === 'help') {
    process.stdout.write(helpText);
    return exitCodes.done;
  }
  return drive(options);
});
