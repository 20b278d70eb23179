import { readFileSync } from 'node:fs';
import { isRecord } from '../domain/is-record.ts';

const readVersion = (): string => {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const version = isRecord(manifest) ? manifest['version'] : undefined;
  if (typeof version === 'string') return version;
  throw new Error('Expected a version in package.json, but found none');
};

/** The version of this software, as `package.json` says. */
export const version = readVersion();
