import { describe, expect, it } from 'vitest';
import type { CatalogueClass, FilingCondition } from '../../../domain/catalogue/catalogue.ts';
import { compareCatalogues, compareClasses } from '../../../domain/catalogue/compare-classes.ts';

const condition = (text: string, more: Partial<FilingCondition> = {}): FilingCondition => ({
  text,
  textEn: text,
  limit: { amount: 4, unit: 'workHours' },
  closingText: `${text}已处理`,
  closingTextEn: `${text} done`,
  urgency: 'normal',
  confirmation: 'none',
  ...more,
});
const cover: CatalogueClass = {
  kind: 'component',
  code: '01001',
  name: '供水井盖',
  nameEn: 'Water cover',
  major: '市政公用设施',
  majorEn: 'Works',
  keywords: ['井盖', '供水'],
  conditions: [condition('缺失'), condition('破损'), condition('异响')],
};
const of = (more: Partial<CatalogueClass>): CatalogueClass => ({ ...cover, ...more });

describe('two versions of a class', () => {
  it('that say the same differ in nothing', () => {
    expect(compareClasses(cover, structuredClone(cover))).toEqual([]);
  });

  it('differ in what is named', () => {
    const after = of({ name: '井盖', keywords: ['井盖'] });
    expect(compareClasses(cover, after)).toEqual([
      { what: 'name', before: '供水井盖', after: '井盖' },
      { what: 'keywords', before: '井盖 供水', after: '井盖' },
    ]);
  });

  it('differ in the limit of a condition that keeps its text', () => {
    const shorter = condition('破损', {
      limit: { amount: 2, unit: 'workHours' },
      urgency: 'urgent',
    });
    const after = of({ conditions: [condition('缺失'), shorter, condition('异响')] });
    expect(compareClasses(cover, after)).toMatchObject([
      { what: 'urgency', condition: { text: '破损' }, before: 'normal', after: 'urgent' },
      { what: 'limit', before: { amount: 4 }, after: { amount: 2 } },
    ]);
  });

  it('know a condition again by limit and closing text when its words changed', () => {
    const words = condition('盖面破损', {
      closingText: '破损已处理',
      textEn: '破损',
      closingTextEn: '破损 done',
    });
    const after = of({ conditions: [condition('缺失'), words, condition('异响')] });
    expect(compareClasses(cover, after)).toMatchObject([
      { what: 'text', before: '破损', after: '盖面破损' },
    ]);
  });

  it('tell conditions that came and went, and another order', () => {
    const after = of({ conditions: [condition('异响'), condition('缺失'), condition('冒溢')] });
    expect(compareClasses(cover, after)).toMatchObject([
      { what: 'condition-added', condition: { text: '冒溢' } },
      { what: 'condition-retired', condition: { text: '破损' } },
      { what: 'order' },
    ]);
  });

  it('keep two conditions of the same text with other limits apart', () => {
    const twice = of({
      conditions: [
        condition('缺失'),
        condition('缺失', { limit: { amount: 1, unit: 'workDays' } }),
      ],
    });
    expect(compareClasses(twice, structuredClone(twice))).toEqual([]);
  });
});

describe('two catalogues', () => {
  it('tell what was added, changed and retired, by kind and code', () => {
    const before = [cover, of({ code: '01002' }), of({ code: '01003' })];
    const after = [
      of({ code: '01004' }),
      of({ code: '01003', name: '别名' }),
      cover,
      of({ kind: 'matter' }),
    ];
    expect(
      compareCatalogues(before, after).map(({ change, kind, code }) => `${change} ${kind} ${code}`),
    ).toEqual([
      'retired component 01002',
      'changed component 01003',
      'added component 01004',
      'added matter 01001',
    ]);
  });
});
