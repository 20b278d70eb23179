import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { BackupRefused, type Manifest, tablePath } from './manifest.ts';

/** Reads every file of the tables once. @throws BackupRefused naming the first that is missing or changed */
export const checkTables = async (folder: string, { tables }: Manifest): Promise<void> => {
  for (const { name, sha256 } of tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(tablePath(folder, name)), hash).catch(() => {
      throw new BackupRefused(`The file of table ${name} cannot be read.`);
    });
    if (hash.digest('hex') !== sha256)
      throw new BackupRefused(`The file of table ${name} is not what was written.`);
  }
};
