import { describe, expect, it } from 'vitest';
import type { ActionFacts } from '../../../domain/actions/action-facts.ts';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { checkAction } from '../../../domain/actions/check-action.ts';
import { interventionOf } from '../../../domain/actions/intervention.ts';
import { validateAction } from '../../../domain/actions/validate-action.ts';
import { onCase, somebody } from './example-facts.ts';

const reasonOf = (action: ActionName, facts: ActionFacts): string => {
  const verdict = checkAction(action, facts);
  return verdict.allowed ? 'allowed' : verdict.reason;
};
const pending = { intervention: { by: 'p-admin' } };

describe('interventions', () => {
  it('are asked for by administrators and commanders, one at a time', () => {
    for (const role of ['admin', 'commander'] as const) {
      expect(reasonOf('request-intervention', onCase(somebody(role)))).toBe('allowed');
      expect(reasonOf('request-intervention', onCase(somebody(role), pending))).toBe(
        'intervention-pending',
      );
    }
    expect(reasonOf('request-intervention', onCase(somebody('leader')))).toBe('not-permitted');
    expect(reasonOf('request-intervention', onCase(somebody('supervisor')))).toBe('not-permitted');
  });

  it.each([
    ['admin', 'own-intervention'],
    ['commander', 'allowed'],
    ['leader', 'allowed'],
    ['dispatcher', 'not-permitted'],
  ] as const)('are approved by another person than the one who asked: %s', (role, told) => {
    expect(reasonOf('approve-intervention', onCase(somebody(role), pending))).toBe(told);
    expect(reasonOf('approve-intervention', onCase(somebody('leader')))).toBe('no-intervention');
  });

  it.each([
    ['admin', 'allowed'],
    ['leader', 'allowed'],
    ['acceptor', 'not-permitted'],
  ] as const)('are refused by any of them, and taken back by who asked: %s', (role, told) => {
    expect(reasonOf('refuse-intervention', onCase(somebody(role), pending))).toBe(told);
  });

  it.each([
    [{ kind: 'jump' }, '/leave'],
    [{ kind: 'jump', leave: ['c.1'] }, '/enter'],
    [{ kind: 'cancel-scope' }, '/scope'],
    [{ kind: 'cancel-scope', scope: 'c.1' }, '/next'],
    [{ kind: 'set-variables' }, '/variables'],
    [{ kind: 'set-variables', variables: {} }, '/variables'],
    [{ kind: 'add-signer' }, '/body'],
    [{ kind: 'add-signer', body: 'c.1', back: 'c.2', person: 'p-1' }, '/person'],
    [{ kind: 'remove-signer' }, '/turn'],
    [{ kind: 'remove-signer', turn: 'c.2' }, '/absence'],
    [{ kind: 'remove-signer', turn: 'c.2', absence: 'expected', person: 'p-1' }, '/person'],
    [{ kind: 'jump', leave: ['c.1'], enter: 'close', body: 'c.1' }, '/body'],
    [{ kind: 'set-variables', variables: { a: 1 }, back: 'c.2' }, '/back'],
    [{ kind: 'other' }, '/kind'],
    [{ kind: 'set-variables', variables: { a: 1 }, enter: 'close' }, '/enter'],
  ])('need what their kind asks for: %j', (params, path) => {
    const errors = validateAction('request-intervention', { ...params, reason: 'x' });
    expect(errors.map((error) => error.path)).toEqual([path]);
  });

  it('are read from their parameters', () => {
    const jump = { kind: 'jump', leave: ['c.1'], enter: 'close' };
    expect(interventionOf({ ...jump, reason: 'x' })).toEqual(jump);
    expect(interventionOf({ kind: 'cancel-scope', scope: 'c.1', next: 'end-there' })).toEqual({
      kind: 'cancel-scope',
      scope: 'c.1',
      goOn: false,
    });
    expect(interventionOf({ kind: 'add-signer', body: 'c.1', person: 'p-1' })).toEqual({
      kind: 'add-signer',
      body: 'c.1',
      person: 'p-1',
      unit: null,
      back: null,
    });
    expect(interventionOf({ kind: 'remove-signer', turn: 'c.2', absence: 'expected' })).toEqual({
      kind: 'remove-signer',
      turn: 'c.2',
      expected: true,
    });
    expect(interventionOf({ kind: 'remove-signer', turn: 'c.2' })).toBe(null);
  });
});
