import type { Procedure } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

function calls(procedure: Procedure): readonly string[] {
  return Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'callActivity' ? [element.calledElement] : [],
  );
}

function callsItself(procedure: Procedure, from: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === procedure.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const called = Object.hasOwn(procedure.called, id) ? procedure.called[id] : undefined;
    if (called !== undefined) open.push(...calls(called));
  }
  return false;
}

/**
 * A called procedure is there and starts without an event, and no procedure calls itself round a circle: it
 * could never end (BPMN 2.0.2, 10.3.6).
 */
export const calledProcedureKnown: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'callActivity') return [];
    const called = Object.hasOwn(procedure.called, element.calledElement)
      ? procedure.called[element.calledElement]
      : undefined;
    if (called?.eventStarts !== undefined && called.starts.length === 0)
      return [
        errorAt('called-procedure-starts-by-event', element.id, {
          procedure: element.calledElement,
        }),
      ];
    if (element.calledElement !== procedure.id && called === undefined)
      return [
        errorAt('called-procedure-unknown', element.id, { procedure: element.calledElement }),
      ];
    return callsItself(procedure, element.calledElement)
      ? [errorAt('calls-itself', element.id, { procedure: element.calledElement })]
      : [];
  });
