import { enterNextInTurn } from './ad-hoc.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { resetComplexJoin } from './complex-joins.ts';
import { attendHandlers } from './completing.ts';
import { startAvailable } from './data.ts';
import { recorrelate } from './recorrelating.ts';
import { fireCondition } from './conditions.ts';
import { raiseIncident } from './incident.ts';
import { fireInclusiveJoin } from './inclusive-joins.ts';
import type { Step } from './step.ts';
import { triggersOf } from './triggers.ts';

/** Something that can happen when nothing moves; true when it did. */
type AtRest = (step: Step) => boolean;

/** Each looks at every active instance, so it is asked only where the procedure has what it is about. */
const questions: readonly {
  readonly isAbout: (element: BpmnElement) => boolean;
  readonly ask: AtRest;
}[] = [
  { isAbout: ({ kind }) => kind === 'eventSubProcess', ask: attendHandlers },
  { isAbout: hasKey, ask: recorrelate },
  { isAbout: ({ kind }) => kind === 'adHocSubProcess', ask: enterNextInTurn },
  { isAbout: ({ kind }) => kind === 'inclusiveGateway', ask: fireInclusiveJoin },
  { isAbout: ({ kind }) => kind === 'complexGateway', ask: resetJoin },
  { isAbout: (element) => element.data !== undefined, ask: startAvailable },
  {
    isAbout: (element) => triggersOf(element).some(([, { type }]) => type === 'condition'),
    ask: fireCondition,
  },
];

const known = new WeakMap<Procedure, readonly AtRest[]>();

/**
 * Event sub-processes of scopes that are completing, subscriptions whose key has another value, what waits for its turn, joins to which no token can come any more, what has its data now, then conditions
 * that have become true.
 */
export function happensAtRest(step: Step): boolean {
  let asked = known.get(step.procedure);
  if (asked === undefined) {
    asked = askedOf(step.procedure);
    known.set(step.procedure, asked);
  }
  return asked.some((ask) => ask(step));
}

function askedOf(procedure: Procedure): readonly AtRest[] {
  const elements = [procedure, ...Object.values(procedure.called)].flatMap((one) =>
    Object.values(one.elements),
  );
  return questions.filter(({ isAbout }) => elements.some(isAbout)).map(({ ask }) => ask);
}

function hasKey(element: BpmnElement): boolean {
  return triggersOf(element).some(
    ([, trigger]) => trigger.type === 'message' && trigger.message.key !== undefined,
  );
}

function resetJoin(step: Step): boolean {
  const done = resetComplexJoin(step);
  if (done?.failure !== undefined) raiseIncident(step, done.id, done.failure);
  return done !== null;
}
