import { describe, expect, it } from 'vitest';
import {
  everyEntry,
  isNarrowed,
  logFilter,
  readLogAddress,
  writeLogAddress,
} from '../../../admin-ui/resources/audit/log-address.ts';

const read = (query: string) => readLogAddress(new URLSearchParams(query));
const zone = 'Asia/Shanghai';

describe('the address of the security log', () => {
  it('is read and written again', () => {
    const query = 'q=x&by=p-1&case=c1&from=2026-11-01&to=2026-11-27&kind=export&result=failed';
    expect(writeLogAddress(read(query)).toString()).toBe(query);
    expect(isNarrowed(read(query))).toBe(true);
  });

  it('leaves out what nobody knows', () => {
    expect(read('kind=everything&result=maybe&from=yesterday&to=2026-99-99')).toEqual(everyEntry);
    for (const day of ['0002-11-27', '1899-12-31', '3000-01-01', '2026-02-30'])
      expect(read(`from=${day}&to=${day}`)).toEqual(everyEntry);
    expect(isNarrowed(everyEntry)).toBe(false);
    expect(logFilter(everyEntry, zone)).toBeUndefined();
  });

  it('asks for whole days of the centre', () => {
    expect(JSON.parse(logFilter(read('from=2026-11-27&to=2026-11-27'), zone) ?? '')).toEqual({
      since: '2026-11-26T16:00:00.000Z',
      before: '2026-11-27T16:00:00.000Z',
    });
  });

  it('asks for what failed, of whom and about which case', () => {
    expect(JSON.parse(logFilter(read('result=failed&by=p&case=c&q=+x+'), zone) ?? '')).toEqual({
      q: 'x',
      success: false,
      by: 'p',
      caseId: 'c',
    });
  });
});
