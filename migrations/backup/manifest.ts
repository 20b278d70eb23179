import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../domain/is-record.ts';

/** One table of a backup: `tables/<name>.jsonl.gz`, one row a line as JSON by names of columns. */
export interface TableFile {
  readonly name: string;
  readonly rows: number;
  /** Of the compressed file. */
  readonly bytes: number;
  readonly sha256: string;
}

/** What `manifest.json` says of a backup; it is written last, so that half a backup has none. */
export interface Manifest {
  readonly format: 1;
  readonly id: string;
  /** Version of the software that made it. */
  readonly software: string;
  readonly beganAt: string;
  readonly endedAt: string;
  /** The steps of the schema that had run, in order. */
  readonly steps: readonly string[];
  readonly tables: readonly TableFile[];
  /** The last value that each sequence gave; null: none yet. */
  readonly sequences: readonly { readonly name: string; readonly value: string | null }[];
  readonly files: { readonly count: number; readonly bytes: number };
}

export const manifestName = 'manifest.json';
export const tablePath = (folder: string, table: string): string =>
  join(folder, 'tables', `${table}.jsonl.gz`);

/** The folder holds no backup, or one that this software does not understand. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  value['format'] === 1 &&
  typeof value['id'] === 'string' &&
  Array.isArray(value['steps']) &&
  Array.isArray(value['tables']) &&
  Array.isArray(value['sequences']);

/** @throws BackupRefused */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null);
  if (text === null) throw new BackupRefused(`There is no ${manifestName} in ${folder}.`);
  const manifest: unknown = JSON.parse(text);
  if (isManifest(manifest)) return manifest;
  throw new BackupRefused(`${manifestName} in ${folder} is not of a backup of this software.`);
};
