import { describe, expect, it } from 'vitest';
import { startableActivities } from '../../bpmn/engine/startable-activities.ts';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

async function offeredAfter(diagram: string, ...events: readonly EngineEventBody[]) {
  const run = new CaseRun(await loadProcedure(diagram)).start();
  for (const event of events) run.apply(event);
  return startableActivities(run.procedure, run.state).map(({ element, activities, endable }) => ({
    element,
    offered: activities.map((activity) => activity.element),
    endable,
  }));
}

const starts = (element: string): EngineEventBody => ({
  type: 'start-activity',
  instance: 'P',
  element,
});
const completes = (instance: string, enough?: true): EngineEventBody => ({
  type: 'complete',
  instance,
  ...(enough === undefined ? {} : { variables: { enough } }),
});
const ends: EngineEventBody = { type: 'end-activities', instance: 'P' };

describe('startableActivities', () => {
  it('names what each activity is', async () => {
    const run = new CaseRun(await loadProcedure('ad-hoc')).start().apply(completes('T'));
    const [open] = startableActivities(run.procedure, run.state);
    expect(open?.activities[0]).toEqual({
      element: 'A',
      kind: 'userTask',
      name: 'A',
      nameEn: 'A',
      role: 'handler',
    });
    expect(open?.instance).toBe(String(run.find('P')?.id));
  });

  it('offers nothing before and behind an ad-hoc sub-process', async () => {
    expect(await offeredAfter('ad-hoc')).toEqual([]);
    const through = [completes('T'), starts('A'), completes('A', true)];
    expect(await offeredAfter('ad-hoc', ...through)).toEqual([]);
  });

  it('offers in parallel what no flow leads to, also what runs already', async () => {
    expect(await offeredAfter('ad-hoc', completes('T'), starts('A'))).toEqual([
      { element: 'P', offered: ['A', 'B', 'C'], endable: false },
    ]);
  });

  it('offers nothing more where only what runs is waited for', async () => {
    const waiting = [starts('A'), starts('B'), completes('A', true)];
    expect(await offeredAfter('ad-hoc-waits', ...waiting)).toEqual([]);
  });

  it('offers in turn only when nothing runs, and always the end that people say', async () => {
    expect(await offeredAfter('ad-hoc-in-turn')).toEqual([
      { element: 'P', offered: ['A', 'E'], endable: true },
    ]);
    expect(await offeredAfter('ad-hoc-in-turn', starts('A'))).toEqual([
      { element: 'P', offered: [], endable: true },
    ]);
    expect(await offeredAfter('ad-hoc-in-turn', starts('E'), ends)).toEqual([]);
  });

  it('offers for each turn of a multi-instance', async () => {
    expect(await offeredAfter('ad-hoc-turns')).toEqual([
      { element: 'P', offered: ['A', 'B'], endable: false },
      { element: 'P', offered: ['A', 'B'], endable: false },
    ]);
  });
});
