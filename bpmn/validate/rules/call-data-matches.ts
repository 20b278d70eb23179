import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** Inputs and outputs of a call are those of what it calls, one by one (BPMN 2.0.2, 10.3.6). */
export const callDataMatches: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'callActivity') return [];
    const io = element.data?.io ?? null;
    const called = procedure.called[element.calledElement];
    if (io === null || called === undefined) return [];
    const sides = [
      ['inputs', element.inputs, io.inputs, called.data?.io?.inputs ?? []],
      ['outputs', element.outputs, io.outputs, called.data?.io?.outputs ?? []],
    ] as const;
    return sides.flatMap(([what, mapping, here, there]) =>
      mapping !== null || here.length === there.length
        ? []
        : [
            errorAt('call-data-differs', element.id, {
              what,
              call: here.length,
              called: there.length,
            }),
          ],
    );
  });
