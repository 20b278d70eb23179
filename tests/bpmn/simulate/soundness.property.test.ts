import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BpmnElement } from '../../../bpmn/model/element.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import { blocks as anyBlocks, drawProcedure, rebuilt, withoutAdHoc } from '../random-procedure.ts';
import type { Block } from '../random-procedure.ts';

const limit = 500;

/** The default flow of an inclusive split with three branches is dead: every outcome has a condition. */
const withoutThirdBranch = rebuilt((block) =>
  block.type === 'inclusive' ? { ...block, blocks: block.blocks.slice(0, 2) } : block,
);
/** A terminate end event saves whatever waits beside it in its scope. */
const withoutTerminate = rebuilt((block) =>
  block.type === 'terminated' ? { ...block, type: 'sub' } : block,
);

const blocks = anyBlocks.map(withoutThirdBranch);
/** In an ad-hoc sub-process any number of tokens may end. */
const ordered = blocks.map(withoutAdHoc);

describe('soundness', () => {
  it('holds for every block structure that can be looked at whole', () => {
    let proven = 0;
    fc.assert(
      fc.property(blocks, (block) => {
        const result = soundnessOf(drawProcedure(block), { limit });
        expect(result).not.toHaveProperty('problems');
        if (result.kind === 'sound') proven += 1;
      }),
      { numRuns: 100 },
    );
    expect(proven).toBeGreaterThan(50);
  });

  it('sees the dead branch that generated procedures may have', () => {
    const task: Block = { type: 'task' };
    const split = drawProcedure({ type: 'inclusive', blocks: [task, task, task] });
    const result = soundnessOf(split);
    expect(result).toMatchObject({ problems: [{ property: 'no-dead-element', element: 't7' }] });
  });

  it.each([
    ['parallelGateway', 'exclusiveGateway'],
    ['exclusiveGateway', 'parallelGateway'],
  ] as const)('does not when a %s that joins becomes an %s', (kind, other) => {
    let found = 0;
    fc.assert(
      fc.property(ordered, fc.nat(), (block, choice) => {
        const procedure = drawProcedure(withoutTerminate(block));
        const joins = Object.values(procedure.elements).filter(
          (element) => element.kind === kind && element.incoming.length > 1,
        );
        const join = joins[choice % Math.max(joins.length, 1)];
        fc.pre(join !== undefined);
        const changed = withKind(procedure, join, other);
        const result = soundnessOf(changed, { limit });
        expect(result.kind).not.toBe('sound');
        if (result.kind !== 'unsound') return;
        found += 1;
        for (const { walk } of result.problems)
          expect(playWalk(changed, walk)).toHaveLength(walk.length);
      }),
      { numRuns: 50 },
    );
    expect(found).toBeGreaterThan(25);
  });
});

function withKind(
  procedure: Procedure,
  join: BpmnElement,
  kind: 'parallelGateway' | 'exclusiveGateway',
): Procedure {
  const { id, name, nameEn, parent, lane, stage, incoming, outgoing } = join;
  const node = { id, name, nameEn, parent, lane, stage, incoming, outgoing };
  const changed: BpmnElement =
    kind === 'parallelGateway' ? { ...node, kind } : { ...node, kind, default: null };
  return { ...procedure, elements: { ...procedure.elements, [id]: changed } };
}
