import { join } from 'node:path';

/** Where attachments live: by the hash of their content (architecture decision 12). */
export const attachmentPlace = (filesDirectory: string, hash: string): string =>
  join(filesDirectory, 'attachments', hash.slice(0, 2), hash);

/** Where the file of an import waits until its job is done. */
export const importPlace = (filesDirectory: string, hash: string): string =>
  join(filesDirectory, 'imports', hash);
