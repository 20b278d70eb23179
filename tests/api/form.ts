import type { Response } from 'light-my-request';
import { StoredAttachment } from '../../api/contract/attachments.ts';
import { type Client, read, type TestApi } from './test-api.ts';

/** One part of a form: a field, or a file with name and media type. */
export interface FormPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly file?: { readonly name: string; readonly mediaType: string };
}

const boundary = 'bihuan-test-boundary';

/** A multipart body as browsers send it. */
const formBody = (parts: readonly FormPart[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap((part) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${part.name}"${
          part.file === undefined
            ? ''
            : `; filename="${part.file.name}"\r\ncontent-type: ${part.file.mediaType}`
        }\r\n\r\n`,
      ),
      Buffer.from(part.content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

export const postForm = async (
  api: TestApi,
  client: Client,
  url: string,
  parts: readonly FormPart[],
): Promise<Response> =>
  api.app.inject({
    method: 'POST',
    url,
    headers: { ...client.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: formBody(parts),
  });

/** Uploads one file and gives its id. */
export const upload = async (
  api: TestApi,
  client: Client,
  content: Uint8Array,
): Promise<string> => {
  const answer = await postForm(api, client, '/api/attachments', [
    { name: 'file', content, file: { name: 'photo.png', mediaType: 'image/png' } },
  ]);
  return read(StoredAttachment, answer).id;
};
