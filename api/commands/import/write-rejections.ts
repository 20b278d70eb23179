import { stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { ImportJob } from '../../contract/imports.ts';
import { CannotRun } from '../exit-codes.ts';
import type { CentreClient } from '../http/centre-client.ts';
import type { ImportOptions } from './import-options.ts';

/** What a folder answers that cannot be written: a shared or read-only source. */
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Fetches the refused rows as CSV; gives the path of the file. */
export async function writeRejections(
  client: CentreClient,
  job: ImportJob,
  options: ImportOptions,
): Promise<string> {
  const response = await client.send({
    method: 'GET',
    path: `/api/imports/${encodeURIComponent(job.id)}/rejections?format=csv&language=en`,
  });
  const content = new Uint8Array(await response.arrayBuffer());
  const name = `${options.file}.rejected.csv`;
  const places = options.rejected === null ? [name, resolve(basename(name))] : [options.rejected];
  for (const place of places) {
    if (await written(place, content)) {
      return place;
    }
  }
  throw new CannotRun(`Cannot write the rejected rows to ${places.join(' or ')}.`);
}

async function written(place: string, content: Uint8Array): Promise<boolean> {
  try {
    // A folder that is read-only for everybody is left alone by who may override that, too.
    if (((await stat(dirname(place))).mode & 0o222) === 0) {
      return false;
    }
    await writeFile(place, content);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && notWritable.has(String(error.code))) {
      return false;
    }
    throw error;
  }
}
