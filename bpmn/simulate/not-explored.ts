import { speaksOfSignals } from '../engine/signals.ts';
import { triggersOf } from '../engine/triggers.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { abstractProcedure } from './abstract-procedure.ts';
import { waitsForData } from './conditions-as-messages.ts';

/** Elements of a procedure, and of those that it calls, for which its soundness is not explored; sorted. */
export function notExplored(procedure: Procedure): readonly string[] {
  const unknown = elementsOf(procedure)
    .filter(isUnknown)
    .map(({ id }) => id);
  // The case is explored from its plain start alone.
  const all = [...unknown, ...(procedure.eventStarts ?? []), ...signalsBesideChoices(procedure)];
  return [...new Set(all)].toSorted();
}

/** As `notExplored`, from a case that is under way: its waits for conditions are not those for messages. */
export function notExploredUnderWay(procedure: Procedure): readonly string[] {
  const waits = elementsOf(procedure)
    .filter(waitsForData)
    .map(({ id }) => id);
  return [...new Set([...notExplored(procedure), ...waits])].toSorted();
}

/** What the exploration has no moves for: gateways that count, and activities that do. */
function isUnknown(element: BpmnElement): boolean {
  if (element.kind === 'complexGateway') return true;
  return 'startQuantity' in element || 'completionQuantity' in element;
}

/**
 * A signal is heard by what waits when all other tokens of its step have come to rest. A choice of data is a
 * step of its own here, so that a signal thrown in the same step would come too early.
 */
function signalsBesideChoices(procedure: Procedure): readonly string[] {
  if (!speaksOfSignals(procedure)) return [];
  const elements = elementsOf(procedure);
  const heard = new Set(
    elements.flatMap((element) =>
      triggersOf(element).flatMap(([, trigger]) =>
        trigger.type === 'signal' ? [trigger.signal] : [],
      ),
    ),
  );
  const thrown = elements.filter((element) =>
    signalsThrownBy(element).some((one) => heard.has(one)),
  );
  if (thrown.length === 0 || abstractProcedure(procedure).choices.size === 0) return [];
  return thrown.map(({ id }) => id);
}

function signalsThrownBy(element: BpmnElement): readonly string[] {
  if (element.kind === 'signalThrowEvent' || element.kind === 'signalEndEvent')
    return [element.signal];
  if (!('throws' in element)) return [];
  return element.throws.flatMap((one) => (one.type === 'signal' ? [one.signal] : []));
}

function elementsOf(procedure: Procedure): readonly BpmnElement[] {
  return [procedure, ...Object.values(procedure.called)].flatMap(({ elements }) =>
    Object.values(elements),
  );
}
