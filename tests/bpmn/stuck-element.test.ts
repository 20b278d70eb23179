import { describe, expect, it } from 'vitest';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { stuckElement } from '../../bpmn/engine/stuck-element.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

const at = Date.UTC(2026, 10, 22);

/** The element of instance 3, or of another one, of a case that has just begun. */
const stuckIn = async (
  file: string,
  variables: JsonObject,
  instance = '3',
): Promise<ReturnType<typeof stuckElement>> => {
  const procedure = await loadProcedure(file);
  const { state } = apply(procedure, emptyState(procedure), { type: 'start', variables, at });
  return stuckElement(procedure, state, { instance, at });
};

describe('stuckElement', () => {
  it('gives the inputs of a service with their values, and the variables that they read', async () => {
    const stuck = await stuckIn('services', { unit: 'u-1', other: 1, settings: {} });
    expect(stuck?.element.id).toBe('call');
    expect(stuck?.service?.name).toBe('notify');
    expect(stuck?.inputs).toEqual([{ name: 'to', source: 'unit', value: 'u-1', fault: null }]);
    expect(stuck?.variables).toEqual({ unit: 'u-1' });
  });

  it('shows a variable that is missing as null', async () => {
    const stuck = await stuckIn('services', {});
    expect(stuck?.inputs).toMatchObject([{ name: 'to', value: null }]);
    expect(stuck?.variables).toEqual({ unit: null });
  });

  it('gives all variables but the settings where there is no service', async () => {
    const stuck = await stuckIn('sequence', { unit: 'u-1', settings: { a: 1 } });
    expect(stuck?.service).toBeNull();
    expect(stuck?.inputs).toEqual([]);
    expect(stuck?.variables).toEqual({ unit: 'u-1' });
  });

  it('gives the service that undoes the element, with what it reads', async () => {
    const run = new CaseRun(await loadProcedure('undo'));
    run.start().complete('A');
    run.apply({ type: 'service-completed', instance: 'order', variables: { order: 'o-1' } });
    run.apply({ type: 'service-completed', instance: 'tell' });
    run.returnTo('B', 'A');
    const called = run.state.instances.all.find(({ element }) => element === 'order');
    const instance = `${String(called?.id)}.undo`;
    run.apply({ type: 'incident', instance, code: 'Error', message: 'nobody answers' });
    expect(stuckElement(run.procedure, run.state, { instance, at })).toMatchObject({
      element: { id: 'order' },
      skippable: true,
      service: { name: 'recall-order' },
      inputs: [{ name: 'order', source: 'order', value: 'o-1', fault: null }],
      variables: { order: 'o-1' },
    });
  });

  it.each(['999', 'x', '1'])('knows nothing of the instance %s', async (instance) => {
    expect(await stuckIn('services', {}, instance)).toBeNull();
  });
});
