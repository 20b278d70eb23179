import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

/**
 * What Node is started with by an npm script that is nothing but `node` and its arguments, so that what
 * the launcher starts and what `npm run` starts are one thing said once.
 * @throws Error when the script is missing, or begins with something else
 */
export const nodeArgumentsOf = (root: string, name: string): readonly string[] => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm has read this file before us
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const [program, ...args] = (scripts[name] ?? '').split(' ');
  if (program !== 'node')
    throw new Error(
      `npm script ${name}: expected node and its arguments, but got ${scripts[name] ?? 'none'}`,
    );
  return args;
};
