import { createReadStream } from 'node:fs';
import { UnreadableFile } from './source-row.ts';

export type TextEncodingName = 'utf-8' | 'gb18030';

/** The text of a file in pieces, without a byte order mark; refuses bytes that the encoding does not know. */
export async function* decodedText(
  path: string,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      const bytes: unknown = chunk;
      if (!(bytes instanceof Uint8Array)) {
        throw new TypeError('Expected bytes from a file stream, but got text');
      }
      yield decoder.decode(bytes, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (
      error instanceof TypeError &&
      'code' in error &&
      error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ) {
      throw new UnreadableFile(
        'file-not-in-encoding',
        `Expected text in ${encoding}, but found other bytes`,
        error,
      );
    }
    throw error;
  }
}
