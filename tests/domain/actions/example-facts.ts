import type { ActionFacts, CaseFacts, TaskFacts } from '../../../domain/actions/action-facts.ts';
import { judgeClock } from '../../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../../domain/clocks/judged-clock.ts';
import { everybodys } from '../../../domain/permissions/can.ts';
import type { Post, Principal, Role } from '../../../domain/permissions/roles.ts';
import { at, exampleCalendar } from '../calendar/example-calendars.ts';

export const now = at('2026-03-10 10:00');

export const runningClock: JudgedClock = judgeClock(
  [
    {
      type: 'start',
      at: at('2026-03-10 09:00'),
      limit: { amount: 4, unit: 'workHours' },
      cause: { code: 'dispatched' },
    },
  ],
  exampleCalendar(),
  { warnShare: 0.8, escalateAfter: { amount: 4, unit: 'workHours' } },
);

const units: Partial<Record<Role, string>> = {
  lead: 'u-municipal',
  handler: 'u-municipal',
  grid: 'u-jianshe',
};

export const somebody = (role: Role, changes: Partial<Post> = {}): Principal => ({
  person: `p-${role}`,
  posts: [
    { role, unit: units[role] ?? 'u-centre', grid: role === 'grid' ? 'g-1' : null, ...changes },
  ],
});

const resource = { ...everybodys, units: ['u-municipal'], unitsAbove: ['u-centre'], grid: 'g-1' };

const openCase: CaseFacts = {
  state: 'open',
  resource,
  secrecy: 'ordinary',
  openTasks: 1,
  openIncidents: 0,
  parkings: 0,
  clock: runningClock,
  extensionPending: false,
  card: null,
  cardProposal: null,
  intervention: null,
  reopenUntil: null,
  startable: [],
  endable: [],
};

export const openTask: TaskFacts = {
  state: 'open',
  resource,
  offered: { role: 'handler', unit: 'u-municipal', person: null, exclude: [], grid: 'g-1' },
  claimedBy: null,
  delegation: null,
  read: false,
  returnTargets: 1,
  askTargets: 1,
  held: false,
  completedBy: null,
  takeBack: 'no-way-back',
};

export const onCase = (principal: Principal, changes: Partial<CaseFacts> = {}): ActionFacts => ({
  now,
  principal,
  case: { ...openCase, ...changes },
  task: null,
  rules: { extensionQuota: 2, parkQuota: 1, parkMaximumDays: 365, cardApproval: 'orange' },
});

export const onTask = (
  principal: Principal,
  changes: Partial<TaskFacts> = {},
  caseChanges: Partial<CaseFacts> = {},
): ActionFacts => ({
  ...onCase(principal, caseChanges),
  task: { ...openTask, ...changes },
});
