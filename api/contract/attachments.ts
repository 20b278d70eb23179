import { Type } from 'typebox';
import { Id, InstantText } from './common.ts';

/** Largest file: 25 MiB. */
export const attachmentLimit = 25 * 1024 * 1024;

/** Media types that are taken; the content decides, never the name (`api/attachments/media-types.ts`). */
export const attachmentMediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/gif',
  'application/pdf',
  'video/mp4',
  'audio/mp4',
  'audio/mpeg',
  'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

/** Answer of `POST /api/attachments`; unbound and readable by its uploader only until a report or a task names it. */
export const StoredAttachment = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  /** SHA-256 of the content, hexadecimal. */
  hash: Type.String(),
  createdAt: InstantText,
});
export type StoredAttachment = Type.Static<typeof StoredAttachment>;
