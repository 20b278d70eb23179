import { readdirSync, readFileSync } from 'node:fs';

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It has ended, or belongs to somebody else.
    return '';
  }
};

/** Processes that have the directory in their command line or environment. */
export const marked = (directory: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) =>
      ['cmdline', 'environ'].some((file) => contentOf(`/proc/${pid}/${file}`).includes(directory)),
    )
    .map((pid) => contentOf(`/proc/${pid}/cmdline`));
