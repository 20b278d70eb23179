import { describe, expect, it } from 'vitest';
import { type ActionName, actionNames } from '../../../domain/actions/action-names.ts';
import { actionTable } from '../../../domain/actions/action-table.ts';
import { checkAction } from '../../../domain/actions/check-action.ts';
import { offeredActions } from '../../../domain/actions/offered-actions.ts';
import { refusalReasons } from '../../../domain/actions/refusal-reasons.ts';
import { judgeClock } from '../../../domain/clocks/judge-clock.ts';
import { caseStates } from '../../../domain/actions/action-table.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { exampleCalendar } from '../calendar/example-calendars.ts';
import { now, onCase, onTask, openTask, runningClock, somebody } from './example-facts.ts';

const reasonOf = (action: ActionName, facts: Parameters<typeof checkAction>[1]): string => {
  const verdict = checkAction(action, facts);
  return verdict.allowed ? 'allowed' : verdict.reason;
};
const handler = somebody('handler');
const other = { ...handler, person: 'p-other' };

describe('claim and release', () => {
  it('are offered to whoever may take the task', () => {
    expect(reasonOf('claim', onTask(handler))).toBe('allowed');
    expect(reasonOf('claim', onTask(somebody('grid')))).toBe('other-role');
    expect(reasonOf('claim', onTask(somebody('handler', { unit: 'u-garden' })))).toBe('other-unit');
    expect(reasonOf('claim', onTask(somebody('admin')))).toBe('not-permitted');
  });

  it('say who holds it', () => {
    expect(reasonOf('claim', onTask(handler, { claimedBy: 'p-handler' }))).toBe('already-claimed');
    expect(reasonOf('claim', onTask(handler, { claimedBy: 'p-other' }))).toBe(
      'task-claimed-by-other',
    );
    expect(reasonOf('release', onTask(handler))).toBe('task-not-claimed');
    expect(reasonOf('release', onTask(handler, { claimedBy: 'p-handler' }))).toBe('allowed');
    expect(reasonOf('release', onTask(other, { claimedBy: 'p-handler' }))).toBe(
      'task-claimed-by-other',
    );
  });

  it('keep the four eyes apart', () => {
    const offered = { ...openTask.offered, exclude: ['p-handler'] };
    for (const action of ['claim', 'complete', 'return'] as const) {
      expect(reasonOf(action, onTask(handler, { offered }))).toBe('excluded-person');
    }
  });

  it('leave a task that was given to somebody to them', () => {
    const offered = { ...openTask.offered, person: 'p-other' };
    expect(reasonOf('claim', onTask(handler, { offered }))).toBe('offered-to-other');
    expect(reasonOf('claim', onTask(other, { offered }))).toBe('allowed');
  });
});

describe('complete and return', () => {
  it('are for whoever holds or may take the open task of an open case', () => {
    expect(reasonOf('complete', onTask(handler))).toBe('allowed');
    expect(reasonOf('complete', onTask(handler, { claimedBy: 'p-other' }))).toBe(
      'task-claimed-by-other',
    );
    expect(reasonOf('complete', onTask(handler, { state: 'completed' }))).toBe('task-not-open');
    expect(reasonOf('complete', onTask(handler, {}, { state: 'suspended' }))).toBe(
      'case-suspended',
    );
    expect(reasonOf('complete', onTask(handler, {}, { state: 'closed' }))).toBe('case-closed');
    expect(reasonOf('complete', onTask(handler, {}, { state: 'void' }))).toBe('case-void');
    expect(reasonOf('complete', onTask(handler, {}, { state: 'opening' }))).toBe('case-opening');
  });

  it('need a place to return to', () => {
    expect(reasonOf('return', onTask(handler))).toBe('allowed');
    expect(reasonOf('return', onTask(handler, { returnTargets: 0 }))).toBe('no-return-target');
  });

  it('are not aimed at a case', () => {
    expect(reasonOf('complete', onCase(handler))).toBe('not-for-cases');
    expect(reasonOf('reopen', onTask(somebody('commander')))).toBe('not-for-tasks');
  });
});

describe('transfer', () => {
  it('is for the dispatcher everywhere and the lead in the own unit', () => {
    expect(reasonOf('transfer', onTask(somebody('dispatcher')))).toBe('allowed');
    expect(reasonOf('transfer', onTask(somebody('lead')))).toBe('allowed');
    expect(reasonOf('transfer', onTask(somebody('lead', { unit: 'u-garden' })))).toBe(
      'outside-scope',
    );
    expect(reasonOf('transfer', onTask(somebody('supervisor'), { claimedBy: 'p-other' }))).toBe(
      'allowed',
    );
  });

  it('is for a handler only with what they hold', () => {
    expect(reasonOf('transfer', onTask(handler))).toBe('outside-scope');
    expect(reasonOf('transfer', onTask(handler, { claimedBy: 'p-handler' }))).toBe('allowed');
  });
});

