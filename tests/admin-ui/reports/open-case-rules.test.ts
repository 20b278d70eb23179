// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { guessClasses, searchClasses } from '../../../admin-ui/resources/reports/guess-classes.ts';
import { nameLines } from '../../../admin-ui/maps/grid-outline.tsx';
import {
  attemptFor,
  forgetDraft,
  keepDraft,
  readKept,
  unsentDrafts,
} from '../../../admin-ui/resources/reports/kept-draft.ts';
import {
  complaintsOf,
  emptyDraft,
  isTouched,
  looksForSimilar,
  parseDraft,
  titleOf,
  toOpenReport,
  wordCount,
  type OpenCaseDraft,
} from '../../../admin-ui/resources/reports/open-case-draft.ts';
import {
  frameOf,
  gridAt,
  middleOf,
  namePlace,
  projectionOf,
  ringOf,
  seenOf,
} from '../../../admin-ui/resources/reports/sketch.ts';
import { refusedFields } from '../../../admin-ui/resources/reports/refused-fields.ts';
import { doneWords } from '../../../admin-ui/resources/reports/use-submission.ts';
import { ApiProblem } from '../../../admin-ui/providers/api-failure.ts';
import type { ClassRow } from '../../../admin-ui/resources/reports/open-case-queries.ts';

const full: OpenCaseDraft = {
  ...emptyDraft('phone'),
  phone: '13812346021',
  name: '刘女士',
  callback: 'yes',
  description: '建设路文化街口雨水井的盖子没了，旁边就是斑马线。孩子放学要走。',
  address: '建设路与文化街交叉口',
  point: { longitude: 119.43, latitude: 32.27 },
  grid: 'g-1',
  category: 'cat.1',
  condition: 'cat.1.1',
  asked: { injury: false, traffic: true },
  attachments: [{ id: 'a1', name: 'photo.jpg' }],
};
const facts = { urgency: 'critical', unit: 'u-municipal' } as const;

describe('what must be filled in to open a case', () => {
  it('is little to register, more to file', () => {
    expect(complaintsOf(emptyDraft('phone'), 'register')).toEqual({
      description: 'description',
      place: 'place',
    });
    expect(complaintsOf(emptyDraft('phone'), 'file')).toEqual({
      description: 'description',
      place: 'place',
      class: 'class',
      asks: 'asks',
    });
    expect(complaintsOf(full, 'file')).toEqual({});
  });

  it.each([
    ['a place by point alone', { address: '' }, {}],
    ['no place', { address: ' ', point: null }, { place: 'place' }],
    ['a call back without a number', { phone: '' }, { callback: 'callbackPhone' }],
    ['a number that is none', { phone: '刘女士' }, { phone: 'phone' }],
    ['a short number', { phone: '12345' }, {}],
    ['a class without a condition', { condition: null }, { condition: 'condition' }],
    ['one question not asked', { asked: { injury: null, traffic: true } }, { asks: 'asks' }],
  ] as const)('%s', (_what, part, complaints) => {
    expect(complaintsOf({ ...full, ...part }, 'file')).toEqual(complaints);
  });
});

describe('the report that is sent', () => {
  it('carries everything that was filled in, and files when that is chosen', () => {
    expect(toOpenReport(full, 'file', facts)).toEqual({
      channel: 'phone',
      title: '建设路文化街口雨水井的盖子没了，旁边就是斑马线',
      description: full.description,
      urgency: 'critical',
      category: 'cat.1',
      location: {
        longitude: 119.43,
        latitude: 32.27,
        address: '建设路与文化街交叉口',
        grid: 'g-1',
      },
      reporter: { name: '刘女士', phone: '13812346021', wantsCallback: true },
      attachments: ['a1'],
      file: { category: 'cat.1', condition: 'cat.1.1', unit: 'u-municipal' },
    });
  });

  it('does not file when it is only registered, and says self-handled only when ticked', () => {
    const registered = toOpenReport({ ...full, selfHandled: true }, 'register', facts);
    expect(registered.file).toBeUndefined();
    expect(registered.selfHandled).toBe(true);
    expect('selfHandled' in toOpenReport(full, 'register', facts)).toBe(false);
  });

  it('is a protected case for a reason, which must be said', () => {
    const draft = { ...full, protectedFor: ' 来电人要求 ' };
    expect(toOpenReport(draft, 'register', facts).protected).toEqual({ reason: '来电人要求' });
    expect('protected' in toOpenReport(full, 'register', facts)).toBe(false);
    expect(complaintsOf({ ...full, protectedFor: ' ' }, 'register')).toEqual({
      protected: 'protectedFor',
    });
    expect(parseDraft(JSON.parse(JSON.stringify(draft)), 'phone').protectedFor).toBe(
      draft.protectedFor,
    );
  });

  it('names nobody who wants to stay unknown', () => {
    expect(
      toOpenReport({ ...full, callback: 'anonymous' }, 'register', facts).reporter,
    ).toBeUndefined();
    expect(
      toOpenReport({ ...full, name: '', phone: '' }, 'register', facts).reporter,
    ).toBeUndefined();
  });

  it.each([
    ['井盖没了。快来看', '井盖没了'],
    ['  路灯\n不亮  ', '路灯 不亮'],
    [`${'很'.repeat(30)}，${'长'.repeat(30)}`, '很'.repeat(30)],
    ['长'.repeat(60), `${'长'.repeat(39)}…`],
    ['', ''],
  ])('is called by its first sentence: %s', (description, title) => {
    expect(titleOf(description)).toBe(title);
  });
});

