import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentPlace } from '../uploads/file-places.ts';
import { lockContent } from '../uploads/lock-content.ts';
import type { AttachmentStore } from './store-attachment.ts';

/** Files that nobody bound to a case within this time are forgotten: twice as long as a device keeps the draft that names them. */
const unboundMillis = 28 * 24 * 3_600_000;
/** Uploads that never came to an end. */
const unfinishedMillis = 24 * 3_600_000;

/** Forgets uploads that were never used, with their content when nothing else has it; gives how many. */
export async function trimAttachments(store: AttachmentStore, now: Date): Promise<number> {
  await dropUnfinished(store.filesDirectory, now);
  const unbound = await store.database
    .selectFrom('attachment')
    .select(['id', 'hash'])
    .where('case_id', 'is', null)
    .where('report_id', 'is', null)
    .where('created_at', '<', new Date(now.getTime() - unboundMillis))
    .limit(1000)
    .execute();
  for (const attachment of unbound) {
    await forget(store, attachment);
  }
  return unbound.length;
}

async function forget(
  store: AttachmentStore,
  attachment: { readonly id: string; readonly hash: string },
): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    await lockContent(transaction, attachment.hash);
    await transaction
      .deleteFrom('attachment')
      .where('id', '=', attachment.id)
      .where('case_id', 'is', null)
      .execute();
    const other = await transaction
      .selectFrom('attachment')
      .select('id')
      .where('hash', '=', attachment.hash)
      .limit(1)
      .executeTakeFirst();
    if (other === undefined) {
      await rm(attachmentPlace(store.filesDirectory, attachment.hash), { force: true });
    }
  });
}

async function dropUnfinished(filesDirectory: string, now: Date): Promise<void> {
  const incoming = join(filesDirectory, 'incoming');
  for (const name of await readdir(incoming).catch(() => [])) {
    const path = join(incoming, name);
    const facts = await stat(path).catch(() => null);
    if (facts !== null && now.getTime() - facts.mtimeMs > unfinishedMillis) {
      await rm(path, { force: true });
    }
  }
}
