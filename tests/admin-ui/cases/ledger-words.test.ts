import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../admin-ui/messages/en.ts';
import { zh } from '../../../admin-ui/messages/zh.ts';
import {
  elementNames,
  type ElementNames,
} from '../../../admin-ui/resources/cases/element-names.ts';
import {
  entryRules,
  entryWords,
  isDeskEntry,
  shortHash,
  type EntryContext,
} from '../../../admin-ui/resources/cases/ledger-words.ts';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { formerEntryTypes } from '../../../domain/ledger/ledger-entry-types.ts';
import { deliveredProcedure, sampleCase } from './sample-case.ts';

type Tree = { readonly [key: string]: string | Tree };

const said = (value: unknown, otherwise: string): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;

/** Fills in words as the application does, and tells keys that do not exist. */
function translator(messages: Tree): EntryContext['translate'] {
  return (key, options = {}) => {
    const found = key
      .split(/\.(?=[^.]*)/u)
      .reduce<string | Tree | undefined>(
        (tree, part) => (typeof tree === 'object' ? tree[part] : undefined),
        messages,
      );
    const words = typeof found === 'string' ? found : said(options['_'], `?${key}`);
    return words.replaceAll(/%\{(?<name>\w+)\}/gu, (_whole, name: string) =>
      said(options[name], ''),
    );
  };
}

let chinese: ElementNames;
let english: ElementNames;
beforeAll(async () => {
  const procedure = await deliveredProcedure();
  chinese = elementNames(procedure, 'zh');
  english = elementNames(procedure, 'en');
});

const context = (
  tongue: 'zh' | 'en',
  elements: ReadonlyMap<string, string> = new Map(),
): EntryContext => ({
  translate: translator(tongue === 'zh' ? zh : en),
  names: tongue === 'zh' ? chinese : english,
  rule: { tongue, zone: 'Asia/Shanghai', now: Date.parse('2026-11-24T06:00:00Z') },
  comment: (id) => (id === 'm1' ? '管位要现场交底' : null),
  holder: (id) => (id === 'u-municipal' ? '市政管护所' : id),
  elementOf: (id) => elements.get(id) ?? null,
});

const entry = (
  type: string,
  params: LedgerEntry['params'] = {},
  more: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  seq: 1,
  step: 1,
  at: '2026-11-24T03:21:00Z',
  actor: { id: null, name: null, nameEn: null, role: null, unit: null },
  people: [],
  origin: 'person',
  type,
  params,
  hash: '9e41aaaaaaaac07a',
  ...more,
});

