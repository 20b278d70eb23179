import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeContent } from '../../../api/attachments/judge-content.ts';
import { sampleFiles } from './sample-files.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'content-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const judge = async (
  content: Uint8Array | string,
  name: string,
  mediaType: string,
): Promise<string> => {
  const path = join(directory, crypto.randomUUID());
  writeFileSync(path, content);
  const judged = await judgeContent(path, { name, mediaType });
  return judged.ok ? judged.mediaType : judged.fault;
};

describe('judgeContent', () => {
  it.each([
    ['photo.PNG', 'image/png', sampleFiles.png, 'image/png'],
    ['photo.jpeg', 'image/jpg', sampleFiles.jpeg, 'image/jpeg'],
    ['photo', '', sampleFiles.gif, 'image/gif'],
    ['photo.webp', 'application/octet-stream', sampleFiles.webp, 'image/webp'],
    ['photo.heic', 'image/heic', sampleFiles.heic, 'image/heic'],
    ['paper.pdf', 'application/pdf', sampleFiles.pdf, 'application/pdf'],
    ['film.mp4', 'video/mp4', sampleFiles.mp4, 'video/mp4'],
    ['voice.m4a', 'audio/x-m4a', sampleFiles.m4a, 'audio/mp4'],
    ['voice.mp3', 'audio/mpeg', sampleFiles.mp3, 'audio/mpeg'],
    ['note.txt', 'text/plain; charset=utf-8', Buffer.from('现场情况\n'), 'text/plain'],
    ['note.txt', 'text/plain', Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2]), 'text/plain'],
  ])('takes %s declared as %j', async (name, mediaType, content, expected) => {
    expect(await judge(content, name, mediaType)).toBe(expected);
  });

  it('takes a workbook', async () => {
    const book = new ExcelJs.Workbook();
    book.addWorksheet('a').addRow([1]);
    const content = new Uint8Array(await book.xlsx.writeBuffer());
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(await judge(content, 'list.xlsx', type)).toBe(type);
    expect(await judge(content, 'list.zip', type)).toBe('content-differs-from-name');
  });

  it.each<readonly [string, string | Uint8Array, string, string, string]>([
    [
      'a page called a photo',
      '<!DOCTYPE html><script>alert(1)</script>',
      'photo.jpg',
      'image/jpeg',
      'media-type-not-taken',
    ],
    ['a page', '<html><body>hi', 'a.html', 'text/html', 'media-type-not-taken'],
    [
      'markup called a text',
      'hello <script src=x></script>',
      'a.txt',
      'text/plain',
      'media-type-not-taken',
    ],
    [
      'a drawing that can carry scripts',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'a.svg',
      'image/svg+xml',
      'media-type-not-taken',
    ],
    ['XML', '<?xml version="1.0"?><a/>', 'a.txt', 'text/plain', 'media-type-not-taken'],
    [
      'a program',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      'a.png',
      'image/png',
      'media-type-not-taken',
    ],
    [
      'an archive',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]),
      'a.docx',
      '',
      'media-type-not-taken',
    ],
    ['noise', Buffer.from([0, 1, 2, 3]), 'a.txt', 'text/plain', 'media-type-not-taken'],
    ['nothing', '', 'a.txt', 'text/plain', 'empty-file'],
    [
      'a picture called a text',
      sampleFiles.png,
      'a.txt',
      'text/plain',
      'content-differs-from-name',
    ],
    ['a PNG called a JPEG', sampleFiles.png, 'a.jpg', 'image/jpeg', 'content-differs-from-name'],
    [
      'a picture declared as a page',
      sampleFiles.png,
      'a.png',
      'text/html',
      'content-differs-from-declaration',
    ],
  ])('refuses %s', async (...[, content, name, mediaType, fault]) => {
    expect(await judge(content, name, mediaType)).toBe(fault);
  });
});
