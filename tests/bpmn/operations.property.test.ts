import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { openTurns } from '../../bpmn/engine/open-turns.ts';
import { reopenTargets, withdrawTargets } from '../../bpmn/engine/queries.ts';
import { unpackState } from '../../bpmn/engine/packed-state.ts';
import { migrationTo, planFor, type MigrationPlan } from '../../bpmn/engine/migration/plan.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { asSent } from './as-sent.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import { turnOperations } from './random-operations.ts';
import { RandomRun } from './random-run.ts';
import { primed, Renaming } from './renamed.ts';

/** What people and administrators do to a running case beside working on it. */
const operations = [
  'return',
  'ask-back',
  'withdraw',
  'reopen',
  'jump',
  'add-instance',
  'remove-instance',
  'cancel-scope',
  'set-variables',
  'suspend',
  'resume',
  'migrate',
  'cancel',
] as const;
type Operation = (typeof operations)[number];

const person = 'p-1';
/** Ids that name no instance. */
const noInstances = ['ghost', '', '0', '-1', '1.5', '007', '999999', '__proto__'];

/** Names that a plain object has of its own, and values of every kind. */
const hostileVariables: JsonObject = {
  ['__proto__']: { polluted: true },
  constructor: null,
  toString: [[], {}, '', false],
  loopCounter: 'not a number',
  outcome: { outcome: 1e308 },
  '': [null],
};

interface Named {
  readonly one: string;
  readonly other: string;
  readonly element: string;
}

/** Every operation in all its forms, on whatever it may be given. */
const forms: {
  readonly [T in Operation]: (
    named: Named,
    run: RandomRun,
    state: CaseState,
  ) => readonly Extract<EngineEventBody, { readonly type: T }>[];
} = {
  return: ({ one, other }, run) => [{ type: 'return', from: one, to: other }, ...run.returns()],
  'ask-back': ({ one, other }, run) => [{ type: 'ask-back', from: one, to: other }, ...run.asks()],
  withdraw: ({ one }, { procedure }, state) => [
    { type: 'withdraw', to: one },
    ...toEach('withdraw', withdrawTargets(procedure, state, person)),
  ],
  reopen: ({ one }, { procedure }, state) => [
    { type: 'reopen', to: one },
    ...toEach('reopen', reopenTargets(procedure, state)),
  ],
  jump: ({ one, other, element }) => [
    { type: 'jump', leave: [one], enter: element },
    { type: 'jump', leave: [one, other], enter: element },
    { type: 'jump', leave: [one, one], enter: element },
    { type: 'jump', leave: [], enter: element },
    { type: 'jump', leave: [other, one], enter: '__proto__' },
  ],
  'add-instance': ({ one, other }, { procedure }, state) => [
    ...turnOperations(procedure, state).filter((event) => event.type === 'add-instance'),
    { type: 'add-instance', body: one },
    { type: 'add-instance', body: one, back: other },
    { type: 'add-instance', body: one, item: hostileVariables, variables: hostileVariables },
  ],
  'remove-instance': ({ one, other }, { procedure, state }) => {
    const coming = openTurns(procedure, state).flatMap(({ turns }) => turns);
    const named = [one, `${one}#${other}`, `${one}#2`, ...coming.map(({ instance }) => instance)];
    return named.flatMap((instance) =>
      [true, false].map((expected) => ({ type: 'remove-instance' as const, instance, expected })),
    );
  },
  'cancel-scope': ({ one }) =>
    [true, false].map((goOn) => ({ type: 'cancel-scope', instance: one, goOn })),
  'set-variables': ({ one }) => [
    { type: 'set-variables', variables: { n: 1 } },
    { type: 'set-variables', variables: hostileVariables },
    { type: 'set-variables', variables: { n: 1 }, instance: one },
    { type: 'set-variables', variables: { n: 1 }, instance: one, local: true },
  ],
  suspend: () => [{ type: 'suspend' }],
  resume: () => [{ type: 'resume' }, { type: 'resume', timers: 'run-on' }],
  migrate: ({ element }, { procedure }) => {
    const to = new Renaming(procedure).of(procedure);
    const plan = planFor(procedure, to, primed);
    const plans = [plan, planFor(procedure, to), ...wrongPlans(plan, element)];
    return [...plans.map((each) => migrationTo(to, each)), migrationTo(nothingElse, plan)];
  },
  cancel: () => [{ type: 'cancel', reason: 'over' }],
};

