import { beforeAll, describe, expect, it } from 'vitest';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { calendar, hour, mondayMorning } from './calendars.ts';
import { settings, straightPath } from './case-inputs.ts';
import { ordinaryEvent } from './procedures.ts';
import { PureCase } from './pure-case.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

const closed = (): PureCase => {
  const running = new PureCase(procedure, { variables: { wantsCallback: true } });
  for (const { element, outcome, variables, by } of straightPath) {
    running.complete(element, outcome, variables, by);
    if (element === 'close') break;
  }
  return running;
};

const dueOf = (running: PureCase): number | null =>
  judgeClock(running.clock('callback').entries, calendar('1'), settings).dueAt;

/** Closed on Monday at nine; the delay is two hours, the spacing four, the limit one working day. */
describe('the limit of the call-back', () => {
  it('runs from closing, also while nobody may call yet, to the end of the next working day', () => {
    const running = closed();
    expect(running.open).toEqual([]);
    expect(running.clock('callback').state).toBe('running');
    expect(dueOf(running)).toBe(mondayMorning + 33 * hour);
    running.advance(2 * hour);
    expect(running.open).toEqual(['callback']);
    expect(dueOf(running)).toBe(mondayMorning + 33 * hour);
  });

  it('stands still between two tries, and runs anew after another closing', () => {
    const running = closed();
    running.advance(2 * hour);
    running.complete('callback', 'unreachable');
    expect([running.open, running.clock('callback').state]).toEqual([[], 'paused']);
    running.advance(4 * hour);
    expect([running.open, running.clock('callback').state]).toEqual([['callback'], 'running']);
    running.complete('callback', 'reached', { solved: true, satisfaction: 5 });
    expect(running.clock('callback').state).toBe('stopped');
    running.complete('confirm', 'refuse');
    running.complete('close', 'close');
    expect(running.clocks('callback').map(({ state }) => state)).toEqual(['stopped', 'running']);
    running.advance(2 * hour);
    expect(running.shell.book.engine.variables).toMatchObject({ callbackTries: 0, solved: null });
  });

  it('is the business of whoever calls, not of who handled the case', () => {
    const running = closed();
    const owner = () => {
      const { unit, person } = running.clock('callback');
      return { unit, person };
    };
    expect(running.clock('handle')).toMatchObject({ unit: 'u-enforcement', person: 'p-handler' });
    expect(owner()).toEqual({ unit: null, person: null });
    running.advance(2 * hour);
    expect(owner()).toEqual({ unit: 'u-centre', person: null });
    running.complete('callback', 'unreachable');
    expect(owner()).toEqual({ unit: 'u-centre', person: null });
  });

  it('is over once the tries are spent', () => {
    const running = closed();
    running.advance(2 * hour);
    for (const tries of [1, 2, 3]) {
      running.complete('callback', 'unreachable');
      expect(running.shell.book.engine.variables).toMatchObject({ callbackTries: tries });
      running.advance(4 * hour);
    }
    expect(running.open).toEqual(['confirm']);
    expect(running.clock('callback').state).toBe('stopped');
  });
});
