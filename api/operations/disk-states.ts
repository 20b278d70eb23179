import { statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Operations } from '../contract/operations.ts';

type DiskState = Operations['disks'][number];

const stateOf = async (place: DiskState['place'], directory: string): Promise<DiskState[]> => {
  try {
    const { bavail, blocks, bsize } = await statfs(directory);
    return [{ place, freeBytes: bavail * bsize, totalBytes: blocks * bsize }];
  } catch {
    // A directory that nothing was written to yet does not exist.
    return [];
  }
};

/** Room on the disks that this process writes to. */
export const diskStates = async (
  config: Pick<Config, 'dataDirectory' | 'filesDirectory'>,
): Promise<DiskState[]> =>
  (
    await Promise.all([
      stateOf('data', config.dataDirectory),
      stateOf('files', config.filesDirectory),
    ])
  ).flat();
