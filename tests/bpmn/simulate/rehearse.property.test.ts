import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rehearse } from '../../../bpmn/simulate/rehearsal/rehearse.ts';
import { CaseRun } from '../case-run.ts';
import { readTrace, traceNames } from '../golden-trace.ts';
import { loadProcedure } from '../load-procedure.ts';
import { blocks, drawProcedure } from '../random-procedure.ts';
import { RandomRun, writesItsOwn } from '../random-run.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });

it('goes the same way on its own procedure, whatever people did to the case', () => {
  fc.assert(
    fc.property(blocks, choices, (block, steps) => {
      const run = new RandomRun(drawProcedure(block), {
        asking: true,
        people: ['p1', 'p2'],
        writing: writesItsOwn,
        operations: { bodies: true },
      });
      for (const choice of steps) if (run.step(choice) === null) break;
      fc.pre(run.finish() !== null && run.state.status !== 'running');
      const events = run.recorded.map(({ event }) => event);
      expect(rehearse({ procedure: run.procedure, events }, run.procedure).kind).toBe('same');
    }),
    { numRuns: 600 },
  );
});

const ended = traceNames().filter((name) => {
  const { status, steps } = readTrace(name);
  return status !== 'running' && steps.every(({ version }) => version === undefined);
});

it.each(ended)('goes the same way in the trace %s', async (name) => {
  const { diagram, steps } = readTrace(name);
  const run = new CaseRun(await loadProcedure(diagram));
  for (const { event, by, refused } of steps) if (refused === undefined) run.apply(event, by);
  expect(rehearse({ procedure: run.procedure, events: run.events }, run.procedure).kind).toBe(
    'same',
  );
});
