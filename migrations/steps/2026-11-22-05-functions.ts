import { readFileSync } from 'node:fs';
import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

const files = ['ledger', 'messages', 'progress', 'commands', 'claims'] as const;
const text = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** The functions that write a case: what must be one round trip or one statement. */
export const functions: Migration = {
  up: statements(`set local check_function_bodies = off;\n${files.map(text).join('\n')}`),
  down: statements(
    files
      .toReversed()
      .map((name) => text(`${name}-down`))
      .join('\n'),
  ),
};