describe('delegating', () => {
  const delegation = {
    state: 'pending',
    owner: 'p-handler',
    delegate: 'p-other',
    by: 'p-handler',
    at: now,
    reason: '去现场看一下',
  } as const;
  const away = { offered: { ...openTask.offered, person: 'p-other' }, delegation };

  it('is for whoever holds the task, and for those who may do so for them', () => {
    expect(reasonOf('delegate', onTask(handler))).toBe('outside-scope');
    expect(reasonOf('delegate', onTask(handler, { claimedBy: 'p-handler' }))).toBe('allowed');
    expect(reasonOf('delegate', onTask(somebody('lead'), { claimedBy: 'p-handler' }))).toBe(
      'allowed',
    );
    expect(reasonOf('delegate', onTask(somebody('auditor'), { claimedBy: 'p-handler' }))).toBe(
      'not-permitted',
    );
  });

  it('needs somebody to whom it returns', () => {
    expect(reasonOf('delegate', onTask(somebody('lead')))).toBe('task-not-claimed');
  });

  it('leaves the delegate the answer and the owner the recall', () => {
    for (const person of [handler, other]) {
      for (const action of ['complete', 'return', 'transfer', 'delegate'] as const) {
        const facts = onTask(person, { ...away, resource: { ...openTask.resource, own: true } });
        expect([action, reasonOf(action, facts)]).toEqual([action, 'task-delegated']);
      }
    }
    expect(reasonOf('resolve', onTask(other, away))).toBe('allowed');
    expect(reasonOf('resolve', onTask(handler, away))).toBe('offered-to-other');
    expect(reasonOf('recall-delegation', onTask(handler, away))).toBe('allowed');
    expect(reasonOf('recall-delegation', onTask(other, away))).toBe('outside-scope');
    expect(reasonOf('recall-delegation', onTask(somebody('lead'), away))).toBe('allowed');
    expect(reasonOf('claim', onTask(other, away))).toBe('allowed');
    expect(reasonOf('claim', onTask(handler, away))).toBe('offered-to-other');
  });

  it('is over with the answer', () => {
    const back = {
      offered: { ...openTask.offered, person: 'p-handler' },
      delegation: { ...delegation, state: 'resolved', comment: '看过了', resolvedAt: now } as const,
    };
    expect(reasonOf('complete', onTask(handler, back))).toBe('allowed');
    expect(reasonOf('delegate', onTask(handler, back))).toBe('allowed');
    expect(reasonOf('recall-delegation', onTask(handler, back))).toBe('task-not-delegated');
    expect(reasonOf('resolve', onTask(other, back))).toBe('offered-to-other');
  });

  it('waits with a parked case', () => {
    for (const action of ['delegate', 'resolve', 'recall-delegation'] as const)
      expect(reasonOf(action, onTask(somebody('supervisor'), away, { state: 'suspended' }))).toBe(
        action === 'resolve' ? 'offered-to-other' : 'case-suspended',
      );
    expect(reasonOf('resolve', onTask(other, away, { state: 'suspended' }))).toBe('case-suspended');
  });
});

describe('more time', () => {
  it('is granted by the dispatcher and asked for by the lead', () => {
    expect(checkAction('extend', onCase(somebody('dispatcher')))).toEqual({
      allowed: true,
      mode: 'direct',
    });
    expect(checkAction('extend', onCase(somebody('lead')))).toEqual({
      allowed: true,
      mode: 'request',
    });
    expect(reasonOf('extend', onCase(somebody('lead', { unit: 'u-garden' })))).toBe(
      'outside-scope',
    );
    expect(reasonOf('extend', onCase(handler))).toBe('not-permitted');
  });

  it('is asked for once at a time', () => {
    const pending = { extensionPending: true };
    expect(reasonOf('extend', onCase(somebody('lead'), pending))).toBe('extension-pending');
    expect(reasonOf('extend', onCase(somebody('dispatcher'), pending))).toBe('allowed');
  });

  it('depends on the clock', () => {
    const lead = somebody('lead');
    expect(reasonOf('extend', onCase(lead, { clock: null }))).toBe('clock-not-running');
    expect(reasonOf('extend', onCase(lead, { clock: { ...runningClock, extensions: 2 } }))).toBe(
      'limit-exhausted',
    );
    expect(reasonOf('extend', { ...onCase(lead), now: now + 86_400_000 })).toBe('clock-overdue');
    const rules = { warnShare: 0.8, escalateAfter: { amount: 4, unit: 'workHours' } } as const;
    const unknown = judgeClock(
      [{ type: 'start', at: now, limit: { amount: 1, unit: 'workDays' }, cause: { code: 'x' } }],
      exampleCalendar('closeOfBusiness', { years: {} }),
      rules,
    );
    expect(reasonOf('extend', onCase(lead, { clock: unknown }))).toBe('clock-undetermined');
  });
});

