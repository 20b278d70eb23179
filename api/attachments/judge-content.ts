import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { type AttachmentMediaType, isAttachmentMediaType, mediaTypes } from './media-types.ts';

/** Why a file is not taken. */
export type ContentFault =
  | 'empty-file'
  | 'media-type-not-taken'
  | 'content-differs-from-name'
  | 'content-differs-from-declaration';

export type JudgedContent =
  | { readonly ok: true; readonly mediaType: AttachmentMediaType }
  | { readonly ok: false; readonly fault: ContentFault };

/** What the sender says of the file. */
export interface Declaration {
  readonly name: string;
  readonly mediaType: string;
}

/**
 * Finds out by its content what a file is and compares that with its name and declaration: a script
 * called photo.jpg is refused, and so is everything outside the list (HTML and SVG can carry scripts).
 */
export async function judgeContent(path: string, declaration: Declaration): Promise<JudgedContent> {
  const detected = await detectedType(path);
  if (detected === 'empty-file' || detected === 'media-type-not-taken') {
    return { ok: false, fault: detected };
  }
  const { extensions, declared } = mediaTypes[detected];
  const extension = extensionOf(declaration.name);
  if (extension !== null && !extensions.includes(extension)) {
    return { ok: false, fault: 'content-differs-from-name' };
  }
  const said = declaration.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const saysNothing = said === '' || said === 'application/octet-stream';
  return saysNothing || declared.includes(said)
    ? { ok: true, mediaType: detected }
    : { ok: false, fault: 'content-differs-from-declaration' };
}

function extensionOf(name: string): string | null {
  const match = /\.(?<extension>[^.\s]{1,10})$/u.exec(name);
  return match?.groups?.['extension']?.toLowerCase() ?? null;
}

async function detectedType(
  path: string,
): Promise<AttachmentMediaType | 'empty-file' | 'media-type-not-taken'> {
  const found = await fileTypeFromFile(path);
  if (found !== undefined) {
    const known = Object.entries(mediaTypes).find(([, type]) => type.detected.includes(found.mime));
    const [mediaType] = known ?? ['none'];
    return isAttachmentMediaType(mediaType) ? mediaType : 'media-type-not-taken';
  }
  return textOrNothing(path);
}

/** Enough of a text to judge it; markup stands at the head. */
const headLength = 64 * 1024;

async function textOrNothing(
  path: string,
): Promise<'text/plain' | 'empty-file' | 'media-type-not-taken'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    if (bytesRead === 0) {
      return 'empty-file';
    }
    return isPlainText(buffer.subarray(0, bytesRead)) ? 'text/plain' : 'media-type-not-taken';
  } finally {
    await file.close();
  }
}

function isPlainText(head: Uint8Array): boolean {
  const text = decoded(head, 'utf-8') ?? decoded(head, 'gb18030');
  // oxlint-disable-next-line no-control-regex -- control characters are what makes a file binary
  if (text === null || /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F\u007F]/u.test(text)) {
    return false;
  }
  return !/<\s*(?:[!?]?doctype|[!?]?xml|html|head|body|script|svg|iframe|object|embed|meta|link|style)\b/iu.test(
    text,
  );
}

/** Null when the bytes are no text of that encoding; the last characters may be cut in two. */
function decoded(head: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) {
      return null;
    }
    throw error;
  }
}
