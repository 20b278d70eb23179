import { caseDataRead } from '../expressions/variables-read.ts';
import { speaksOfSignals } from '../engine/signals.ts';
import { triggersOf } from '../engine/triggers.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { abstractProcedure } from './abstract-procedure.ts';
import { waitsForData } from './conditions-as-messages.ts';

/** Elements of a procedure, and of those that it calls, for which its soundness is not explored; sorted. */
export function notExplored(procedure: Procedure): readonly string[] {
  const unknown = [procedure, ...Object.values(procedure.called)].flatMap(countsData);
  const all = [...unknown, ...signalsBesideChoices(procedure)];
  return [...new Set(all)].toSorted();
}

/** As `notExplored`, from a case that is under way: its waits for conditions are not those for messages. */
export function notExploredUnderWay(procedure: Procedure): readonly string[] {
  const waits = elementsOf(procedure)
    .filter(waitsForData)
    .map(({ id }) => id);
  return [...new Set([...notExplored(procedure), ...waits])].toSorted();
}

/** Joins that ask data when a token comes, not when they send one on: complex gateways whose conditions read any. */
function countsData({ elements, flows }: Procedure): readonly string[] {
  return Object.values(elements)
    .filter((element) => {
      if (element.kind !== 'complexGateway' || element.incoming.length < 2) return false;
      const { activation, outgoing } = element;
      const isCounted = activation === null || readsOnly(activation, 'activationCount');
      return !isCounted || outgoing.some((flow) => (flows[flow]?.condition ?? null) !== null);
    })
    .map(({ id }) => id);
}

function readsOnly(condition: string, name: string): boolean {
  const isTimeless = !/\b(?:settings|now|today)\b/.test(condition);
  return isTimeless && caseDataRead(condition).every((one) => one === name);
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