describe('ledger entries in words', () => {
  it.each(Object.entries(formerEntryTypes))(
    'of earlier versions: %s is told as %s',
    (former, now) => {
      const params = { tasks: ['c1.4'], persons: ['p-2'], attachments: ['a'] };
      for (const tongue of ['zh', 'en'] as const)
        expect(entryWords(entry(former, params), context(tongue))).toEqual(
          entryWords(entry(now, params), context(tongue)),
        );
    },
  );

  it.each(Object.keys(entryRules))('%s has a title in both languages', (type) => {
    const told = entry(type, { message: 'extension-requested' }, { elementId: 'dispatch' });
    for (const tongue of ['zh', 'en'] as const) {
      const { title } = entryWords(told, context(tongue));
      expect(title).not.toBe('');
      expect(title).not.toMatch(/[?%]|undefined|null/u);
    }
  });

  it.each([
    [
      { type: 'timer', due: Date.parse('2026-11-25T00:00:00Z'), turn: 9, missed: 2 },
      'by the timer, due Wed 25 Nov 08:00, 2 earlier times missed',
    ],
    [{ type: 'signal', signal: 'flood' }, 'by the signal flood'],
    [{ type: 'message', message: 'help' }, 'by the message help'],
    [{ type: 'condition' }, 'because its condition was met'],
    [{ type: 'moon' }, ''],
  ])('say in English by what a case started: %j', (cause, detail) => {
    const told = entryWords(entry('case-started', { cause }), context('en'));
    expect(told).toMatchObject({ title: 'Case opened', detail });
  });

  it('tell a whole case', async () => {
    const { entries } = await sampleCase();
    const told = entries.map((each) => entryWords(each, context('zh')));
    expect(told.map(({ title, detail }) => `${title}｜${detail}`)).toEqual([
      '收到上报｜来源 电话，编号 LS-20261124-0001',
      '开立事件｜',
      '受理｜',
      '立案｜时限 4 紧急工作时',
      '留言｜管位要现场交底',
      '派遣｜给 u-enforcement',
      '指派处置人：退回派遣（异议）｜',
      '派遣｜给 市政管护所',
    ]);
    expect(entries.filter(isDeskEntry).map((each) => each.type)).toEqual([
      'report-received',
      'comment-added',
    ]);
  });

  it.each([
    [
      entry('task-returned', { event: { type: 'return', from: '9', to: '4' }, reason: '材料不全' }),
      '退回 派遣',
      '材料不全',
    ],
    [
      entry('case-started', {
        event: { type: 'start', element: 'daily' },
        cause: { type: 'timer', due: Date.parse('2026-11-25T00:00:00Z'), turn: 9, missed: 2 },
      }),
      '开立事件',
      '定时 周三 08:00，此前错过 2 次',
    ],
    [
      entry('case-started', { cause: { type: 'timer', due: Date.parse('2026-11-25T00:00:00Z') } }),
      '开立事件',
      '定时 周三 08:00',
    ],
    [
      entry('case-started', { cause: { type: 'signal', signal: 'flood', id: 's' } }),
      '开立事件',
      '由信号 flood',
    ],
    [
      entry('case-started', { cause: { type: 'message', message: 'help', id: 'm' } }),
      '开立事件',
      '由消息 help',
    ],
    [entry('case-started', { cause: { type: 'condition' } }), '开立事件', '因条件成立'],
    [
      entry('case-parked', { until: Date.parse('2026-11-25T01:00:00Z'), reason: '等燃气公司' }),
      '挂起，计时暂停',
      '到 周三 09:00，等燃气公司',
    ],
    [
      entry('clock-extended', { name: 'handle', amount: 4, unit: 'workHours', reason: '井盖缺货' }),
      '延期 4 工作时',
      '井盖缺货',
    ],
    [
      entry(
        'incident-raised',
        { event: { type: 'incident', instance: '3', code: 'timeout', message: '没有回应' } },
        { elementId: 'assess' },
      ),
      '考核出了故障',
      '错误码 timeout，没有回应',
    ],
    [entry('incident-repaired', { kind: 'skip', reason: '不需要' }), '故障已处理', '跳过，不需要'],
    [
      entry('task-transferred', { person: null, unit: 'u-municipal' }, { elementId: 'assign' }),
      '转办 指派处置人',
      '给 市政管护所',
    ],
    [
      entry('task-transferred', { person: 'p-2', reason: '休假' }, { elementId: 'handle' }),
      '转办 处置',
      '给 p-2，休假',
    ],
    [
      entry(
        'task-delegated',
        { person: 'p-2', owner: 'p-1', reason: '请先看现场' },
        { elementId: 'handle' },
      ),
      '委派 处置',
      '给 p-2，请先看现场',
    ],
    [
      entry(
        'delegation-resolved',
        { person: 'p-1', comment: '看过了', attachments: ['a-1', 'a-2'] },
        { elementId: 'handle' },
      ),
      '完成委派 处置',
      '给 p-1，看过了，2 份',
    ],
    [
      entry(
        'delegation-recalled',
        { person: 'p-1', from: 'p-2', reason: '已销假' },
        { elementId: 'handle' },
      ),
      '收回委派 处置',
      '原由 p-2，已销假',
    ],
    [
      entry(
        'message-received',
        {
          message: 'extension-requested',
          event: {
            type: 'message',
            variables: { requestedLimit: { amount: 4, unit: 'workHours' } },
          },
        },
        { elementId: 'extension-requested' },
      ),
      '申请延期',
      '申请加 4 工作时',
    ],
    [entry('message-received', { message: 'parts-arrived' }), '收到消息 parts-arrived', ''],
    [entry('signal-received', { signal: 'storm' }), '收到信号 storm', ''],
    [
      entry(
        'task-completed',
        {
          event: {
            type: 'complete',
            outcome: 'approve',
            variables: { grantedLimit: { amount: 2, unit: 'workHours' } },
          },
        },
        { elementId: 'review-extension' },
      ),
      '审核延期：同意延期',
      '加 2 工作时',
    ],
    [
      entry(
        'task-completed',
        {
          event: {
            type: 'complete',
            outcome: 'file',
            variables: { limit: { amount: 5, unit: 'workDays' } },
          },
        },
        { elementId: 'file' },
      ),
      '立案',
      '时限 5 工作日',
    ],
    [entry('attachments-added', { attachments: ['a', 'b'] }), '传附件', '2 份'],
    [entry('urged', { tasks: ['c1.4'] }), '催办', '派遣'],
    [entry('copied', { persons: ['u-municipal', 'p-2'] }), '抄送', '给 市政管护所，p-2'],
    [
      entry('variables-set', { event: { type: 'set-variables', variables: { unit: 'x' } } }),
      '更正办理数据',
      '改了 unit',
    ],
    [entry('case-reseeded', { reason: 'reopened' }), '从台账恢复', '供重新办理'],
    [
      entry('case-reseeded', { reason: 'database-restored', ledgerStep: 3, engineStep: 5 }),
      '从台账恢复',
      '数据库由备份恢复，台账到第 3 步，引擎已到第 5 步，其间的操作已丢失',
    ],
    [
      entry('case-reseeded', { reason: 'engine-restored', ledgerStep: 5, engineStep: 3 }),
      '从台账恢复',
      '引擎由备份恢复',
    ],
    [entry('step-superseded', { lastStep: 9 }, { step: 7 }), '第 7 步重做，以后面的为准', ''],
  ])('%# tells what, and why', (told, title, detail) => {
    const elements = new Map([
      ['4', 'dispatch'],
      ['c1.4', 'dispatch'],
    ]);
    expect(entryWords(told, context('zh', elements))).toMatchObject({ title, detail });
  });

  it('tell of an extension in English', () => {
    const limit = { amount: 1, unit: 'workHours' };
    const asked = entry(
      'message-received',
      { message: 'extension-requested', event: { variables: { requestedLimit: limit } } },
      { elementId: 'extension-requested' },
    );
    expect(entryWords(asked, context('en'))).toMatchObject({
      title: 'Extension requested',
      detail: '1 working hour asked for',
    });
    const granted = entry(
      'task-completed',
      { event: { outcome: 'approve', variables: { grantedLimit: limit } } },
      { elementId: 'review-extension' },
    );
    expect(entryWords(granted, context('en'))).toMatchObject({
      title: 'Review the extension: Approve',
      detail: '1 working hour more',
    });
  });

  it('show the code of a type that is new, and hide nothing', () => {
    expect(entryWords(entry('moon-landing', { reason: '超期' }), context('zh'))).toMatchObject({
      title: 'moon-landing',
      detail: '超期',
    });
  });

  it('shorten hashes to their ends', () => {
    expect(shortHash('9e41aaaaaaaac07a')).toBe('9e41…c07a');
  });
});