describe('parking', () => {
  const dispatcher = somebody('dispatcher');
  it('is possible once and ends with unparking', () => {
    expect(reasonOf('park', onCase(dispatcher))).toBe('allowed');
    expect(reasonOf('park', onCase(dispatcher, { parkings: 1 }))).toBe('limit-exhausted');
    expect(reasonOf('park', onCase(dispatcher, { state: 'suspended', parkings: 1 }))).toBe(
      'case-suspended',
    );
    expect(reasonOf('unpark', onCase(dispatcher))).toBe('case-not-suspended');
    expect(reasonOf('unpark', onCase(dispatcher, { state: 'suspended' }))).toBe('allowed');
    expect(reasonOf('park', onCase(somebody('lead')))).toBe('not-permitted');
  });
});

describe('void and reopen', () => {
  const commander = somebody('commander');
  it('are for the commander', () => {
    expect(reasonOf('void', onCase(commander))).toBe('allowed');
    expect(reasonOf('void', onCase(commander, { state: 'suspended' }))).toBe('allowed');
    expect(reasonOf('void', onCase(commander, { state: 'closed' }))).toBe('case-closed');
    expect(reasonOf('void', onCase(somebody('dispatcher')))).toBe('not-permitted');
  });

  it('reopen within the window only', () => {
    const closed = { state: 'closed', reopenUntil: now } as const;
    expect(reasonOf('reopen', onCase(commander, closed))).toBe('allowed');
    expect(reasonOf('reopen', onCase(commander, { ...closed, reopenUntil: now - 1 }))).toBe(
      'reopen-window-over',
    );
    expect(reasonOf('reopen', onCase(commander, { ...closed, reopenUntil: null }))).toBe(
      'reopen-window-over',
    );
    expect(reasonOf('reopen', onCase(commander))).toBe('case-not-closed');
    expect(reasonOf('reopen', onCase(commander, { state: 'void' }))).toBe('case-void');
  });
});

describe('desk operations', () => {
  it('stay possible on a closed case where they make sense', () => {
    const acceptor = somebody('acceptor');
    for (const action of ['comment', 'attach', 'copy'] as const) {
      expect(reasonOf(action, onCase(acceptor, { state: 'closed' }))).toBe('allowed');
    }
    expect(reasonOf('urge', onCase(acceptor, { state: 'closed' }))).toBe('case-closed');
    expect(reasonOf('urge', onCase(acceptor, { openTasks: 0 }))).toBe('nobody-to-urge');
  });

  it('mark a task as read once', () => {
    expect(reasonOf('read', onTask(handler))).toBe('allowed');
    expect(reasonOf('read', onTask(handler, { read: true }))).toBe('already-read');
  });
});

describe('repair and recomputing', () => {
  it('are for the system administrator, when there is something to repair', () => {
    const admin = somebody('admin');
    expect(reasonOf('repair-incident', onCase(admin))).toBe('no-open-incident');
    expect(reasonOf('repair-incident', onCase(admin, { openIncidents: 1 }))).toBe('allowed');
    expect(reasonOf('recompute-clocks', onCase(admin))).toBe('allowed');
    expect(reasonOf('repair-incident', onCase(somebody('commander'), { openIncidents: 1 }))).toBe(
      'not-permitted',
    );
  });
});

describe('the offered actions', () => {
  it('are all that may be aimed there, refused ones with their reason', () => {
    const offered = offeredActions(onTask(handler));
    expect(offered.map((offer) => offer.action)).toEqual(
      actionNames.filter((action) => actionTable[action].targets.includes('task')),
    );
    for (const offer of offered) expect(offer.allowed).toBe(offer.reason === null);
    expect(offered.find((offer) => offer.action === 'complete')).toEqual({
      action: 'complete',
      allowed: true,
      reason: null,
    });
    const lead = offeredActions(onCase(somebody('lead'))).find(
      (offer) => offer.action === 'extend',
    );
    expect(lead).toEqual({
      action: 'extend',
      allowed: true,
      reason: null,
      params: { mode: 'request' },
    });
  });

  it('have a verdict for every role in every state', () => {
    for (const role of roles) {
      for (const state of caseStates) {
        const facts = [onCase(somebody(role), { state }), onTask(somebody(role), {}, { state })];
        const reasons = facts.flatMap(offeredActions).map((offer) => offer.reason);
        expect(reasons.every((reason) => reason === null || refusalReasons.includes(reason))).toBe(
          true,
        );
      }
    }
  });

  it('never offer a procedure operation on a case that has ended, but to reopen it', () => {
    for (const role of roles) {
      const facts = onCase(somebody(role), { state: 'closed', reopenUntil: now });
      const moving = offeredActions(facts).filter(
        (offer) => offer.allowed && actionTable[offer.action].kind === 'procedure',
      );
      expect(moving.map((offer) => offer.action)).toEqual(role === 'commander' ? ['reopen'] : []);
    }
  });
});
