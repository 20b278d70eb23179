import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLogger } from '../../activities/logger.ts';
import { workflowBundle } from '../../activities/workflow-bundle.ts';

/** Bundling takes seconds: what workers of production run is made once for all tests, until a source changes. */
const directory = resolve('.data', 'test-bundle');

let bundle: ReturnType<typeof workflowBundle> | undefined;
/** @returns path of the bundle that workers of production run; looked for once a process */
export const sharedBundle = async (): Promise<string> => {
  bundle ??= workflowBundle(directory, { stacks: false, log: createLogger('silent') });
  return (await bundle).path;
};

/** Where a worker process with this data directory keeps its bundle. */
export const shareBundle = (dataDirectory: string): void => {
  mkdirSync(directory, { recursive: true });
  symlinkSync(directory, join(dataDirectory, 'cache'));
};