function toEach<T extends 'withdraw' | 'reopen'>(
  type: T,
  targets: readonly { readonly instance: string }[],
): { readonly type: T; readonly to: string }[] {
  return targets.map(({ instance: to }) => ({ type, to }));
}

/** A version in which nothing of a case is. */
const nothingElse = drawProcedure({ type: 'task' });

/** Without anything, with an element that is somewhere else or nowhere, and with each in the place of the next. */
function wrongPlans(plan: MigrationPlan, element: string): MigrationPlan[] {
  const places = Object.values(plan.elements);
  const [first = '', ...others] = places;
  const turned = [...others, first];
  return [
    { elements: {}, flows: {} },
    { ...plan, flows: {} },
    { ...plan, elements: { ...plan.elements, [element]: first } },
    { ...plan, elements: { ...plan.elements, [element]: 'nowhere', __proto__: 'nowhere' } },
    {
      ...plan,
      elements: Object.fromEntries(
        Object.keys(plan.elements).map((id, index) => [id, turned[index] ?? '']),
      ),
    },
    { ...plan, dropped: [element, 'nowhere'], restored: [1, 2, -1, 999_999] },
    { ...plan, called: { [element]: plan, nowhere: plan } },
  ];
}

/** Where a case may stand: as it is, standing still, ended from outside, and not yet begun. */
function standings({ procedure, state, at }: RandomRun): readonly CaseState[] {
  const running = state.status === 'running';
  const after = (event: EngineEventBody): readonly CaseState[] =>
    running ? [apply(procedure, state, { ...event, at }).state] : [];
  return [
    state,
    emptyState(procedure),
    ...after({ type: 'suspend' }),
    ...after({ type: 'cancel', reason: 'over' }),
  ];
}

const choices = fc.array(fc.nat(3000), { maxLength: 20 });
const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 6, maxLength: 12 });

describe('operations on a case', () => {
  it.each(operations)('%s has an answer in every state, and a refusal changes nothing', (type) => {
    const seen = { done: 0, refused: 0 };
    fc.assert(
      fc.property(blocks, choices, picks, (block, steps, chosen) => {
        const run = new RandomRun(drawProcedure(block), {
          operations: { bodies: true },
          people: [person],
        });
        for (const choice of steps) if (run.step(choice) === null) break;
        const elements = Object.keys(run.procedure.elements).concat('nowhere');
        for (const state of standings(run)) {
          const ids = state.instances.all.map(({ id }) => String(id)).concat(noInstances);
          const likely = [...state.active.map(String), ...ids];
          for (const [one, other, element] of chosen) {
            const named = {
              one: likely[one % likely.length] ?? '',
              other: ids[other % ids.length] ?? '',
              element: elements[element % elements.length] ?? '',
            };
            for (const event of forms[type](named, run, state))
              seen[answered(run, state, event) ? 'done' : 'refused'] += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.done).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});

/** Whether it was done; anything but a result without complaints or a refusal fails the test. */
function answered({ procedure, at }: RandomRun, state: CaseState, body: EngineEventBody): boolean {
  const before = JSON.stringify(state);
  const event = { ...body, at: at + 1, by: person };
  try {
    const after = apply(procedure, state, event).state;
    expect(complaints(after)).toEqual([]);
    expect(unpackState(asSent(after))).toEqual(after);
    return true;
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    return false;
  } finally {
    expect(JSON.stringify(state)).toBe(before);
  }
}
