import { isActivity } from '../../model/element.ts';
import type { ActivityElement } from '../../model/element.ts';
import type { MultiInstance } from '../../model/loop.ts';
import { EngineRefusal } from '../failures.ts';
import type { Instance, Turns } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';

/** An open multi-instance body with what the diagram says of it. */
export interface OpenBody {
  readonly body: Instance & { readonly turns: Turns };
  readonly element: ActivityElement;
  readonly loop: MultiInstance;
}

/** The open body that an event names, or a refusal. A standard loop has no turns to choose from. */
export function findBody(step: Step, id: string): OpenBody {
  const body = findActive(step, id, 'body-not-open');
  const element = body.id === rootId ? null : step.elementOf(body);
  const { turns } = body;
  if (
    turns !== undefined &&
    element !== null &&
    isActivity(element) &&
    element.loop?.kind === 'multi'
  )
    return { body: { ...body, turns }, element, loop: element.loop };
  throw new EngineRefusal(
    'body-not-open',
    `Expected ${id} to be an open multi-instance body, but it is not`,
  );
}
