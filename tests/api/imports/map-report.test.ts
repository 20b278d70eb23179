import { describe, expect, it } from 'vitest';
import type { ReportMap } from '../../../api/contract/imports.ts';
import { checkMap } from '../../../api/jobs/report-map/check-map.ts';
import {
  type MapContext,
  type MappedRow,
  mapReport,
} from '../../../api/jobs/report-map/map-report.ts';

const plain: ReportMap = {
  format: 'csv',
  channel: 'import',
  source: 'city',
  columns: {
    title: ['TITLE', 'TYPE'],
    description: ['TEXT'],
    externalId: 'ID',
    openedAt: 'OPEN',
    closedAt: 'CLOSE',
    point: 'POINT',
    address: 'PLACE',
    category: 'TYPE',
  },
  dateFormat: 'MM/DD/YYYY hh:mm:ss A',
  timeZone: 'America/New_York',
  categories: { Lamp: 'component:01020', Other: null },
};

const good = {
  ID: '7',
  TITLE: 'Dark  street',
  TYPE: 'Lamp',
  TEXT: 'since\u0000 Monday',
  OPEN: '04/28/2015 11:53:38 AM',
  CLOSE: '',
  POINT: '(42.36, -71.06)',
  PLACE: '1 Main St',
};

const context = (map: Partial<ReportMap> = {}): MapContext => ({
  map: { ...plain, ...map },
  fileHash: 'f'.repeat(64),
  timeZone: 'Asia/Shanghai',
  categoryOf: new Map([['component:01020', 'class-1']]),
});

const mapped = (values: Record<string, unknown>, map: Partial<ReportMap> = {}): MappedRow =>
  mapReport({ number: 3, values, problem: null }, context(map));

const reasons = (
  values: Record<string, unknown>,
  map: Partial<ReportMap> = {},
): readonly string[] => {
  const row = mapped({ ...good, ...values }, map);
  return row.kind === 'rejected' ? row.reasons : [];
};

