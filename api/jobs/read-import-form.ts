import type { FastifyRequest } from 'fastify';
import { safeName } from '../attachments/safe-name.ts';
import { importKinds, type ImportKind } from '../contract/imports.ts';
import { fieldProblem, Problem } from '../problem.ts';
import { formLimits } from '../uploads/multipart.ts';
import { readingForm } from '../uploads/reading-form.ts';
import { dropFile, receiveFile, type ReceivedFile } from '../uploads/received-file.ts';
import { checkMap } from './report-map/check-map.ts';

/** Largest file of an import: 512 MiB. */
const importLimit = 512 * 1024 * 1024;

export interface ImportForm {
  readonly kind: ImportKind;
  readonly map: unknown;
  readonly file: ReceivedFile;
  readonly fileName: string;
}

interface Parts {
  readonly fields: Map<string, string>;
  file: ReceivedFile | null;
  fileName: string;
}

/**
 * Kind, map and file of the form, in any order; `allow` says whether the person may import that kind.
 * @throws Problem `validation-failed`, `not-permitted`, `payload-too-large`; nothing stays on disk then.
 */
export async function readImportForm(
  request: FastifyRequest,
  options: { readonly filesDirectory: string; readonly allow: (kind: ImportKind) => boolean },
): Promise<ImportForm> {
  const parts: Parts = { fields: new Map(), file: null, fileName: '' };
  try {
    await readingForm(() => readParts(request, parts, options.filesDirectory));
    return { ...judge(parts, options.allow), fileName: parts.fileName };
  } catch (error) {
    if (parts.file !== null) {
      await dropFile(parts.file);
    }
    throw error;
  }
}

async function readParts(
  request: FastifyRequest,
  parts: Parts,
  filesDirectory: string,
): Promise<void> {
  for await (const part of request.parts(formLimits(importLimit))) {
    if (part.type === 'field') {
      parts.fields.set(part.fieldname, String(part.value));
    } else {
      parts.file = await receiveFile(part.file, { filesDirectory, limit: importLimit });
      parts.fileName = safeName(part.filename);
    }
  }
}

function judge(parts: Parts, allow: (kind: ImportKind) => boolean): Omit<ImportForm, 'fileName'> {
  const { file } = parts;
  const kind = importKinds.find((known) => known === parts.fields.get('kind'));
  if (kind === undefined) {
    throw fieldProblem('validation-failed', '/kind', {
      code: 'enum',
      message: `must be one of ${importKinds.join(', ')}`,
    });
  }
  if (!allow(kind)) {
    throw new Problem('not-permitted');
  }
  if (file === null) {
    throw fieldProblem('validation-failed', '/file', { code: 'required', message: 'is required' });
  }
  return { kind, file, map: mapOf(kind, parts.fields.get('map')) };
}

function mapOf(kind: ImportKind, text: string | undefined): unknown {
  if (kind !== 'reports') {
    return {};
  }
  if (text === undefined) {
    throw fieldProblem('validation-failed', '/map', {
      code: 'required',
      message: 'is required for reports',
    });
  }
  const checked = checkMap(parsed(text));
  if (!checked.ok) {
    throw new Problem('validation-failed', { errors: checked.errors });
  }
  return checked.map;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fieldProblem('validation-failed', '/map', { code: 'json', message: 'must be JSON' });
  }
}
