import { constants, existsSync } from 'node:fs';
import { cp, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How many files there are in a folder and below, and their size. */
export const sizeOf = async (
  folder: string,
): Promise<{ readonly count: number; readonly bytes: number }> => {
  if (!existsSync(folder)) return { count: 0, bytes: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let count = 0;
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    count += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { count, bytes };
};

/** Copies what is not there yet: files are named by their content, so that none is ever changed. */
export const copyFiles = async (from: string, to: string): Promise<void> => {
  if (!existsSync(from)) return;
  await cp(from, to, {
    recursive: true,
    force: false,
    preserveTimestamps: true,
    mode: constants.COPYFILE_FICLONE,
  });
};
