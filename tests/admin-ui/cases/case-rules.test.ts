import { describe, expect, it } from 'vitest';
import {
  actionForms,
  arranged,
  bodyOf,
  firstValues,
  formOf,
  limitOf,
  missingFields,
  targetOf,
} from '../../../admin-ui/resources/cases/case-actions.ts';
import { verbOf } from '../../../admin-ui/resources/cases/action-verb.ts';
import { narrowedTo, withTaskOffers } from '../../../admin-ui/resources/cases/task-offers.ts';
import {
  listQuery,
  readAddress,
  writeAddress,
} from '../../../admin-ui/resources/cases/case-list-address.ts';
import { isVerified, verdictOf } from '../../../admin-ui/resources/cases/chain-state.ts';
import { isActionName } from '../../../domain/actions/action-names.ts';
import { validateAction } from '../../../domain/actions/validate-action.ts';
import { zh } from '../../../admin-ui/messages/zh.ts';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { RefusalReason } from '../../../domain/actions/refusal-reasons.ts';
import { taskDetail } from '../tasks.ts';
import { sampleDetail } from './sample-case.ts';

const now = Date.parse('2026-11-24T06:00:00Z');
const filled = {
  task: 'c1.9',
  clock: 'c1.1',
  amount: { amount: '4', unit: 'workHours' },
  until: '2026-11-25T01:00:00.000Z',
  unit: 'u-municipal',
  person: 'p-1',
  persons: ['p-1', 'p-2'].map((id) => ({ id, name: id, nameEn: id, posts: [] })),
  target: '4',
  incident: 'i1',
  how: 'skip',
  text: '请说明到货时间',
  request: '请先看',
  answer: '已看过',
  level: 'blue',
  addressee: 'u-municipal p-1',
  cardAnswer: '明天清完',
  reason: '管位不清',
} as const;

const openTask = (id: string, actions: Readonly<Record<string, RefusalReason | null>>) => ({
  ...taskDetail(),
  id,
  actions: Object.entries(actions).map(([action, reason]) => ({
    action,
    allowed: reason === null,
    reason,
  })),
});

describe('operations on a case', () => {
  it.each(Object.keys(actionForms))('%s asks for exactly what domain/actions takes', (action) => {
    if (!isActionName(action)) {
      throw new Error(`Expected ${action} to be an action`);
    }
    const form = formOf(action);
    expect(missingFields(form, filled, now)).toEqual([]);
    const { type, ...params } = bodyOf(action, form, filled);
    expect(type).toBe(action);
    expect(validateAction(action, params)).toEqual([]);
    expect(Object.keys(zh.cases.actions)).toContain(action);
  });

  it.each(Object.entries(actionForms))('%s names what is missing', (_action, form) => {
    expect(missingFields(form, {}, now)).toEqual([...form.required]);
  });

  it('take only a future time, and an amount with a number', () => {
    const park = formOf('park');
    expect(missingFields(park, { ...filled, until: '2026-11-24T05:59:00Z' }, now)).toEqual([
      'until',
    ]);
    const amounts = ['', '0', '-1', 'x', '1.5'].map((amount) => ({
      amount,
      unit: 'workDays' as const,
    }));
    expect([undefined, ...amounts].map(limitOf)).toEqual([null, null, null, null, null, null]);
    expect(limitOf({ amount: '0.5', unit: 'urgentHours' })).toEqual({
      amount: 0.5,
      unit: 'urgentHours',
    });
  });

  it('are aimed at the task where that is meant', () => {
    expect(formOf('transfer').target(filled)).toEqual({ kind: 'task', id: 'c1.9' });
    expect(formOf('urge').target(filled)).toEqual({ kind: 'case' });
    expect(targetOf('urge', filled, 'c1.9')).toEqual({ kind: 'task', id: 'c1.9' });
    expect(targetOf('copy', filled, 'c1.9')).toEqual({ kind: 'task', id: 'c1.9' });
    expect(targetOf('copy', filled, null)).toEqual({ kind: 'case' });
    expect(targetOf('void', filled, 'c1.9')).toEqual({ kind: 'case' });
  });

  it('propose what there is only one of', () => {
    expect(firstValues(formOf('transfer'), sampleDetail)).toEqual({});
  });

  it('stay in sight when refused, with those on its tasks', () => {
    const { front, menu } = arranged(withTaskOffers(sampleDetail));
    expect(front.map((offered) => offered.action)).toEqual(['urge', 'transfer', 'extend']);
    expect(menu.map((offered) => offered.action)).toEqual(['park', 'void', 'delegate']);
    const closed = withTaskOffers({ ...sampleDetail, tasks: [], state: 'closed' });
    expect(closed.slice(-2)).toEqual([
      { action: 'transfer', allowed: false, reason: 'case-closed' },
      { action: 'delegate', allowed: false, reason: 'case-closed' },
    ]);
  });

  it('on one of its tasks are for those where they are possible', () => {
    const pool = openTask('t1', { transfer: null, delegate: 'task-not-claimed' });
    const held = openTask('t2', { transfer: null, delegate: null });
    const lent: CaseDetail['tasks'][number] = {
      ...openTask('t3', { transfer: 'task-delegated', 'recall-delegation': null }),
      delegation: {
        state: 'pending',
        owner: { id: 'p-1', name: '周敏' },
        delegate: { id: 'p-2', name: '王海涛' },
        by: null,
        at: '2026-11-24T06:30:00Z',
        reason: '请先看',
        comment: null,
        resolvedAt: null,
      },
    };
    const detail = { ...sampleDetail, tasks: [pool, held, lent] };
    const offered = withTaskOffers(detail);
    const about = (action: string) => [
      offered.find((each) => each.action === action)?.allowed,
      narrowedTo(detail, action).tasks.map(({ id }) => id),
    ];
    expect(about('transfer')).toEqual([true, ['t1', 't2']]);
    expect(about('delegate')).toEqual([true, ['t2']]);
    expect(about('recall-delegation')).toEqual([true, ['t3']]);
    expect(withTaskOffers({ ...detail, tasks: [pool] }).slice(-2)).toEqual([
      { action: 'transfer', allowed: true, reason: null },
      { action: 'delegate', allowed: false, reason: 'task-not-claimed' },
    ]);
  });

  it('call an extension that somebody else grants a request', () => {
    expect(
      verbOf({ action: 'extend', allowed: true, reason: null, params: { mode: 'request' } }),
    ).toBe('request-extension');
    expect(
      verbOf({ action: 'extend', allowed: true, reason: null, params: { mode: 'direct' } }),
    ).toBe('extend');
  });
});

