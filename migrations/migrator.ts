import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { MigrationInfo, MigrationResultSet } from 'kysely/migration';
import { steps } from './steps/index.ts';

export interface StepStatus {
  readonly name: string;
  readonly executedAt: Date | null;
}

const migratorOf = <T>(db: Kysely<T>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...steps }) } });

/**
 * Brings the schema up to date; several processes may do it at once, they take turns.
 * @returns names of the steps that ran now
 * @throws the error of the step that failed; nothing of that run is kept
 */
export const migrateToLatest = async <T>(db: Kysely<T>): Promise<readonly string[]> =>
  succeeded(await migratorOf(db).migrateToLatest());

/** Brings an empty database to the schema as it was after a step. */
export const migrateTo = async <T>(db: Kysely<T>, step: string): Promise<readonly string[]> =>
  succeeded(await migratorOf(db).migrateTo(step));

/** Undoes the last step. */
export const migrateDown = async <T>(db: Kysely<T>): Promise<readonly string[]> =>
  succeeded(await migratorOf(db).migrateDown());

export const migrationStatus = async <T>(db: Kysely<T>): Promise<readonly StepStatus[]> => {
  const migrations: readonly MigrationInfo[] = await migratorOf(db).getMigrations();
  return migrations.map(({ name, executedAt }) => ({ name, executedAt: executedAt ?? null }));
};

const succeeded = ({ error, results }: MigrationResultSet): readonly string[] => {
  if (error !== undefined) {
    throw error instanceof Error
      ? error
      : new Error('Expected every step to run, but one failed', { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
};
