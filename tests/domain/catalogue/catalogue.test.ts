import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classCode } from '../../../domain/catalogue/class-code.ts';
import { matchClass } from '../../../domain/catalogue/match-class.ts';
import { parseYuncheng } from '../../../domain/catalogue/parse-yuncheng.ts';
import { readCatalogue } from '../../../domain/catalogue/read-catalogue.ts';
import {
  catalogueHoles,
  proposedUnit,
  type ResponsibilityRule,
} from '../../../domain/catalogue/responsibility.ts';

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));
const seed = (name: string): URL =>
  new URL(`../../../migrations/seeds/${name}.json`, import.meta.url);
const shared = new URL('../../../../shared/data/catalogue/', import.meta.url);
const sharedThere = existsSync(shared);
if (!sharedThere) process.stderr.write('No ../shared/data/catalogue: its tables are not read\n');

const row = (
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  sheet: '事件',
  bc: '01',
  bn: '市容环境',
  sc: '10',
  sn: '暴露垃圾',
  open: '未入容器',
  limit: '4小时',
  close: '清理',
  ...changes,
});

describe('a table of filing conditions', () => {
  it('joins the rows of a class and makes codes alike', () => {
    const answer = parseYuncheng([
      row(),
      row({ bc: '1', open: '成堆', limit: '2紧急工作时', close: '清运' }),
      row({ sheet: '部件', bc: '1', sc: '1', sn: '上水井盖' }),
    ]);
    expect(answer.rejected).toEqual([]);
    expect(answer.classes.map(({ kind, code, name }) => `${kind} ${code} ${name}`)).toEqual([
      'matter 0110 暴露垃圾',
      'component 0101 上水井盖',
    ]);
    expect(answer.classes[0]?.conditions).toMatchObject([
      {
        text: '未入容器',
        limit: { amount: 4, unit: 'workHours' },
        closingText: '清理',
        urgency: 'normal',
      },
      {
        text: '成堆',
        limit: { amount: 2, unit: 'urgentHours' },
        closingText: '清运',
        urgency: 'urgent',
      },
    ]);
  });

  it('names every dirty row with its reason and the text', () => {
    const answer = parseYuncheng([
      row(),
      row({ limit: '1紧急工作时制止', open: '其他' }),
      row({ sheet: '附件' }),
      row({ bc: 'A' }),
      row({ sn: '另一个名字' }),
      row(),
      row({ open: ' ' }),
      row({ close: '' }),
      row({ sn: '' }),
      row({ limit: 4 }),
      row({ open: '雨天', limit: '2紧急工作日' }),
      'x',
    ]);
    expect(answer.rejected.map(({ row: number, code }) => `${number} ${code}`)).toEqual([
      '2 limit-not-understood',
      '3 kind-unknown',
      '4 code-not-understood',
      '5 name-differs',
      '6 condition-twice',
      '7 condition-missing',
      '8 closing-missing',
      '9 name-missing',
      '10 row-not-understood',
      '12 row-not-understood',
    ]);
    expect(answer.rejected[0]?.value).toBe('1紧急工作时制止');
    expect(answer.notes).toEqual([{ row: 11, code: 'urgent-days-read-as-calendar-days' }]);
  });

  it('knows codes of two and three digits', () => {
    expect(classCode('1', '2', 2)).toBe('0102');
    expect(classCode('01', '010', 3)).toBe('01010');
    for (const [major, minor] of [
      ['100', '1'],
      ['1', '100'],
      ['0', '1'],
      ['1', '00'],
      ['', '1'],
      ['1', '-1'],
    ]) {
      expect(classCode(major ?? '', minor ?? '', 2)).toBeNull();
    }
  });
});

describe('a catalogue in another shape', () => {
  it('of the standard is read without conditions', () => {
    const answer = readCatalogue({
      components: [
        { code: '01001', class: '市政公用设施', name: '供水井盖' },
        { code: '1001', class: '市政公用设施', name: '短码' },
        { code: '01001', class: '市政公用设施', name: '重复' },
      ],
      matters: [
        { code: '01001', class: '市政公用设施类', name: '供水井盖异常', component: '01001' },
        { code: '01002', class: '市政公用设施类', name: '污水井盖异常', component: '01009' },
        { code: '06010', class: '市容环境类', name: ' ' },
        null,
      ],
    });
    expect(answer.classes.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'component 01001',
      'matter 01001',
    ]);
    expect(answer.rejected.map(({ row: number, code }) => `${number} ${code}`)).toEqual([
      '2 code-not-understood',
      '3 class-twice',
      '5 component-unknown',
      '6 name-missing',
      '7 row-not-understood',
    ]);
  });

  it('of the centre itself is checked class by class', () => {
    const good = {
      kind: 'matter',
      code: '06010',
      name: '暴露垃圾',
      major: '市容环境类',
      keywords: ['垃圾'],
      conditions: [{ text: '成堆', limit: { amount: 4, unit: 'workHours' }, closingText: '清理' }],
    };
    const answer = readCatalogue({
      classes: [
        good,
        good,
        { ...good, kind: 'thing' },
        { ...good, code: '6-10' },
        {
          ...good,
          code: '06011',
          conditions: [{ text: '成堆', limit: '4小时', closingText: '清理' }],
        },
        { ...good, code: '06012', conditions: [good.conditions[0], good.conditions[0]] },
        { ...good, code: '06013', conditions: null },
      ],
    });
    expect(answer.classes).toMatchObject([
      { code: '06010', nameEn: '暴露垃圾', majorEn: '市容环境类' },
    ]);
    expect(answer.classes[0]?.conditions).toMatchObject([
      { textEn: '成堆', closingTextEn: '清理', urgency: 'normal', confirmation: 'none' },
    ]);
    expect(answer.rejected.map(({ code }) => code)).toEqual([
      'class-twice',
      'kind-unknown',
      'code-not-understood',
      'limit-not-understood',
      'condition-twice',
      'row-not-understood',
    ]);
  });

  it('that nobody knows is no catalogue', () => {
    for (const document of [null, 7, {}, { components: [] }]) {
      expect(readCatalogue(document)).toMatchObject({
        classes: [],
        rejected: [{ code: 'not-a-catalogue' }],
      });
    }
  });
});