const audit = (chain: boolean, replay: boolean, history: boolean | null) => ({
  chain: { ok: chain, entries: 9, firstBroken: chain ? null : 4 },
  replay: { ok: replay, firstDifference: replay ? null : 'variables.unit' },
  history: { ok: history, checked: history !== null },
});

describe('the chain', () => {
  it('is whole only when chain, replay and history agree', () => {
    expect(verdictOf(audit(true, true, true))).toBe('chainOk');
    expect(verdictOf(audit(true, true, null))).toBe('chainOk');
    expect(verdictOf(audit(true, true, false))).toBe('replayDiffers');
    expect(verdictOf(audit(true, false, true))).toBe('replayDiffers');
    expect(verdictOf(audit(false, true, true))).toBe('chainBroken');
  });

  it('holds up to the first broken entry', () => {
    const broken = audit(false, true, null);
    expect([3, 4, 9].map((seq) => isVerified(broken, seq))).toEqual([true, false, false]);
    expect(isVerified(audit(true, true, null), 10)).toBe(false);
    expect(isVerified(undefined, 1)).toBeNull();
  });
});

describe('the address of the list', () => {
  it('says what is shown, and back', () => {
    const address = {
      q: '井盖',
      filter: { state: 'open', stage: 'handle', unit: 'u-1', clockState: 'overdue' },
      sort: 'endedAt',
    } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(writeAddress({ q: '', filter: {}, sort: 'createdAt' }).toString()).toBe('');
  });

  it('leaves out what it does not know, so that an old link never fails', () => {
    const read = readAddress(
      new URLSearchParams('stage=nowhere&clockState=red&state=&sort=shoe&unit=u-1'),
    );
    expect(read).toEqual({ q: '', filter: { unit: 'u-1' }, sort: 'createdAt' });
  });

  it('becomes the query of the API', () => {
    const address = { q: ' 井盖 ', filter: { stage: 'handle' }, sort: 'createdAt' } as const;
    expect(listQuery(address)).toEqual({
      sort: 'createdAt',
      order: 'DESC',
      filter: '{"stage":"handle","q":"井盖"}',
    });
    expect(listQuery({ ...address, q: '', filter: {} })['filter']).toBeUndefined();
  });
});
