import { describe, expect, it } from 'vitest';
import { readWall, writeWall } from '../../../admin-ui/forms/wall-text.ts';

describe('a date that is typed', () => {
  it.each([
    ['2026-11-27 14:32', '2026-11-27T14:32'],
    ['2026-11-27T14:32', '2026-11-27T14:32'],
    ['2026/1/5 9:05', '2026-01-05T09:05'],
    ['２０２６年１１月２７日 １４：３２', '2026-11-27T14:32'],
    ['  ', ''],
    ['2026-11-27', null],
    ['2026-11-27 14:', null],
    ['2026-11-27 24:00', null],
    ['2026-02-30 10:00', null],
    ['27/11/2026 14:32', null],
  ])('with its time: %s', (text, wall) => {
    expect(readWall(text, true)).toBe(wall);
  });

  it.each([
    ['2026-11-27', '2026-11-27'],
    ['2026.11.7', '2026-11-07'],
    ['', ''],
    ['2026-11', null],
    ['2026-11-31', null],
    ['2026-11-27 14:32', null],
  ])('without a time: %s', (text, wall) => {
    expect(readWall(text, false)).toBe(wall);
  });

  it('stands as on the page', () => {
    expect(writeWall('2026-11-27T14:32')).toBe('2026-11-27 14:32');
    expect(writeWall('')).toBe('');
  });
});
