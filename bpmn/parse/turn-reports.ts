import type { TurnEvent, TurnReports, TurnRule } from '../model/loop.ts';
import { codeOf, definitionsOf, signalOf } from './event-definitions.ts';
import type { Findings } from './findings.ts';
import { child, children, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

interface Given {
  readonly owner: string | null;
  readonly characteristics: ModdleElement;
  readonly findings: Findings;
}

/** What a multi-instance activity tells its boundary events of its turns; nothing for the behavior All. */
export function turnReports(
  given: Given,
  conditionOf: (definition: ModdleElement) => string | null,
): { readonly reports?: TurnReports } {
  const behavior = text(given.characteristics, 'behavior') ?? 'All';
  refuseOthers(given, behavior);
  const read = behaviors[behavior];
  const reports = read?.(given, conditionOf) ?? null;
  return reports === null ? {} : { reports };
}

const belongsTo = {
  noneBehaviorEventRef: 'None',
  oneBehaviorEventRef: 'One',
  complexBehaviorDefinition: 'Complex',
} as const;

/** What another behavior would throw must not stand there without effect. */
function refuseOthers({ owner, characteristics, findings }: Given, behavior: string): void {
  for (const [property, of] of Object.entries(belongsTo)) {
    const said =
      child(characteristics, property) !== null || children(characteristics, property).length > 0;
    if (said && of !== behavior) findings.add('turn-event-not-thrown', owner, { what: property });
  }
}

const behaviors: Readonly<
  Record<
    string,
    (given: Given, conditionOf: (definition: ModdleElement) => string | null) => TurnReports | null
  >
> = {
  None: (given) => single(given, 'noneBehaviorEventRef', 'each'),
  One: (given) => single(given, 'oneBehaviorEventRef', 'first'),
  Complex: (given, conditionOf) => {
    const rules = children(given.characteristics, 'complexBehaviorDefinition').flatMap(
      (definition): TurnRule[] => {
        const condition = conditionOf(definition);
        const thrown = child(definition, 'event');
        const definitions = thrown === null ? [] : definitionsOf(thrown);
        const [only] = definitions;
        const event = eventOf(definitions.length === 1 && only !== undefined ? only : null, given);
        return condition === null || event === null ? [] : [{ condition, event }];
      },
    );
    return { when: 'condition', rules };
  },
};

function single(given: Given, reference: string, when: 'each' | 'first'): TurnReports | null {
  const event = eventOf(child(given.characteristics, reference), given);
  return event === null ? null : { when, event };
}

function eventOf(definition: ModdleElement | null, { owner, findings }: Given): TurnEvent | null {
  if (definition === null) {
    findings.add('turn-event-required', owner);
    return null;
  }
  if (definition.$type === 'bpmn:SignalEventDefinition')
    return { type: 'signal', signal: signalOf(definition) };
  if (definition.$type === 'bpmn:EscalationEventDefinition')
    return { type: 'escalation', code: codeOf(definition, 'escalationRef', 'escalationCode') };
  findings.add('not-supported', owner, { what: definition.$type });
  return null;
}