describe('mapReport', () => {
  it('makes a report of a clean row', () => {
    expect(mapped(good)).toEqual({
      kind: 'report',
      report: {
        channel: 'import',
        title: 'Dark street / Lamp',
        description: 'since Monday',
        externalId: 'city:7',
        category: 'class-1',
        occurredAt: '2015-04-28T15:53:38.000Z',
        location: { longitude: -71.06, latitude: 42.36, address: '1 Main St' },
      },
    });
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['no title', { TITLE: ' ', TYPE: 'Other', POINT: '(1, 1)' }, []],
    ['closed before it was opened', { CLOSE: '04/28/2015 11:53:37 AM' }, ['closed-before-opened']],
    ['no opening date', { OPEN: '' }, ['opened-at-missing']],
    ['an opening date that is none', { OPEN: 'soon' }, ['opened-at-unreadable']],
    ['a closing date that is none', { CLOSE: '99/99/2015' }, ['closed-at-unreadable']],
    ['no coordinates', { POINT: '' }, ['coordinates-missing']],
    ['0/0', { POINT: '(0, 0)' }, ['coordinates-zero']],
    ['words for coordinates', { POINT: 'here' }, ['coordinates-unreadable']],
    ['coordinates off the globe', { POINT: '(142.36, -71.06)' }, ['coordinates-out-of-range']],
    ['no external id', { ID: '' }, ['external-id-missing']],
    ['too long an external id', { ID: '9'.repeat(129) }, ['external-id-too-long']],
    ['a class that the map does not list', { TYPE: 'Tree' }, ['category-unmapped']],
    ['too long a description', { TEXT: 'x'.repeat(10_001) }, ['description-too-long']],
    ['several at once', { OPEN: '', POINT: '' }, ['opened-at-missing', 'coordinates-missing']],
  ])('says what is wrong with a row that has %s', (_name, values, expected) => {
    expect(reasons(values)).toEqual(expected);
  });

  it('rejects a row without any title', () => {
    expect(reasons({ TITLE: '' }, { columns: { ...plain.columns, title: 'TITLE' } })).toEqual([
      'title-missing',
    ]);
  });

  it('rejects a class that the catalogue in force does not have', () => {
    expect(reasons({}, { categories: { '*': 'matter:99999' } })).toEqual(['category-unknown']);
  });

  it('leaves the class open where the map says null, also for all others', () => {
    const row = mapped({ ...good, TYPE: 'Tree' }, { categories: { '*': null } });
    expect(row.kind === 'report' && 'category' in row.report).toBe(false);
  });

  it('names rows without an id of their own by the file and their number', () => {
    const { externalId: _none, ...columns } = plain.columns;
    const row = mapped(good, { columns });
    expect(row.kind === 'report' && row.report.externalId).toBe(`${'f'.repeat(64)}:3`);
  });

  it('cuts a long title and keeps it whole in the description', () => {
    const title = 't'.repeat(300);
    const row = mapped(
      { ...good, TITLE: title },
      { columns: { ...plain.columns, title: 'TITLE' } },
    );
    expect(row.kind === 'report' && row.report.title).toHaveLength(200);
    expect(row.kind === 'report' && row.report.description.startsWith(title)).toBe(true);
  });

  it('passes on why a row could not be read at all', () => {
    const row = mapReport({ number: 1, values: {}, problem: 'row-has-other-columns' }, context());
    expect(row).toEqual({ kind: 'rejected', reasons: ['row-has-other-columns'] });
  });

  it('reads nested values and activity notes of Open311 requests', () => {
    const row = mapReport(
      {
        number: 1,
        problem: null,
        values: {
          service_request_id: '14-1',
          service_name: 'Pothole',
          requested_datetime: '2014-05-09T19:02:21-05:00',
          lat: 41.7,
          long: -87.6,
          extended_attributes: { channel: 'phone' },
          notes: [
            { datetime: '2014-05-09T19:02:21-05:00', summary: 'Request opened', type: 'opened' },
            {
              datetime: '2014-07-29T14:11:00-05:00',
              summary: 'Outcome',
              description: 'Transfer',
              type: 'activity',
            },
          ],
        },
      },
      context({
        format: 'json',
        columns: {
          title: 'service_name',
          description: 'extended_attributes.channel',
          externalId: 'service_request_id',
          openedAt: 'requested_datetime',
          longitude: 'long',
          latitude: 'lat',
          notes: 'notes',
        },
      }),
    );
    expect(row.kind === 'report' && row.report.description).toBe(
      'phone\n\n2014-05-09T19:02:21-05:00 Request opened\n2014-07-29T14:11:00-05:00 Outcome: Transfer',
    );
  });
});

const codes = (map: unknown): readonly string[] => {
  const checked = checkMap(map);
  return checked.ok ? [] : checked.errors.map((error) => error.code);
};

describe('checkMap', () => {
  it('takes a good map', () => {
    expect(checkMap(plain)).toEqual({ ok: true, map: plain });
  });

  it.each([
    ['no map', null, ['shape']],
    ['an unknown zone', { ...plain, timeZone: 'Mars/Base' }, ['time-zone-unknown']],
    ['a pattern without a year', { ...plain, dateFormat: 'MM/DD' }, ['date-format-unreadable']],
    [
      'a pattern with two months',
      { ...plain, dateFormat: 'MM/MM/DD/YYYY' },
      ['date-format-unreadable'],
    ],
    [
      'half a coordinate',
      { ...plain, columns: { title: 'T', longitude: 'X' } },
      ['half-a-coordinate'],
    ],
  ])('refuses %s', (_name, map, expected) => {
    expect(codes(map)).toEqual(expected);
  });

  it('refuses unknown keys, so that a misspelled one is seen', () => {
    expect(codes({ ...plain, dateformat: 'iso' })).toContain('shape');
  });
});