describe('duplicates', () => {
  it('are looked for from the third word, or the first position', () => {
    const draft = emptyDraft('phone');
    expect(looksForSimilar({ ...draft, description: '雨水井盖' })).toBe(false);
    expect(looksForSimilar({ ...draft, description: '雨水井盖没了' })).toBe(true);
    expect(looksForSimilar({ ...draft, description: 'broken manhole' })).toBe(false);
    expect(looksForSimilar({ ...draft, description: 'broken manhole cover' })).toBe(true);
    expect(looksForSimilar({ ...draft, point: { longitude: 1, latitude: 2 } })).toBe(true);
    expect(wordCount('建设路 118 号')).toBe(3);
  });
});

describe('a kept draft', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('comes back as it was, for that person only', () => {
    keepDraft('p-1', 'd', { draft: full, at: 5, attempt: { body: 'b', key: 'k' } });
    expect(readKept('p-1', 'd', 'grid')).toEqual({
      draft: full,
      at: 5,
      attempt: { body: 'b', key: 'k' },
    });
    expect(readKept('p-2', 'd', 'grid')).toEqual({
      draft: emptyDraft('grid'),
      at: null,
      attempt: null,
    });
    forgetDraft('p-1', 'd');
    expect(isTouched(readKept('p-1', 'd', 'phone').draft)).toBe(false);
  });

  it('is one of several, newest first', () => {
    const day = 86_400_000;
    const now = 100 * day;
    keepDraft('p-1', 'a', { draft: full, at: now - 2 * day, attempt: null });
    keepDraft('p-1', 'b', { draft: full, at: now - day, attempt: null });
    keepDraft('p-1.phone', 'c', { draft: full, at: now, attempt: null });
    keepDraft('p-2', 'd', { draft: full, at: now, attempt: null });
    expect(unsentDrafts('p-1', 'grid').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is empty when what was kept is not understood', () => {
    localStorage.setItem('bihuan.open-case.p-1#d', '{broken');
    expect(readKept('p-1', 'd', 'phone').draft).toEqual(emptyDraft('phone'));
    const strange = {
      channel: 'pigeon',
      phone: 7,
      callback: 'maybe',
      point: { longitude: 'x' },
      asked: { injury: 'no' },
      attachments: [{ id: 1 }],
    };
    expect(parseDraft(strange, 'visit')).toEqual(emptyDraft('visit'));
  });

  it('is touched by anything but the channel', () => {
    expect(isTouched(emptyDraft('visit'))).toBe(false);
    expect(isTouched({ ...emptyDraft('visit'), callback: 'yes' })).toBe(true);
  });

  it('sends the same body under the same key, another one under another', () => {
    let made = 0;
    const newKey = (): string => {
      made += 1;
      return `k${made}`;
    };
    const first = attemptFor('{"a":1}', null, newKey);
    expect(attemptFor('{"a":1}', first, newKey)).toBe(first);
    expect(attemptFor('{"a":2}', first, newKey).key).toBe('k2');
  });
});

describe('the answer', () => {
  const opened = { id: 'r', number: 'LS-1', caseId: 'c', caseNumber: 'JC-1', opened: true };

  it('is told by what came of it', () => {
    expect(doneWords(opened, 'file')).toEqual({ key: 'filed', number: 'JC-1' });
    expect(doneWords({ ...opened, caseNumber: null }, 'file')).toEqual({
      key: 'registered',
      number: 'LS-1',
    });
    expect(doneWords(opened, 'register')).toEqual({ key: 'registered', number: 'LS-1' });
    expect(doneWords({ ...opened, opened: false }, 'file')).toEqual({
      key: 'later',
      number: 'LS-1',
    });
    expect(doneWords({ ...opened, opened: false }, 'register')).toEqual({
      key: 'laterRegister',
      number: 'LS-1',
    });
  });

  it('puts refusals at their fields', () => {
    const failure = new ApiProblem({
      type: 'about:blank',
      title: 'x',
      status: 400,
      code: 'validation-failed',
      errors: [
        { path: '/reporter/phone', code: 'x', message: 'not a number' },
        { path: 'file.condition', code: 'x', message: 'unknown' },
        { path: '/location/grid', code: 'x', message: 'unknown' },
        { path: '/elsewhere', code: 'x', message: 'lost' },
      ],
    });
    const words = { code: (_family: string, code: string, said = code) => said };
    expect(refusedFields(failure, words)).toEqual({
      phone: 'not a number',
      condition: 'unknown',
      place: 'unknown',
    });
    expect(refusedFields(new Error('x'), words)).toEqual({});
  });
});

