import { undoings } from '../engine/compensation.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

const compensating: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
]);

/** Whether anything in a case is ever compensated: only then does it matter what has completed. */
export function compensates(procedure: Procedure): boolean {
  const known = answers.get(procedure);
  if (known !== undefined) return known;
  const does = [procedure, ...Object.values(procedure.called)].some(({ elements }) =>
    Object.values(elements).some(({ kind }) => compensating.has(kind)),
  );
  answers.set(procedure, does);
  return does;
}
const answers = new WeakMap<Procedure, boolean>();

/** Of turns of a loop two stand for any number: their handlers run one after the other. */
const mostAlike = 2;

/** The handlers that a compensation of a scope would start, in their order. */
export function compensable(
  step: Step,
  { id, compensates: done, ends }: Instance,
): readonly string[] {
  if (ends === undefined || !compensates(step.procedure)) return [];
  const handlers = [id, ...(done === undefined ? [] : [done])].flatMap((scope) =>
    undoings(step, scope, null).map(({ handler }) => handler),
  );
  const seen = new Map<string, number>();
  return handlers.filter((handler) => {
    const count = (seen.get(handler) ?? 0) + 1;
    seen.set(handler, count);
    return count <= mostAlike;
  });
}
