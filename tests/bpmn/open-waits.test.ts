import { expect, it } from 'vitest';
import { openWaits } from '../../bpmn/engine/queries.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

const waitsOf = ({ procedure, state }: CaseRun) =>
  openWaits(procedure, state).map(({ element, due, message }) => [element, due, message]);

it('is where a case waits for a time, not what only stands beside a task', async () => {
  const run = new CaseRun(await loadProcedure('timers')).start({ delay: 'PT5M' });
  expect(waitsOf(run)).toEqual([['wait', 6 * 60_000, null]]);
  run.apply({ type: 'timer', timer: 'wait' });
  expect(waitsOf(run)).toEqual([]);
  run.complete('A');
  expect(waitsOf(run)).toEqual([['until', 2 * 24 * 3_600_000, null]]);
});

it('is where a case waits for a message', async () => {
  const run = new CaseRun(await loadProcedure('messages')).start({ caseId: 'c-1' });
  expect(waitsOf(run)).toEqual([]);
  run.complete('A');
  expect(waitsOf(run)).toEqual([['wait', null, 'answer']]);
  run.apply({ type: 'message', subscription: 'wait', variables: {} });
  expect(waitsOf(run)).toEqual([['receive', null, 'answer']]);
});

it('is an activity that waits for its data, until it has it', async () => {
  const run = new CaseRun(await loadProcedure('data-sets')).start().complete('A');
  expect(waitsOf(run)).toEqual([['answer', null, null]]);
  run.apply({ type: 'set-variables', variables: { letter: 'p-letter' } });
  expect(waitsOf(run)).toEqual([]);
});