describe.skipIf(!sharedThere)('the tables of the test data', () => {
  it('of filing conditions has 519 rows, one of them dirty', () => {
    const answer = readCatalogue(read(new URL('yuncheng_standards.json', shared)));
    expect(answer.rejected).toEqual([
      { row: 402, code: 'limit-not-understood', value: '1紧急工作时制止' },
    ]);
    const kinds = (kind: string): number =>
      answer.classes.filter((found) => found.kind === kind).length;
    expect(kinds('component')).toBe(92);
    expect(kinds('matter')).toBe(98);
    expect(answer.classes.flatMap((found) => found.conditions)).toHaveLength(518);
    expect(answer.notes).toHaveLength(4);
    const rubbish = answer.classes.find(({ kind, code }) => kind === 'matter' && code === '0110');
    expect(rubbish?.conditions).toMatchObject([{ limit: { amount: 4, unit: 'workHours' } }]);
  });

  it('of the standard has 153 components and 250 matters', () => {
    const answer = readCatalogue(read(new URL('gbt47678_5_2026.json', shared)));
    expect(answer.rejected).toEqual([]);
    expect(answer.classes).toHaveLength(403);
    expect(catalogueHoles(answer.classes, []).withoutCondition).toHaveLength(403);
  });
});

describe('responsibility', () => {
  const rules: readonly ResponsibilityRule[] = [
    { kind: 'matter', classCode: '06', grid: null, unit: 'u-enforcement' },
    { kind: 'matter', classCode: '06', grid: 'g-2', unit: 'u-jianshe' },
    { kind: 'matter', classCode: '06010', grid: null, unit: 'u-sanitation' },
    { kind: 'matter', classCode: '06010', grid: 'g-1', unit: 'u-heping' },
  ];
  it.each([
    ['06010', 'g-1', 'u-heping', 'class-and-grid'],
    ['06010', 'g-2', 'u-sanitation', 'class'],
    ['06001', 'g-2', 'u-jianshe', 'major-and-grid'],
    ['06001', null, 'u-enforcement', 'major'],
  ])('of %s in %s is %s by %s', (classCode_, grid, unit, rule) => {
    expect(proposedUnit(rules, { kind: 'matter', classCode: classCode_, grid })).toEqual({
      unit,
      rule,
    });
  });

  it('is nobody’s for another kind or class', () => {
    expect(proposedUnit(rules, { kind: 'component', classCode: '06010', grid: null })).toBeNull();
    expect(proposedUnit(rules, { kind: 'matter', classCode: '09001', grid: 'g-1' })).toBeNull();
  });
});

const isRules = (value: unknown): value is readonly ResponsibilityRule[] => Array.isArray(value);

describe('the delivered catalogue', () => {
  const delivered = readCatalogue(read(seed('catalogue')));

  it('is clean, in both languages, with conditions and a unit for every class', () => {
    expect(delivered.rejected).toEqual([]);
    expect(delivered.classes.length).toBeGreaterThan(50);
    const rules = read(seed('responsibility'));
    if (!isRules(rules)) throw new Error('Expected a list of rules, but it is not one');
    expect(catalogueHoles(delivered.classes, rules)).toEqual({
      withoutCondition: [],
      withoutUnit: [],
    });
    const english = delivered.classes.flatMap((found) => [
      found.nameEn,
      found.majorEn,
      ...found.conditions.flatMap((condition) => [condition.textEn, condition.closingTextEn]),
    ]);
    expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it.each([
    ['建设路路口井盖不见了，很危险', /井盖/u],
    ['小区门口一堆垃圾没人清，味道很大', /垃圾/u],
    ['工地没有洒水，灰尘很大', /扬尘/u],
    ['路灯好几天不亮', /路灯/u],
    ['店家把货物摆到人行道上经营', /店外|占道/u],
  ])('is guessed from “%s”', (text, expected) => {
    const guesses = matchClass(text, delivered.classes);
    const names = guesses.map(
      (guess) =>
        delivered.classes.find(({ kind, code }) => kind === guess.kind && code === guess.code)
          ?.name ?? '',
    );
    expect(names.slice(0, 3).some((name) => expected.test(name))).toBe(true);
    const scores = guesses.map((guess) => guess.score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  it('is not guessed from nothing', () => {
    expect(matchClass('', delivered.classes)).toEqual([]);
    expect(matchClass('嗯', delivered.classes)).toEqual([]);
    expect(matchClass('qwerty zxcv', delivered.classes)).toEqual([]);
  });
});
