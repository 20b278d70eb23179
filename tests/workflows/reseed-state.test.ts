import { array, assert, constant, nat, oneof, property, tuple } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { beginCase } from '../../workflows/begin-case.ts';
import { carry, restore } from '../../workflows/carried-case.ts';
import type { CarriedCase } from '../../workflows/contract.ts';
import { entryTypes } from '../../workflows/entries/entry-type.ts';
import { carriedFromLedger, type LedgerRow } from '../../workflows/reseed-state.ts';
import { command, person, reseeding, startInput, straightPath } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { adHoc, compiled, diagram, ordinaryEvent, row, userTask } from './procedures.ts';
import { doSomething, interventionStep } from './random-walk.ts';

let procedure: Procedure;
/** Where people start what is done. */
let activities: Procedure;
/** What several people do at once. */
let signing: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
  const look = adHoc('look', userTask('visit') + userTask('photo'));
  activities = await compiled(diagram(row(['look', look], ['report', userTask('report')])));
  const sign = userTask('sign').replace(
    '</bpmn:userTask>',
    '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>=4</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>',
  );
  signing = await compiled(diagram(row(['sign', sign], ['report', userTask('report')])));
});

const live = ({ shell }: PureCase): CarriedCase =>
  carry(shell.book, shell.step, shell.processed.toJSON());
const fromLedger = (pure: PureCase, on = procedure): CarriedCase =>
  carriedFromLedger(
    on,
    pure.caseId,
    pure.recorder.case(pure.caseId).ledger,
    pure.recorder.clockRows(pure.caseId),
  );

/** Without the answers, and the last due time of clocks: only a running case knows them for sure. */
const comparable = (carried: CarriedCase): unknown => {
  const { book } = restore(carried);
  const clocks = [...book.clocks].map(([id, clock]) => [
    id,
    Object.assign({}, clock, { lastDue: null }),
  ]);
  return { ...book, step: carried.step, clocks };
};

describe('a case from its ledger', () => {
  it('is the case as it was, whatever happened to it', () => {
    const step = tuple(
      oneof({ weight: 6, arbitrary: constant(1) }, { weight: 6, arbitrary: nat(18) }),
      nat(20),
    );
    const seen = new Set<string>();
    const walk = (on: Procedure, along: number, steps: readonly (readonly [number, number])[]) => {
      const pure = new PureCase(on, { variables: { wantsCallback: along % 2 === 1 } });
      for (const { element, outcome, by, variables } of straightPath.slice(0, along)) {
        if (pure.open.includes(element)) pure.complete(element, outcome, variables, by);
      }
      for (const [what, which] of steps) doSomething(pure, on, what, which);
      expect(comparable(fromLedger(pure, on))).toEqual(comparable(live(pure)));
      for (const type of pure.entryTypes) seen.add(type);
    };
    assert(
      property(array(step, { maxLength: 40 }), nat(10), (steps, along) => {
        walk(procedure, along, steps);
      }),
      { numRuns: 450, seed: 11 },
    );
    assert(
      property(array(step, { maxLength: 40 }), (steps) => {
        walk(activities, 0, steps);
      }),
      { numRuns: 100, seed: 11 },
    );
    const often = tuple(oneof(constant(1), constant(interventionStep), nat(18)), nat(60));
    assert(
      property(array(often, { maxLength: 20 }), (steps) => {
        walk(signing, 0, steps);
      }),
      { numRuns: 60, seed: 11 },
    );
    // The walks go everywhere that a case itself can go.
    const elsewhere = [
      'case-reseeded',
      'case-reopened',
      'case-voided',
      'clocks-recomputed',
      'defect-found',
      'message-put-back',
      'service-failed',
      'signal-received',
    ];
    expect([...seen, ...elsewhere].toSorted()).toEqual([...entryTypes].toSorted());
  });

  it('remembers the answers to commands', () => {
    const pure = new PureCase(procedure);
    const { instance } = pure.task('accept');
    const sent = command({ type: 'complete', task: instance, outcome: 'accept', variables: {} });
    pure.shell.act(sent, pure.now);
    pure.flush();
    const { processed } = restore(fromLedger(pure));
    expect(new Map(processed).get(sent.id)).toEqual(pure.shell.answerTo(sent.id));
  });

  it('leaves out steps that a later entry declares void, and desk operations', () => {
    const pure = new PureCase(procedure);
    pure.complete('accept', 'accept');
    const before = live(pure);
    const rows: readonly LedgerRow[] = pure.recorder.case('case-1').ledger;
    pure.complete('file', 'void');
    const lost = pure.recorder.case('case-1').ledger.slice(rows.length === 3 ? 2 : 0);
    expect(lost.map(({ type }) => type)).toEqual(['task-completed']);
    const comment: LedgerRow = {
      seq: 4,
      step: null,
      at: 0,
      actor: { person: 'p', origin: 'person' },
      type: 'comment-added',
      params: {},
    };
    const superseded: LedgerRow = {
      seq: 5,
      step: 3,
      at: 0,
      actor: { person: null, origin: 'system' },
      type: 'step-superseded',
      params: {},
    };
    const chain = [...pure.recorder.case('case-1').ledger, comment, superseded];
    const again = carriedFromLedger(procedure, 'case-1', chain, pure.recorder.clockRows('case-1'));
    expect(again.state).toEqual(before.state);
    expect(again.step).toBe(before.step);
  });

  it('needs a ledger that starts a case', () => {
    expect(() => carriedFromLedger(procedure, 'case-1', [], [])).toThrow('Expected the ledger');
  });
});

