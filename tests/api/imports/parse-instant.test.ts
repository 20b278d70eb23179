import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../api/jobs/report-map/parse-instant.ts';

const iso = (text: string, pattern: string, zone: string): string | null => {
  const instant = parseInstant(text, pattern, zone);
  return instant === null ? null : new Date(instant).toISOString();
};

describe('parseInstant', () => {
  const pattern = 'MM/DD/YYYY hh:mm:ss A';

  it.each([
    ['04/28/2015 11:53:38 AM', '2015-04-28T15:53:38.000Z'],
    ['01/02/2015 12:00:00 AM', '2015-01-02T05:00:00.000Z'],
    ['01/02/2015 12:30:00 PM', '2015-01-02T17:30:00.000Z'],
    ['7/4/2015 1:02:03 pm', '2015-07-04T17:02:03.000Z'],
  ])('reads %s by a pattern in the zone of the file', (text, expected) => {
    expect(iso(text, pattern, 'America/New_York')).toBe(expected);
  });

  it.each([
    '02/31/2015 01:00:00 AM',
    '13/01/2015 01:00:00 AM',
    '01/01/2015 13:00:00 AM',
    '01/01/2015 00:10:00 AM',
    '01/01/2015',
    'yesterday',
    '',
  ])('says that %j is no date', (text) => {
    expect(parseInstant(text, pattern, 'America/New_York')).toBeNull();
  });

  it.each([
    ['2014-05-09T19:02:21-05:00', '2014-05-10T00:02:21.000Z'],
    ['2014-05-09T19:02:21Z', '2014-05-09T19:02:21.000Z'],
    ['2026-02-13 17:30', '2026-02-13T09:30:00.000Z'],
    ['2026-02-13', '2026-02-12T16:00:00.000Z'],
  ])('reads ISO 8601 %s, with its own offset or in the zone', (text, expected) => {
    expect(iso(text, 'iso', 'Asia/Shanghai')).toBe(expected);
  });

  it('reads Chinese dates by their literal characters', () => {
    expect(iso('2026年2月13日 17时30分', 'YYYY年MM月DD日 HH时mm分', 'Asia/Shanghai')).toBe(
      '2026-02-13T09:30:00.000Z',
    );
  });

  it('takes the later side of the hour that the clock skips', () => {
    expect(iso('2015-03-08 02:30', 'iso', 'America/New_York')).toBe('2015-03-08T07:30:00.000Z');
  });

  it('refuses 31 February and the 25th hour in ISO too', () => {
    expect(parseInstant('2026-02-31', 'iso', 'UTC')).toBeNull();
    expect(parseInstant('2026-02-01T25:00', 'iso', 'UTC')).toBeNull();
  });
});
