import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

const functions = [
  'record_progress(jsonb)',
  'accept_command(jsonb)',
  'claim_task(jsonb)',
  'release_task(jsonb)',
  'refuse_command(text, text, jsonb)',
  'confirm_commands(text[])',
  'open_report(jsonb)',
] as const;

const settings = {
  plan_cache_mode: 'force_generic_plan',
  // A plan made while the tables are small would read them whole, and be kept while they grow.
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
} as const;

const each = (change: (setting: string, value: string) => string): string =>
  functions
    .flatMap((name) =>
      Object.entries(settings).map(
        ([setting, value]) => `alter function ${name} ${change(setting, value)};`,
      ),
    )
    .join('\n');

/** Replacing a function forgets its settings: a later step that replaces one says this again. */
export const foundByKey = each((setting, value) => `set ${setting} = ${value}`);

/** What writes a case finds its rows by key: one plan a connection, by the indexes, serves all values. */
export const plans: Migration = {
  up: statements(foundByKey),
  down: statements(
    `${each((setting) => `reset ${setting}`)}
    alter function record_progress(jsonb) set plan_cache_mode = force_generic_plan;`,
  ),
};
