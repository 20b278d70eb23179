import { describe, expect, it } from 'vitest';
import { behaviors } from '../../bpmn/behaviors/index.ts';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import { enteredIn, readTrace, runTrace, traceNames } from './golden-trace.ts';

const timerOf = (element: BpmnElement): readonly string[] =>
  'timer' in element ? [`${element.kind} ${element.timer.kind}`] : [];

describe('golden traces', () => {
  it.each(traceNames())('%s', async (name) => {
    const golden = readTrace(name);
    expect(await runTrace(golden)).toEqual(golden);
  });

  it('show every behavior, and both positions of a timer with each of its rules', async () => {
    const placed = (await Promise.all(traceNames().map(enteredIn))).flat();
    const entered = placed.map(({ element }) => element);
    const kinds = new Set<string>(entered.map(({ kind }) => kind));
    expect(Object.keys(behaviors).filter((kind) => !kinds.has(kind))).toEqual([]);
    const timers = new Set(entered.flatMap(timerOf));
    const expected = ['timerBoundaryEvent', 'timerCatchEvent'].flatMap((position) =>
      ['date', 'duration', 'cycle', 'clock'].map((rule) => `${position} ${rule}`),
    );
    expect(expected.filter((timer) => !timers.has(timer))).toEqual([]);
  });
});
