import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'light-my-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trimAttachments } from '../../../api/attachments/trim-attachments.ts';
import { attachmentLimit, StoredAttachment } from '../../../api/contract/attachments.ts';
import { OpenedReport } from '../../../api/contract/reports.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { attachmentPlace } from '../../../api/uploads/file-places.ts';
import { postForm, upload } from '../form.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';
import { sampleFiles } from './sample-files.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const post = async (content: Uint8Array, name: string, mediaType: string): Promise<Response> =>
  postForm(api, await api.as('acceptor'), '/api/attachments', [
    { name: 'file', content, file: { name, mediaType } },
  ]);

const openCase = async (
  attachments: readonly string[],
  location: object = {},
): Promise<Response> => {
  const report = { channel: 'phone', title: '井盖破损', description: '', attachments, location };
  return (await api.as('acceptor')).post('/api/reports', report);
};

describe('POST /api/attachments', () => {
  it('keeps a file by the hash of its content under a safe name', async () => {
    const answer = await post(sampleFiles.png, '../现场 照片.png', 'image/png');
    expect(answer.statusCode).toBe(201);
    expect(read(StoredAttachment, answer)).toMatchObject({
      name: '现场 照片.png',
      mediaType: 'image/png',
      size: sampleFiles.png.length,
      hash: sha256(sampleFiles.png),
    });
    expect(existsSync(attachmentPlace(api.config.filesDirectory, sha256(sampleFiles.png)))).toBe(
      true,
    );
  });

  it.each([
    [
      'content that is not what the name says',
      sampleFiles.png,
      'a.jpg',
      'image/jpeg',
      400,
      'content-differs-from-name',
    ],
    [
      'content that is not what was declared',
      sampleFiles.png,
      'a.png',
      'text/html',
      400,
      'content-differs-from-declaration',
    ],
    [
      'a page',
      Buffer.from('<!doctype html><p>'),
      'a.html',
      'text/html',
      415,
      'media-type-not-taken',
    ],
    [
      'a drawing',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.svg',
      'image/svg+xml',
      415,
      'media-type-not-taken',
    ],
    ['nothing', Buffer.alloc(0), 'a.txt', 'text/plain', 400, 'empty-file'],
  ])('refuses %s', async (...[, content, name, mediaType, status, code]) => {
    const answer = await post(content, name, mediaType);
    expect(answer.statusCode).toBe(status);
    expect(problemOf(answer).errors?.[0]).toMatchObject({ path: '/file', code });
  });

  it('takes a file of exactly the limit and refuses one byte more', async () => {
    const text = Buffer.alloc(attachmentLimit + 1, 'a');
    expect((await post(text.subarray(0, attachmentLimit), 'a.txt', 'text/plain')).statusCode).toBe(
      201,
    );
    const answer = await post(text, 'a.txt', 'text/plain');
    expect(answer.statusCode).toBe(413);
    expect(problemOf(answer).code).toBe('payload-too-large');
  });

  it('refuses a form without a file, a body that is no form, and nobody', async () => {
    const acceptor = await api.as('acceptor');
    const empty = await postForm(api, acceptor, '/api/attachments', [
      { name: 'purpose', content: 'x' },
    ]);
    expect(problemOf(empty)).toMatchObject({ status: 400, code: 'validation-failed' });
    expect((await acceptor.post('/api/attachments', { file: 'x' })).statusCode).toBe(415);
    expect((await postForm(api, api.nobody, '/api/attachments', [])).statusCode).toBe(401);
    expect((await postForm(api, await api.as('security'), '/api/attachments', [])).statusCode).toBe(
      403,
    );
  });
});

const get = async (
  login: string,
  id: string,
  headers: Record<string, string> = {},
): Promise<Response> => (await api.as(login)).with(headers).get(`/api/attachments/${id}`);

const raw = async (url: string, contentType: string, payload: string): Promise<Response> =>
  api.app.inject({
    method: 'POST',
    url,
    headers: {
      ...(await api.as(url.endsWith('imports') ? 'admin' : 'acceptor')).headers,
      'content-type': contentType,
    },
    payload,
  });

describe('a broken form', () => {
  const begun = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello';

  it.each(['/api/imports', '/api/attachments'])('is refused by %s', async (url) => {
    const cases = [
      ['multipart/form-data', ''],
      ['multipart/form-data; boundary=b', ''],
      ['multipart/form-data; boundary=b', '--b'],
      ['multipart/form-data; boundary=b', begun],
      ['multipart/form-data; boundary=b', '--b\r\nnonsense\r\n--b--\r\n'],
    ] as const;
    for (const [contentType, payload] of cases) {
      const answer = await raw(url, contentType, payload);
      expect([contentType, payload, answer.statusCode]).toEqual([contentType, payload, 400]);
    }
  });
});

