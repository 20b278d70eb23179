import { describe, expect, it } from 'vitest';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { validateAction } from '../../../domain/actions/validate-action.ts';

const faults = (action: ActionName, params: Readonly<Record<string, unknown>>): readonly string[] =>
  validateAction(action, params).map(({ path, code }) => `${path} ${code}`);

describe('the parameters of an action', () => {
  const good: readonly (readonly [ActionName, Readonly<Record<string, unknown>>])[] = [
    ['claim', {}],
    ['return', { target: 'i-3', reason: '不属本单位职责' }],
    ['transfer', { person: 'p-handler2' }],
    ['transfer', { unit: 'u-garden', person: null, reason: '范围在公园内' }],
    ['delegate', { person: 'p-handler2', reason: '去现场看一下' }],
    ['resolve', { comment: '已看过', attachments: ['a-1'], version: 2 }],
    ['recall-delegation', {}],
    ['comment', { text: '已电话联系\n下午到场' }],
    ['copy', { persons: ['p-leader'] }],
    ['extend', { limit: { amount: 2, unit: 'workDays' }, reason: '等待材料' }],
    ['park', { until: '2026-06-01T18:00:00+08:00', reason: '种植季节' }],
    ['message', { message: 'extension-requested', variables: { limit: 1 } }],
    ['repair-incident', { incident: 'n-1', repair: 'retry' }],
    [
      'repair-incident',
      { incident: 'n-1', repair: 'edit-and-retry', variables: { unit: 'u-garden' } },
    ],
    ['complete', { outcome: 'accept', data: {}, version: 3 }],
    ['recompute-clocks', {}],
  ];

  it.each(good)('are good: %s %j', (action, params) => {
    expect(faults(action, params)).toEqual([]);
  });

  const bad: readonly (readonly [
    ActionName,
    Readonly<Record<string, unknown>>,
    readonly string[],
  ])[] = [
    ['claim', { force: true }, ['/force unknown-field']],
    ['return', { target: 'i-3' }, ['/reason required']],
    ['return', { target: 'i-3', reason: '   ' }, ['/reason required']],
    ['return', { target: 3, reason: 'x' }, ['/target wrong-type']],
    ['transfer', {}, ['/person required']],
    ['delegate', {}, ['/person required', '/reason required']],
    ['resolve', { comment: ' ' }, ['/comment required']],
    ['recall-delegation', { version: 'x' }, ['/version wrong-type']],
    ['comment', { text: 'x'.repeat(2001) }, ['/text too-long']],
    ['copy', { persons: ['p-1', 'p-1'] }, ['/persons repeated-item']],
    ['extend', { limit: { amount: 1.5, unit: 'workDays' }, reason: 'x' }, ['/limit wrong-type']],
    ['park', { until: '2026-02-30T00:00:00Z', reason: 'x' }, ['/until wrong-type']],
    ['park', { until: '2026-06-01', reason: 'x' }, ['/until wrong-type']],
    ['repair-incident', { incident: 'n-1', repair: 'skip' }, ['/reason required']],
    ['repair-incident', { incident: 'n-1', repair: 'edit-and-retry' }, ['/variables required']],
    ['repair-incident', { incident: 'n-1', repair: 'ignore' }, ['/repair not-a-choice']],
    [
      'complete',
      { outcome: 'accept', data: [], version: 1.5 },
      ['/data wrong-type', '/version wrong-type'],
    ],
    ['void', { reason: 'a\u202Eb' }, ['/reason control-character']],
  ];

  it.each(bad)('are refused: %s %j', (action, params, expected) => {
    expect(faults(action, params)).toEqual(expected);
  });
});
