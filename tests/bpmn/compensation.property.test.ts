import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { complaints } from './invariants.ts';
import { handledTask } from './procedure-builder.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import type { BlockOptions } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

/**
 * Every end of the procedure compensates, and some within; some activities have handlers, as `choice` says: tasks, and
 * sub-processes and calls as a whole.
 */
function compensating(drawn: Procedure, choice: number): Procedure {
  const random = (index: number, of: number): boolean =>
    (Math.imul(choice ^ (index + 1), 0x9e3779b1) >>> 16) % of === 0;
  const changed = ({ elements, ...procedure }: Procedure, isRoot: boolean): Procedure => {
    const all: Record<string, BpmnElement> = {};
    for (const [index, element] of Object.values(elements).entries()) {
      const isLast = isRoot && element.parent === null;
      all[element.id] =
        element.kind === 'endEvent' && (isLast || random(index, 5))
          ? { ...element, kind: 'compensationEndEvent', activity: null }
          : element;
      const isTask = element.kind === 'userTask' && random(index, 2);
      const isScope =
        (element.kind === 'subProcess' || element.kind === 'callActivity') && random(index, 4);
      if (!isTask && !isScope) continue;
      const handler = `undo-${element.id}`;
      all[element.id] = { ...element, compensation: handler };
      all[handler] = handlerOf(element, handler);
    }
    return { ...procedure, elements: all };
  };
  const { called, ...root } = drawn;
  const calledToo = Object.fromEntries(
    Object.entries(called).map(([id, one]) => [id, changed(one, false)]),
  );
  return { ...changed({ ...root, called }, true), called: calledToo };
}

function handlerOf({ parent, lane, stage }: BpmnElement, id: string): BpmnElement {
  const place = { id, name: id, nameEn: id, parent, lane, stage, incoming: [], outgoing: [] };
  return { ...handledTask(), ...place, isForCompensation: true };
}

/** Instances of handlers, those left out that were asked once more. */
const handlersIn = ({ instances }: CaseState): readonly Instance[] =>
  instances.all.filter(
    ({ element, answers }) => element.startsWith('undo-') && answers === undefined,
  );

/** Tasks that handlers have compensated, those left out that a return has taken back. */
const undone = (state: CaseState): readonly number[] =>
  handlersIn(state)
    .filter((handler) => handler.state === 'completed')
    .map(({ causes: [done = 0] }) => Math.abs(done))
    .filter((done) => state.instances.get(done)?.ends === undefined);

/**
 * Tasks with a handler that nothing has compensated, worked out from what has run: neither their own handler, nor later
 * that of a scope around them. What stands in a scope that did not complete is left alone.
 */
function notUndone(procedure: Procedure, state: CaseState): readonly string[] {
  const { instances } = state;
  const elements = [procedure, ...Object.values(procedure.called)].flatMap((one) =>
    Object.keys(one.elements),
  );
  const handled = new Set(elements.filter((id) => elements.includes(`undo-${id}`)));
  const ran = handlersIn(state).filter((handler) => handler.state !== 'cancelled');
  const isUndone = (done: Instance, since: number): boolean =>
    ran.some(({ causes: [cause = 0], entered }) => Math.abs(cause) === done.id && entered >= since);
  return instances.all
    .filter(
      (one) => handled.has(one.element) && one.turn === undefined && one.state === 'completed',
    )
    .filter(({ ends, answers }) => ends === undefined && answers === undefined)
    .filter((task) => {
      const around = scopesAround(instances, task);
      if (around.some((scope) => scope.state !== 'completed')) return false;
      return ![task, ...around].some((one) => isUndone(one, task.ended ?? 0));
    })
    .map(({ element, id }) => `${element}#${String(id)}`);
}

function scopesAround(instances: CaseState['instances'], { scope }: Instance): readonly Instance[] {
  const around = scope === 0 ? undefined : instances.get(scope);
  return around === undefined ? [] : [around, ...scopesAround(instances, around)];
}

/** Whether anything could happen. What throws is no scope to be withdrawn: that is refused. */
const stepped = (run: RandomRun, choice: number): boolean => {
  try {
    return run.step(choice) !== null;
  } catch (error) {
    if (error instanceof EngineRefusal && error.code === 'scope-not-open') return true;
    throw error;
  }
};

interface Looked {
  readonly drawn?: BlockOptions;
  readonly asking?: boolean;
  readonly operations?: { readonly bodies: boolean };
}

describe('compensation over random procedures', () => {
  it.each([
    { operations: { bodies: true } },
    { asking: true },
    { drawn: { survivors: true } },
    { drawn: { counted: true } },
  ])(
    'undoes all that was done, each task once, whatever goes back (%j)',
    ({ drawn = {}, ...options }: Looked) => {
      fc.assert(
        fc.property(
          blocks,
          fc.nat(),
          fc.array(fc.nat(3000), { maxLength: 40 }),
          (block, choice, steps) => {
            const procedure = compensating(drawProcedure(block, drawn), choice);
            const run = new RandomRun(procedure, options);
            for (const step of steps) {
              if (!stepped(run, step)) break;
              expect(complaints(run.state)).toEqual([]);
            }
            expect(run.finish()).not.toBeNull();
            expect(run.state.status).toBe('completed');
            expect(run.state.active).toEqual([]);
            expect(new Set(undone(run.state)).size).toBe(undone(run.state).length);
            const cut = run.recorded.some(({ event }) => event.type === 'cancel-scope');
            expect(cut ? [] : notUndone(procedure, run.state)).toEqual([]);
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});
