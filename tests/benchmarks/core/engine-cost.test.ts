import { describe, expect, it, vi } from 'vitest';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { bundleForBrowser } from './browser-bundle.ts';
import { CaseOfTasks } from './case-of-tasks.ts';
import { procedureOf } from './delivered-case.ts';
import { blocks, inTurn, limitedPath, loop, stepsOfBlock } from './generated-diagrams.ts';
import { largestState } from './state-size.ts';

/** Records that a step makes anew; all others are those of the state before. */
const madeAnew = (run: CaseOfTasks): number => {
  const before = new Set(run.state.instances);
  run.step();
  return run.state.instances.all.filter((instance) => !before.has(instance)).length;
};

/** Places of lists that a step copies: whole lists of what earlier steps have left would show here. */
const placesCopied = (run: CaseOfTasks): number => {
  const copies = [vi.spyOn(Array.prototype, 'slice'), vi.spyOn(Array.prototype, 'concat')];
  run.step();
  let places = 0;
  for (const copy of copies) {
    for (const { value } of copy.mock.results) if (Array.isArray(value)) places += value.length;
    copy.mockRestore();
  }
  return places;
};

/** Counts how often elements and flows of a procedure are looked at. */
class Watched {
  reads = 0;
  readonly procedure: Procedure;

  constructor(procedure: Procedure) {
    this.procedure = {
      ...procedure,
      elements: this.#watch(procedure.elements),
      flows: this.#watch(procedure.flows),
    };
  }

  /** Reads during the steps of one block. */
  ofBlock(block: number): number {
    const run = new CaseOfTasks(this.procedure).upTo((block - 1) * stepsOfBlock + 1);
    const before = this.reads;
    run.upTo(block * stepsOfBlock + 1);
    return this.reads - before;
  }

  #watch<T extends object>(record: T): T {
    return new Proxy(record, {
      get: (target, name, receiver): unknown => {
        this.reads += 1;
        return Reflect.get(target, name, receiver);
      },
      ownKeys: (target) => {
        this.reads += Reflect.ownKeys(target).length;
        return Reflect.ownKeys(target);
      },
    });
  }
}

describe('the cost of a step', () => {
  it.each([
    ['tasks one after the other', limitedPath(1100)],
    ['turns of a multi-instance', inTurn(1100)],
    ['a loop', loop(1100)],
  ])('does not grow with the steps taken: %s', async (_what, diagram) => {
    const procedure = await procedureOf(diagram.xml());
    const run = new CaseOfTasks(procedure);
    const tenth = madeAnew(run.upTo(10));
    expect(tenth).toBeLessThanOrEqual(6);
    expect(madeAnew(run.upTo(1000))).toBe(tenth);
    // A few nodes of the tree, each of up to 32 places.
    expect(placesCopied(run)).toBeLessThanOrEqual(300);
  });

  it('does not grow with the procedure', async () => {
    const small = new Watched(await procedureOf(blocks(30).xml()));
    const large = new Watched(await procedureOf(blocks(300).xml()));
    // What follows from the diagram alone is worked out when it is first needed.
    for (const watched of [small, large]) watched.ofBlock(3);
    large.ofBlock(33);
    const reads = small.ofBlock(2);
    expect(reads).toBeGreaterThan(0);
    expect(large.ofBlock(2)).toBe(reads);
    expect(large.ofBlock(32)).toBe(reads);
  });
});

describe('the size', () => {
  it('of an ordinary state keeps to its bar', async () => {
    expect(await largestState()).toBeLessThanOrEqual(4_096);
  });

  it('of the bundle for browsers keeps to its bar, and no reader of XML is in it', async () => {
    const { gzipBytes, modules } = await bundleForBrowser();
    expect(gzipBytes).toBeLessThanOrEqual(150 * 1024);
    expect(modules.some((path) => path.endsWith('bpmn/engine/interpreter.ts'))).toBe(true);
    expect(modules.filter((path) => /moddle|saxen|bpmn\/parse/u.test(path))).toEqual([]);
  }, 60_000);
});
