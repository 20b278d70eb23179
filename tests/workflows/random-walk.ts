import { startableActivities } from '../../bpmn/engine/startable-activities.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { CaseAction, CaseIntervention } from '../../workflows/contract.ts';
import { hour } from './calendars.ts';
import { person } from './case-inputs.ts';
import type { PureCase } from './pure-case.ts';

/** The number of what a second person agrees to beside the procedure. */
export const interventionStep = 10;

/** Does something that is possible, chosen by numbers. */
export const doSomething = (pure: PureCase, on: Procedure, what: number, which: number): void => {
  const { book } = pure.shell;
  const tasks = [...book.tasks.values()];
  const task = tasks[which % Math.max(1, tasks.length)];
  const service = [...book.services.values()][0];
  const [open] = startableActivities(on, pure.shell.engine);
  const attempts: readonly (() => void)[] = [
    () => {
      pure.advance((which + 1) * hour);
    },
    () => {
      if (task === undefined) return;
      const outcome = task.outcomes[which % task.outcomes.length];
      const unit = which % 2 === 0 ? 'u-enforcement' : 'u-municipal';
      pure.complete(
        task.element,
        outcome?.code,
        {
          ...(task.element === 'file' ? { limit: { amount: 1, unit: 'workHours' } } : {}),
          ...(['dispatch', 'decide'].includes(task.element) ? { unit } : {}),
          ...(task.element === 'assign' ? { person: null } : {}),
          ...(task.element === 'review-extension'
            ? { grantedLimit: { amount: 1, unit: 'workHours' } }
            : {}),
          ...(task.element === 'callback' ? { solved: which % 3 !== 0 } : {}),
        },
        person(task.person ?? 'p-anyone'),
      );
    },
    () => {
      if (service !== undefined) pure.answerService(service.service);
    },
    () => {
      if (service !== undefined) {
        pure.endService(service.service, { kind: 'failed', code: 'x', message: 'x' });
      }
    },
    () => {
      const [incident] = book.incidents.keys();
      const repair =
        which % 2 === 0 ? { kind: 'retry' as const } : { kind: 'skip' as const, reason: 'x' };
      if (incident !== undefined) pure.act({ type: 'repair', incident, repair });
    },
    () => {
      if (task === undefined) return;
      const target = String((which % 12) + 2);
      pure.act({ type: 'return', task: task.instance, target, reason: 'x' });
    },
    () => {
      if (task === undefined) return;
      const target = String((which % 12) + 2);
      pure.act({ type: 'ask-back', task: task.instance, target, reason: 'x' });
    },
    () => {
      const done = pure.shell.engine.instances.all.filter(({ holder }) => holder !== undefined);
      const target = done[which % Math.max(1, done.length)];
      if (target === undefined) return;
      pure.act({ type: 'withdraw', target: String(target.id) }, person(target.holder ?? ''));
    },
    () => {
      const activity = open?.activities[which % open.activities.length];
      if (open === undefined || activity === undefined) return;
      pure.act({ type: 'start-activity', target: open.instance, element: activity.element });
    },
    () => {
      if (open !== undefined) pure.act({ type: 'end-activities', target: open.instance });
    },
    () => {
      const { active, events } = pure.shell.engine;
      const id = String(active[(what + Math.floor(which / 5)) % Math.max(1, active.length)]);
      const elements = Object.keys(on.elements);
      const enter = elements[(what + which) % elements.length] ?? '';
      const interventions: readonly CaseIntervention[] = [
        { id: 'i', kind: 'jump', leave: [id], enter },
        { id: 'i', kind: 'cancel-scope', scope: id, goOn: what % 2 === 0 },
        { id: 'i', kind: 'set-variables', variables: { solved: what % 2 === 0 } },
        { id: 'i', kind: 'add-signer', body: id, person: null, unit: null },
        { id: 'i', kind: 'remove-signer', turn: id, expected: false, person: null, unit: null },
      ];
      const intervention = interventions[which % interventions.length];
      if (intervention === undefined) return;
      const told = { reason: 'x', requestedBy: 'p-asks' };
      pure.act({ type: 'intervene', intervention, ...told, judgedAt: events });
    },
    () => {
      pure.act({
        type: 'extend',
        clock: 'handle',
        limit: { amount: 1, unit: 'workHours' },
        reason: 'x',
      });
    },
    () => {
      pure.act({ type: 'park', until: pure.now + (which + 1) * hour, reason: 'x' });
    },
    () => {
      pure.act({ type: 'unpark', reason: 'x' });
    },
    () => {
      if (task !== undefined)
        pure.act({ type: 'transfer', task: task.instance, person: which % 2 === 0 ? null : 'p-x' });
    },
    () => {
      if (task === undefined) return;
      const owner = task.person ?? 'p-anyone';
      pure.act({ type: 'delegate', task: task.instance, person: 'p-d', owner, reason: 'x' });
    },
    () => {
      if (task === undefined) return;
      const resolve: CaseAction = { type: 'resolve', task: task.instance, comment: 'x' };
      pure.act(resolve, person(which % 5 === 0 ? 'p-x' : 'p-d'));
    },
    () => {
      if (task !== undefined) pure.act({ type: 'recall-delegation', task: task.instance });
    },
    () => {
      const id = `m-${String(pure.shell.step)}`;
      pure.act({
        type: 'message',
        message: 'extension-requested',
        messageId: id,
        correlation: 'case-1',
        variables: {},
      });
    },
  ];
  try {
    attempts[what % attempts.length]?.();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ActRefused') throw error;
  }
};
