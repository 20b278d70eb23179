// Plain JavaScript: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const same = (one, other) => JSON.stringify(one ?? {}) === JSON.stringify(other ?? {});

/**
 * Whether `npm install` would find nothing to do: npm writes down at its very end what it installed
 * (`node_modules/.package-lock.json`). Optional packages may be absent: those of other platforms are.
 */
export const isInstalled = (root) => {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  const lockFile = join(root, 'package-lock.json');
  if (!existsSync(hidden) || !existsSync(lockFile)) return false;
  const manifest = read(join(root, 'package.json'));
  const { '': project, ...wanted } = read(lockFile).packages;
  const installed = read(hidden).packages;
  const isThere = (path) =>
    installed[path] === undefined
      ? wanted[path].optional === true
      : installed[path].version === wanted[path].version &&
        installed[path].integrity === wanted[path].integrity &&
        existsSync(join(root, path));
  return (
    same(manifest.dependencies, project.dependencies) &&
    same(manifest.devDependencies, project.devDependencies) &&
    Object.keys(wanted).every(isThere) &&
    Object.keys(installed).every((path) => wanted[path] !== undefined)
  );
};
