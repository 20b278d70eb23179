import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';

/** A file taken from a request, on disk but not at its place yet. */
export interface ReceivedFile {
  readonly path: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly size: number;
}

/**
 * Writes an upload to `incoming/` under the directory of files while hashing it.
 * @throws Problem `payload-too-large`; nothing stays on disk then.
 */
export async function receiveFile(
  stream: Readable,
  options: { readonly filesDirectory: string; readonly limit: number },
): Promise<ReceivedFile> {
  const path = join(options.filesDirectory, 'incoming', randomUUID());
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      size += chunk.length;
      hash.update(chunk);
      done(size > options.limit ? new Problem('payload-too-large') : null, chunk);
    },
  });
  try {
    await pipeline(stream, measure, createWriteStream(path, { flags: 'wx', flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, hash: hash.digest('hex'), size };
}

/** Moves a received file to its place in one step; a file of the same content may stand there already. */
export async function settleFile(received: ReceivedFile, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await rename(received.path, place);
  const directory = await open(dirname(place), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

export async function dropFile(received: ReceivedFile): Promise<void> {
  await rm(received.path, { force: true });
}