describe('GET /api/attachments/:id', () => {
  it('gives the content with headers that keep a browser from being clever', async () => {
    const id = await upload(api, await api.as('acceptor'), sampleFiles.png);
    const answer = await get('acceptor', id);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(sampleFiles.png);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(sampleFiles.png.length),
      'content-disposition': `inline; filename="photo.png"; filename*=UTF-8''photo.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
    });
  });

  it('offers documents for saving instead of showing them', async () => {
    const answer = await post(sampleFiles.pdf, 'paper.pdf', 'application/pdf');
    const got = await get('acceptor', read(StoredAttachment, answer).id);
    expect(got.headers['content-disposition']).toMatch(/^attachment/u);
  });

  it('answers ranges and conditions', async () => {
    const id = await upload(api, await api.as('acceptor'), sampleFiles.png);
    const part = await get('acceptor', id, { range: 'bytes=1-3' });
    expect(part.statusCode).toBe(206);
    expect(part.body).toBe('PNG');
    expect(part.headers['content-range']).toBe(`bytes 1-3/${sampleFiles.png.length}`);
    expect((await get('acceptor', id, { range: 'bytes=9999-' })).statusCode).toBe(416);
    const etag = `"${sha256(sampleFiles.png)}"`;
    expect((await get('acceptor', id, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await get('acceptor', id, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    expect(
      (await get('acceptor', id, { range: 'bytes=1-3', 'if-range': '"other"' })).statusCode,
    ).toBe(200);
  });

  it('shows an unbound file to its uploader only', async () => {
    const id = await upload(api, await api.as('acceptor'), sampleFiles.png);
    expect((await get('acceptor', id)).statusCode).toBe(200);
    expect((await get('commander', id)).statusCode).toBe(404);
    expect((await api.nobody.get(`/api/attachments/${id}`)).statusCode).toBe(401);
  });

  it('shows a bound file to everybody who may see its case, and to nobody else', async () => {
    const id = await upload(api, await api.as('acceptor'), sampleFiles.png);
    read(OpenedReport, await openCase([id], { grid: 'g-jianshe-01' }));
    expect((await get('commander', id)).statusCode).toBe(200);
    expect((await get('grid', id)).statusCode).toBe(200);
    expect((await get('grid-heping-01', id)).statusCode).toBe(404);
    expect((await get('handler2', id)).statusCode).toBe(404);
  });

  it('binds a file once, and only for its uploader', async () => {
    const dispatcher = await api.as('dispatcher');
    const others = await upload(api, dispatcher, sampleFiles.png);
    expect(problemOf(await openCase([others])).code).toBe('validation-failed');
    const own = await upload(api, await api.as('acceptor'), sampleFiles.png);
    read(OpenedReport, await openCase([own]));
    expect(problemOf(await openCase([own])).code).toBe('validation-failed');
  });

  it('knows no file by another name', async () => {
    expect((await get('acceptor', '..%2F..%2Fetc%2Fpasswd')).statusCode).toBe(404);
  });
});

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 3_600_000);

describe('trimAttachments', () => {
  it('forgets what was never used, but not content that somebody else has', async () => {
    const store = {
      database: api.app.services.database,
      filesDirectory: api.config.filesDirectory,
    };
    const acceptor = await api.as('acceptor');
    const kept = await upload(api, acceptor, sampleFiles.png);
    const answer = await post(sampleFiles.gif, 'a.gif', 'image/gif');
    const gone = read(StoredAttachment, answer).id;
    // A draft that names it is kept for two weeks after the last word in it.
    await trimAttachments(store, inDays(21));
    expect((await acceptor.get(`/api/attachments/${gone}`)).statusCode).toBe(200);
    const later = inDays(29);
    await store.database
      .updateTable('attachment')
      .set({ created_at: later })
      .where('id', '=', kept)
      .execute();
    await trimAttachments(store, later);
    expect((await acceptor.get(`/api/attachments/${gone}`)).statusCode).toBe(404);
    expect(existsSync(attachmentPlace(store.filesDirectory, sha256(sampleFiles.gif)))).toBe(false);
    expect((await acceptor.get(`/api/attachments/${kept}`)).statusCode).toBe(200);
  });

  it('removes uploads that never came to an end', async () => {
    const incoming = join(api.config.filesDirectory, 'incoming');
    mkdirSync(incoming, { recursive: true });
    const stale = join(incoming, 'stale');
    writeFileSync(stale, 'x');
    utimesSync(stale, new Date(0), new Date(0));
    writeFileSync(join(incoming, 'fresh'), 'x');
    await trimAttachments(
      { database: api.app.services.database, filesDirectory: api.config.filesDirectory },
      new Date(),
    );
    expect(existsSync(stale)).toBe(false);
    expect(existsSync(join(incoming, 'fresh'))).toBe(true);
  });
});
