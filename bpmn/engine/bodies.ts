import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import type { Failure } from './failures.ts';
import { commitOpening, prepareOpening } from './opening.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';

export interface Body {
  readonly starts: readonly string[];
  /** Present when the body has variables of its own. */
  readonly variables?: JsonObject;
}

/** Opens a sub-process or a called procedure: its boundary events and clock, then its first tokens. */
export function openBody(
  step: Step,
  element: BpmnElement,
  id: number,
  body: Body,
): Failure | undefined {
  const { variables } = body;
  const found = step.draft.get(id);
  // A revived or reactivated body goes on with what is in it.
  const goesOn = found.ends !== undefined;
  const own = goesOn || variables === undefined ? {} : { variables };
  // What starts its event sub-processes sees them.
  const instance = step.draft.replace({ ...found, ...own });
  const opening = prepareOpening(step, element, instance);
  if ('code' in opening) return opening;
  commitOpening(step, id, opening, 'body');
  if (goesOn) {
    // What was in it may have ended while it waited for a repair.
    if (step.draft.rules > 1) step.enqueue('settle', id);
    return undefined;
  }
  step.draft.replace({ ...step.draft.get(id), ends: [] });
  if (variables !== undefined) step.noteWrites(id, variables, id);
  for (const start of body.starts)
    place(step, start, { scope: id, causes: [id], outcome: instance.outcome });
  if (body.starts.length === 0) step.enqueue('settle', id);
  return undefined;
}