const decided = (value: object, tables: readonly object[] = []) => ({
  decisions: [
    { instance: '4', element: 'judge', model: 'm', decision: 'd', result: 'r', tables, ...value },
  ],
});
const levels = (rules: readonly number[], more: object = {}) => ({
  table: 't',
  owner: 'd',
  rules,
  ...more,
});

describe('what a business rule task was answered', () => {
  it.each([
    [{ value: 'high' }, [levels([1])], 'judge：high（规则 1）', 'judge: high (rule 1)'],
    [
      { value: 3 },
      [levels([1, 4]), levels([2])],
      'judge：3（规则 1, 4 · 2）',
      'judge: 3 (rule 1, 4 · 2)',
    ],
    [{ value: { a: [true] } }, [], 'judge：{"a":[true]}', 'judge: {"a":[true]}'],
    [{ value: null }, [levels([])], 'judge：–', 'judge: –'],
    [{}, [levels([7], { more: 12 })], 'judge（规则 7, +12）', 'judge (rule 7, +12)'],
  ])('is told with the rules that matched: %j', (value, tables, inChinese, inEnglish) => {
    const one = entry('service-completed', decided(value, tables), { elementId: 'handle' });
    expect(entryWords(one, context('zh')).detail).toBe(inChinese);
    expect(entryWords(one, context('en')).detail).toBe(inEnglish);
  });

  it('comes behind what the entry says itself; what is no decision says nothing', () => {
    const both = {
      event: { repair: {} },
      kind: 'retry',
      reason: '更正',
      ...decided({ value: 'low' }),
    };
    expect(entryWords(entry('incident-repaired', both), context('zh')).detail).toBe(
      '重试，更正，judge：low',
    );
    for (const decisions of [null, 'x', [null, 1], {}])
      expect(entryWords(entry('timer-fired', { decisions }), context('zh')).detail).toBe('');
  });
});
