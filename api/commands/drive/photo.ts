import { Compile } from 'typebox/compile';
import { StoredAttachment } from '../../contract/attachments.ts';
import type { CentreClient } from '../http/centre-client.ts';

const Stored = Compile(StoredAttachment);

/** One grey pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const form = async (): Promise<FormData> => {
  const data = new FormData();
  data.set('file', new Blob([pixel], { type: 'image/png' }), 'photo.png');
  return data;
};

/** Uploads a photo as the person and gives its id. An upload that is repeated leaves one that nobody uses. */
export async function uploadPhoto(client: CentreClient): Promise<string> {
  const stored = await client.json(Stored, { method: 'POST', path: '/api/attachments', form });
  return stored.id;
}
