import { attachmentLimit, type StoredAttachment } from '../../api/contract/attachments.ts';
import { type ApiProblem, NoAnswer } from '../providers/api-failure.ts';
import { problemOf } from '../providers/api-fetch.ts';
import { drawnFor } from '../providers/drawn-for.ts';

const isStored = (value: unknown): value is StoredAttachment =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

function parse(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return null;
  }
}

/** Whether a file may be sent at all; the server judges its content. */
export const isTooLarge = (file: File): boolean => file.size > attachmentLimit;

/**
 * `POST /api/attachments`, telling how much has gone (0 to 1). Throws {@link ApiProblem}
 * (`payload-too-large`, `unsupported-media-type`) or {@link NoAnswer}.
 */
export function uploadFile(
  file: File,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<StoredAttachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file, file.name);
    request.open('POST', '/api/attachments');
    for (const [name, value] of Object.entries(drawnFor.headers()))
      request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      told(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    });
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status < 300 && isStored(answer)) {
        resolve(answer);
      } else {
        reject(problemOf(request.status, answer));
      }
    });
    const lost = (): void => {
      reject(new NoAnswer());
    };
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}

export const tooLargeProblem = (): ApiProblem => problemOf(413, { code: 'payload-too-large' });
