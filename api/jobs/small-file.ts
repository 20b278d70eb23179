import { readFile, stat } from 'node:fs/promises';
import { UnreadableFile } from './rows/source-row.ts';

/** Reference data is read as a whole; a file larger than this is none. */
const largestReference = 32 * 1024 * 1024;

/** A JSON document of reference data. @throws UnreadableFile */
export async function readJsonFile(path: string): Promise<unknown> {
  if ((await stat(path)).size > largestReference) {
    throw new UnreadableFile(
      'file-too-large',
      `Expected at most ${largestReference} bytes of reference data`,
    );
  }
  const text = await readFile(path, 'utf8');
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return value;
  } catch (error) {
    throw new UnreadableFile('file-unreadable', 'Expected JSON', error);
  }
}
