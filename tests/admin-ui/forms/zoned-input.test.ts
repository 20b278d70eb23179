import { describe, expect, it } from 'vitest';
import { fromZonedInput, toZonedInput } from '../../../admin-ui/forms/zoned-input.ts';

describe('date and time in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T06:32:00.000Z', '2026-11-24T14:32'],
    ['Asia/Shanghai', '2026-12-31T16:30:00.000Z', '2027-01-01T00:30'],
    ['Europe/Berlin', '2026-07-01T10:00:00.000Z', '2026-07-01T12:00'],
    ['Europe/Berlin', '2026-12-01T10:00:00.000Z', '2026-12-01T11:00'],
    ['America/New_York', '2026-11-24T06:32:00.000Z', '2026-11-24T01:32'],
  ])('of %s: %s is %s on the wall, and back', (zone, instant, wall) => {
    expect(toZonedInput(instant, zone)).toBe(wall);
    expect(fromZonedInput(wall, zone)).toBe(instant);
  });

  it('is empty for what is none', () => {
    expect(toZonedInput('', 'Asia/Shanghai')).toBe('');
    expect(fromZonedInput('2026-11', 'Asia/Shanghai')).toBe('');
  });
});