const closed = (): PureCase => {
  const pure = new PureCase(procedure);
  for (const { element, outcome, by, variables } of straightPath) {
    pure.complete(element, outcome, variables, by);
  }
  pure.answerService('write-assessment');
  return pure;
};

describe('reopening', () => {
  it('goes back from the end to a step, with the clocks it had', () => {
    const pure = closed();
    const target = String(
      pure.shell.engine.instances.all.find(({ element }) => element === 'feedback')?.id,
    );
    const then = command({ type: 'reopen', target, reason: 'came back' });
    const carried = fromLedger(pure);
    const begin = reseeding(carried, 'reopened', then);
    pure.shell = beginCase(startInput('case-1', procedure, {}, { begin }), procedure, pure.now);
    pure.flush();
    expect(pure.open).toEqual(['feedback']);
    expect(pure.shell.book).toMatchObject({ caseState: 'open', end: null, stage: 'feedback' });
    expect(pure.entryTypes.slice(-2)).toEqual(['case-reseeded', 'case-reopened']);
    expect(pure.shell.answerTo(then.id)).toMatchObject({ caseState: 'open' });
    // Offered to whoever held it before.
    pure.complete('feedback', 'rework', { reason: 'x' }, person('p-dispatcher', 'dispatcher'));
    expect(pure.clock('handle').entries.map(({ type }) => type)).toEqual([
      'start',
      'stop',
      'resume',
    ]);
    expect(comparable(fromLedger(pure))).toEqual(comparable(live(pure)));
  });

  it.each([
    ['99', 'x', 'target-not-legal'],
    ['5', '', 'validation-failed'],
  ])('to %s because "%s" is refused with %s', (target, reason, code) => {
    const pure = closed();
    const then = command({ type: 'reopen', target, reason });
    const begin = reseeding(fromLedger(pure), 'reopened', then);
    expect(() =>
      beginCase(startInput('case-1', procedure, {}, { begin }), procedure, pure.now),
    ).toThrow(expect.objectContaining({ code }));
  });
});

describe('a carried case', () => {
  it('is plain data and comes back the same', () => {
    const pure = new PureCase(procedure);
    const carried = live(pure);
    const { book, step, processed } = restore(structuredClone(carried));
    expect(carry(book, step, processed)).toEqual(carried);
    expect(JSON.parse(JSON.stringify(carried))).toEqual(carried);
  });

  it('is not taken while something is pending, nor from an unknown version', () => {
    const pure = new PureCase(procedure);
    pure.shell.record({ type: 'clocks-recomputed', params: {} }, pure.now);
    expect(() => live(pure)).toThrow('Expected everything to be projected');
    expect(() => restore({ state: {}, step: 1, shell: { version: 99 } })).toThrow(
      'Expected a carried case of version',
    );
  });
});
