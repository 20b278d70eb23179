import { rm } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { importPlace } from '../uploads/file-places.ts';
import { lockContent } from '../uploads/lock-content.ts';
import { JobStore } from './job-store.ts';

/** The content of an import is personal data; it goes when no job needs it any more. */
export async function forgetFile(
  transaction: Transaction<Database>,
  filesDirectory: string,
  hash: string,
): Promise<void> {
  await lockContent(transaction, hash);
  if (!(await new JobStore(transaction).needsFile(hash))) {
    await rm(importPlace(filesDirectory, hash), { force: true });
  }
}