const square = (id: string, west: number, south: number) => ({
  id,
  ring: [
    { longitude: west, latitude: south },
    { longitude: west + 1, latitude: south },
    { longitude: west + 1, latitude: south + 1 },
    { longitude: west, latitude: south + 1 },
    { longitude: west, latitude: south },
  ],
});

describe('the sketch', () => {
  const grids = [square('a', 119, 32), square('b', 120, 32)];
  const projection = projectionOf(grids.flatMap((grid) => grid.ring));

  it('finds the grid of a point', () => {
    expect(gridAt({ longitude: 119.2, latitude: 32.9 }, grids)?.id).toBe('a');
    expect(gridAt({ longitude: 120.7, latitude: 32.1 }, grids)?.id).toBe('b');
    expect(gridAt({ longitude: 118.9, latitude: 32.1 }, grids)).toBeNull();
  });

  it('goes to the ground and back', () => {
    const point = { longitude: 119.37, latitude: 32.41 };
    const back = projection.toPoint(projection.toSpot(point));
    expect(back.longitude).toBeCloseTo(point.longitude, 9);
    expect(back.latitude).toBeCloseTo(point.latitude, 9);
    expect(projection.toSpot({ longitude: 119, latitude: 33 })).toEqual({ x: 0, y: 0 });
  });

  it('has meters on both axes', () => {
    expect(projection.height).toBeCloseTo(111_320, 0);
    expect(projection.width / 2).toBeCloseTo(111_320 * Math.cos((32.5 * Math.PI) / 180), 0);
  });

  it('shows all of it, or a part around a spot, never beyond its margin', () => {
    const all = frameOf(projection, null, 1);
    expect(all.x).toBeLessThan(0);
    expect(all.width).toBeGreaterThan(projection.width);
    const near = frameOf(projection, { x: 0, y: 0 }, 4);
    expect(near.width).toBeCloseTo(all.width / 4, 6);
    expect(near.x).toBeCloseTo(all.x, 6);
  });

  it('sees the middle of a frame in a box of another shape', () => {
    const frame = { x: 0, y: 0, width: 100, height: 100 };
    expect(seenOf(frame, { width: 200, height: 100 })).toEqual({
      x: 0,
      y: 25,
      width: 100,
      height: 50,
    });
  });

  it('writes a name where it is seen as a whole, and none where the grid has no such place', () => {
    const ring = grids[0]?.ring ?? [];
    const { x, y } = projection.toSpot(middleOf(ring));
    const all = { x: 0, y: 0, width: projection.width, height: projection.height };
    const size = 1000;
    expect(namePlace(ring, projection, { seen: all, size })).toEqual({ x, y });
    const lower = { ...all, y: y - 500, height: projection.height - y + 500 };
    expect(namePlace(ring, projection, { seen: lower, size })).toEqual({ x, y: lower.y + 1400 });
    const edge = { ...all, y: projection.height - 1000, height: 1000 };
    expect(namePlace(ring, projection, { seen: { ...edge, y: edge.y + 5000 }, size })).toBeNull();
  });

  it('reads GeoJSON polygons and refuses anything else', () => {
    expect(
      ringOf([
        [
          [1, 2],
          [3, 4],
          [5, 6],
          [1, 2],
        ],
      ]),
    ).toHaveLength(4);
    for (const bad of [
      null,
      'x',
      [],
      [[]],
      [
        [
          [1, 2],
          ['x', 4],
        ],
      ],
    ]) {
      expect(ringOf(bad)).toBeNull();
    }
  });

  it('writes names in the middle, village above, number below', () => {
    expect(middleOf(grids[0]?.ring ?? [])).toEqual({ longitude: 119.5, latitude: 32.5 });
    expect(nameLines('建设社区第二网格', '建设社区')).toEqual(['建设社区', '第二网格']);
    expect(nameLines('Heping Grid 2', 'Heping Community')).toEqual(['Heping', 'Grid 2']);
    expect(nameLines('Grid 2', 'Jianshe')).toEqual(['Grid 2']);
  });
});

const row = (code: string, name: string, keywords: readonly string[]): ClassRow => ({
  id: `cat.${code}`,
  kind: 'component',
  code,
  name,
  nameEn: '',
  major: '公用设施',
  majorEn: 'Utilities',
  keywords: [...keywords],
  conditions: [],
});

describe('classes', () => {
  const classes = [
    row('01', '路灯', ['不亮']),
    row('02', '雨水井盖', ['井盖', '盖子']),
    row('03', '行道树', []),
  ];

  it('are guessed from what was said, the best first, and not when nothing fits', () => {
    expect(guessClasses('雨水井的盖子没了', classes).map((each) => each.code)).toEqual(['02']);
    expect(guessClasses('有人唱歌', classes)).toEqual([]);
    expect(guessClasses('', classes)).toEqual([]);
  });

  it('are found by name, code or keyword, names first', () => {
    expect(searchClasses('井盖', classes).map((each) => each.code)).toEqual(['02']);
    expect(searchClasses('公用', classes)).toHaveLength(3);
    expect(searchClasses('03', classes).map((each) => each.name)).toEqual(['行道树']);
    expect(searchClasses(' ', classes)).toEqual([]);
  });
});
