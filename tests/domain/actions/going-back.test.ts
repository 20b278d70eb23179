import { describe, expect, it } from 'vitest';
import type { ActionFacts } from '../../../domain/actions/action-facts.ts';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { checkAction, type ActionVerdict } from '../../../domain/actions/check-action.ts';
import { checkActivity } from '../../../domain/actions/check-activity.ts';
import { onCase, onTask, somebody } from './example-facts.ts';

const told = (verdict: ActionVerdict): string => (verdict.allowed ? 'allowed' : verdict.reason);
const reasonOf = (action: ActionName, facts: ActionFacts): string =>
  told(checkAction(action, facts));

const handler = somebody('handler');

describe('asking back', () => {
  it('is for whoever has the task, while it waits for nobody and there is somebody to ask', () => {
    expect(reasonOf('ask-back', onTask(handler))).toBe('allowed');
    expect(reasonOf('ask-back', onTask(somebody('acceptor')))).toBe('other-role');
    expect(reasonOf('ask-back', onTask(handler, { askTargets: 0 }))).toBe('nobody-to-ask');
    expect(reasonOf('ask-back', onTask(handler, { held: true }))).toBe('task-held');
  });

  it('leaves a return as the only other way', () => {
    expect(reasonOf('complete', onTask(handler, { held: true }))).toBe('task-held');
    expect(reasonOf('return', onTask(handler, { held: true }))).toBe('allowed');
  });
});

describe('taking back', () => {
  const done = {
    state: 'completed',
    completedBy: 'p-handler',
    claimedBy: 'p-handler',
    takeBack: 'possible',
  } as const;

  it('is for who completed it, while nobody has touched what followed', () => {
    expect(reasonOf('withdraw', onTask(handler, done))).toBe('allowed');
    expect(reasonOf('withdraw', onTask(handler, { ...done, takeBack: 'touched' }))).toBe(
      'step-touched',
    );
    expect(reasonOf('withdraw', onTask(handler, { ...done, takeBack: 'no-way-back' }))).toBe(
      'no-way-back',
    );
    expect(reasonOf('withdraw', onTask(handler, { ...done, completedBy: 'p-other' }))).toBe(
      'completed-by-other',
    );
  });

  it('needs a completed task of an open case', () => {
    expect(reasonOf('withdraw', onTask(handler))).toBe('task-not-completed');
    expect(reasonOf('withdraw', onTask(handler, done, { state: 'suspended' }))).toBe(
      'case-suspended',
    );
    expect(reasonOf('withdraw', onTask(handler, done, { state: 'closed' }))).toBe('case-closed');
  });
});

describe('activities that people start', () => {
  const open = {
    startable: [{ target: 'c1.7', element: 'patrol', role: 'grid' }],
    endable: ['c1.7'],
  };
  const may = (role: Parameters<typeof somebody>[0], activity: string | null): string =>
    told(checkActivity({ role: activity }, onCase(somebody(role), open)));

  it('are started by their own role, and all of them by whoever steers the case', () => {
    expect(may('grid', 'grid')).toBe('allowed');
    expect(may('grid', 'handler')).toBe('other-role');
    expect(may('grid', null)).toBe('other-role');
    for (const role of ['dispatcher', 'commander', 'lead'] as const) {
      expect([role, may(role, 'grid'), may(role, null)]).toEqual([role, 'allowed', 'allowed']);
    }
    expect(may('auditor', 'grid')).toBe('not-permitted');
  });

  it('are ended by whoever steers the case, a lead only in the own unit', () => {
    expect(reasonOf('end-activities', onCase(somebody('dispatcher'), open))).toBe('allowed');
    expect(reasonOf('end-activities', onCase(somebody('lead'), open))).toBe('allowed');
    const elsewhere = somebody('lead', { unit: 'u-garden' });
    expect(reasonOf('end-activities', onCase(elsewhere, open))).toBe('outside-scope');
    expect(reasonOf('end-activities', onCase(somebody('grid'), open))).toBe('not-permitted');
  });

  it('are not there where nothing is open, nor while the case is parked', () => {
    const dispatcher = somebody('dispatcher');
    for (const action of ['start-activity', 'end-activities'] as const) {
      expect(reasonOf(action, onCase(dispatcher))).toBe('activity-not-startable');
      expect(reasonOf(action, onCase(dispatcher, { ...open, state: 'suspended' }))).toBe(
        'case-suspended',
      );
    }
  });
});
