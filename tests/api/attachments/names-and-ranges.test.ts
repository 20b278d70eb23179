import { describe, expect, it } from 'vitest';
import { byteRange } from '../../../api/attachments/byte-range.ts';
import { contentDisposition, safeName } from '../../../api/attachments/safe-name.ts';

describe('safeName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    [String.raw`C:\photos\井盖.jpg`, '井盖.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
    ['...', 'file'],
    ['\uD800x.png', 'x.png'],
    [`${'n'.repeat(300)}.jpeg`, `${'n'.repeat(195)}.jpeg`],
  ])('makes of %j %j', (given, expected) => {
    expect(safeName(given)).toBe(expected);
  });
});

describe('contentDisposition', () => {
  it('gives the name in ASCII and in UTF-8', () => {
    expect(contentDisposition('attachment', '井"盖(1).jpg')).toBe(
      `attachment; filename="___(1).jpg"; filename*=UTF-8''%E4%BA%95%22%E7%9B%96%281%29.jpg`,
    );
  });
});

describe('byteRange', () => {
  it.each([
    [undefined, { kind: 'all' }],
    ['bytes=0-', { kind: 'part', from: 0, to: 9 }],
    ['bytes=2-4', { kind: 'part', from: 2, to: 4 }],
    ['bytes=8-99', { kind: 'part', from: 8, to: 9 }],
    ['bytes=-3', { kind: 'part', from: 7, to: 9 }],
    ['bytes=-99', { kind: 'part', from: 0, to: 9 }],
    ['bytes=10-', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=4-2', { kind: 'all' }],
    ['bytes=0-1,3-4', { kind: 'all' }],
    ['lines=1-2', { kind: 'all' }],
    ['bytes=-', { kind: 'all' }],
  ])('reads %j of ten bytes', (header, expected) => {
    expect(byteRange(header, 10)).toEqual(expected);
  });

  it('has no part of nothing', () => {
    expect(byteRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
  });
});
