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
  const instance = step.draft.get(id);
  const opening = prepareOpening(step, element, instance);
  if ('code' in opening) return opening;
  commitOpening(step, id, opening, 'body');
  // A revived or reactivated body goes on with what is in it.
  if (instance.ends !== undefined) return undefined;
  const { variables } = body;
  step.draft.replace({
    ...step.draft.get(id),
    ends: [],
    ...(variables === undefined ? {} : { variables }),
  });
  if (variables !== undefined) step.noteWrites(id, variables, id);
  for (const start of body.starts)
    place(step, start, { scope: id, causes: [id], outcome: instance.outcome });
  if (body.starts.length === 0) step.enqueue('settle', id);
  return undefined;
}
