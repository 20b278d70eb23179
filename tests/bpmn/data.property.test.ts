import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseRun } from './case-run.ts';
import { procedureOf, process } from './parse/diagram-text.ts';

/** Sub-processes inside each other, each with a data object, and how they run. */
interface Level {
  readonly turns: number;
  readonly sequential: boolean;
}
const levels = fc.array(
  fc.record({ turns: fc.integer({ min: 0, max: 3 }), sequential: fc.boolean() }),
  { maxLength: 3 },
);

const dataOf = (level: number): string => `d${String(level)}`;
const oneMore = (name: string): string => `${name}: (if ${name} = null then 0 else ${name}) + 1`;

/** The innermost script counts in the data object of every level and notes what its own one says. */
function inside(all: readonly Level[], depth: number): string {
  const object = `<bpmn:dataObject id="${dataOf(depth)}" />`;
  const [level, ...rest] = all;
  if (level === undefined) {
    const counts = Array.from({ length: depth + 1 }, (_, index) => oneMore(dataOf(index)));
    const own = dataOf(depth);
    return `${object}<bpmn:scriptTask id="count" scriptFormat="feel"><bpmn:script>={ ${counts.join(', ')} }</bpmn:script></bpmn:scriptTask>
      <bpmn:scriptTask id="note" scriptFormat="feel"><bpmn:script>={ noted: append(noted, ${own}) }</bpmn:script></bpmn:scriptTask>
      <bpmn:sequenceFlow id="then" sourceRef="count" targetRef="note" />`;
  }
  return `${object}<bpmn:subProcess id="s${String(depth)}">
    <bpmn:multiInstanceLoopCharacteristics isSequential="${String(level.sequential)}"><bpmn:loopCardinality>${String(level.turns)}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
    ${inside(rest, depth + 1)}</bpmn:subProcess>`;
}

describe('data objects of sub-processes', () => {
  it('are new in every turn, shared by all that runs in it, and gone with it', async () => {
    await fc.assert(
      fc.asyncProperty(levels, async (all) => {
        const procedure = await procedureOf(process(inside(all, 0)));
        const { state } = new CaseRun(procedure).start({ noted: [] });
        const runs = all.reduce((product, { turns }) => product * turns, 1);
        expect(state.status).toBe('completed');
        expect(state.variables).toEqual({
          noted: Array.from({ length: runs }, () => 1),
          ...(runs === 0 ? {} : { d0: runs }),
        });
      }),
      { numRuns: 60 },
    );
  });
});
