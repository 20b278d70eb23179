import type { MultipartFile } from '@fastify/multipart';
import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { attachmentLimit, type StoredAttachment } from '../contract/attachments.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem } from '../problem.ts';
import { attachmentPlace } from '../uploads/file-places.ts';
import { dropFile, receiveFile, type ReceivedFile, settleFile } from '../uploads/received-file.ts';
import { type ContentFault, judgeContent } from './judge-content.ts';
import { lockContent } from '../uploads/lock-content.ts';
import type { AttachmentMediaType } from './media-types.ts';
import { safeName } from './safe-name.ts';

const faultMessages: { readonly [F in ContentFault]: string } = {
  'empty-file': 'is empty',
  'media-type-not-taken': 'has content of a kind that is not taken',
  'content-differs-from-name': 'has content that does not fit its name',
  'content-differs-from-declaration': 'has content that does not fit its media type',
};

export interface AttachmentStore {
  readonly database: Kysely<Database>;
  readonly filesDirectory: string;
}

/**
 * Takes a file, judges it, and keeps it by the hash of its content; nobody but its uploader sees it
 * until a report or a task names it.
 * @throws Problem `payload-too-large`, `validation-failed`, `unsupported-media-type`
 */
export async function storeAttachment(
  store: AttachmentStore,
  part: MultipartFile,
  uploader: string,
): Promise<StoredAttachment> {
  const received = await receiveFile(part.file, {
    filesDirectory: store.filesDirectory,
    limit: attachmentLimit,
  });
  try {
    const name = safeName(part.filename);
    const judged = await judgeContent(received.path, { name, mediaType: part.mimetype });
    if (!judged.ok) {
      const code =
        judged.fault === 'media-type-not-taken' ? 'unsupported-media-type' : 'validation-failed';
      throw fieldProblem(code, '/file', {
        code: judged.fault,
        message: faultMessages[judged.fault],
      });
    }
    return await keep(store, received, { name, mediaType: judged.mediaType, uploader });
  } finally {
    await dropFile(received);
  }
}

async function keep(
  store: AttachmentStore,
  received: ReceivedFile,
  facts: {
    readonly name: string;
    readonly mediaType: AttachmentMediaType;
    readonly uploader: string;
  },
): Promise<StoredAttachment> {
  return store.database.transaction().execute(async (transaction) => {
    await lockContent(transaction, received.hash);
    await settleFile(received, attachmentPlace(store.filesDirectory, received.hash));
    const row = await transaction
      .insertInto('attachment')
      .values({
        id: newId(),
        hash: received.hash,
        name: facts.name,
        media_type: facts.mediaType,
        size: received.size,
        uploaded_by: facts.uploader,
      })
      .returning(['id', 'created_at'])
      .executeTakeFirstOrThrow();
    return {
      id: row.id,
      name: facts.name,
      mediaType: facts.mediaType,
      size: received.size,
      hash: received.hash,
      createdAt: row.created_at.toISOString(),
    };
  });
}
