import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { openTurns } from '../../bpmn/engine/open-turns.ts';
import { turnFor, turnPlaces } from '../../bpmn/engine/turn-places.ts';
import type { ActivityElement } from '../../bpmn/model/element.ts';
import { isActivity } from '../../bpmn/model/element.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

const signers = ['p1', 'p2', 'p3'];
const shownOf = (run: CaseRun): readonly string[] =>
  openTurns(run.procedure, run.state).flatMap(({ element, turns }) =>
    turns.map(({ turn, state, person }) => `${element}#${String(turn)} ${state} ${person ?? '-'}`),
  );

describe('the turns of open bodies', () => {
  it('are told with whom they are for, who has done theirs, and who is expected back', async () => {
    const run = new CaseRun(await loadProcedure('countersign')).start({ signers });
    expect(shownOf(run)).toEqual([]);
    run.complete('A').complete('sign#1', 'yes');
    run.apply({ type: 'remove-instance', instance: 'sign#3', expected: true });
    expect(shownOf(run)).toEqual(['sign#1 ended p-sign#1', 'sign#2 open p2', 'sign#3 expected p3']);
    run.apply({ type: 'remove-instance', instance: 'sign#2' });
    expect(shownOf(run)).toEqual(['sign#1 ended p-sign#1', 'sign#3 expected p3']);
  });

  it('of a sequential body are followed by those that have not begun', async () => {
    const run = new CaseRun(await loadProcedure('countersign-in-turn')).start({ signers });
    run.complete('A');
    expect(shownOf(run)).toEqual(['sign#1 open p1', 'sign#2 coming p2', 'sign#3 coming p3']);
    run.apply({ type: 'add-instance', body: 'sign', item: 'p4' });
    run.complete('sign#1', 'no');
    run.apply({ type: 'remove-instance', instance: 'sign#2' });
    expect(shownOf(run)).toEqual(['sign#1 ended p-sign#1', 'sign#3 open p3', 'sign#4 coming p4']);
    run.complete('sign#3', 'no');
    expect(shownOf(run)).toEqual([
      'sign#1 ended p-sign#1',
      'sign#3 ended p-sign#3',
      'sign#4 open p4',
    ]);
  });

  it('that have not begun can be taken out by the name that they are told with', async () => {
    const run = new CaseRun(await loadProcedure('countersign-in-turn')).start({ signers });
    run.complete('A').apply({ type: 'add-instance', body: 'sign', item: 'p4' });
    const [, , third] = openTurns(run.procedure, run.state)[0]?.turns ?? [];
    run.apply({ type: 'remove-instance', instance: third?.instance ?? '' });
    expect(shownOf(run)).toEqual(['sign#1 open p1', 'sign#2 coming p2', 'sign#4 coming p4']);
    expect(() => run.apply({ type: 'remove-instance', instance: third?.instance ?? '' })).toThrow(
      EngineRefusal,
    );
    run.complete('sign#1', 'no').complete('sign#2', 'no');
    expect(shownOf(run)).toEqual([
      'sign#1 ended p-sign#1',
      'sign#2 ended p-sign#2',
      'sign#4 open p4',
    ]);
    run.returnTo('sign#4', 'sign#1');
    expect(shownOf(run)).toEqual(['sign#1 open p-sign#1', 'sign#2 coming p2', 'sign#4 coming p4']);
  });

  it('of a sequential body have the item that stands there, also where it is null', async () => {
    const run = new CaseRun(await loadProcedure('countersign-in-turn'));
    run
      .start({ signers: ['p1', null] })
      .complete('A')
      .complete('sign#1', 'no');
    expect(run.state.instances.all.findLast(({ turn }) => turn === 2)?.locals).toMatchObject({
      signer: null,
    });
  });
});

const bodyOf = async (loop: string, assignment: string): Promise<ReturnType<typeof turnPlaces>> => {
  const { procedure } = await parseProcedure(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:subProcess id="part">
      <bpmn:userTask id="do"><bpmn:extensionElements><bh:assignment role="lead" ${assignment} /></bpmn:extensionElements></bpmn:userTask>
      <bpmn:multiInstanceLoopCharacteristics>${loop}</bpmn:multiInstanceLoopCharacteristics>
    </bpmn:subProcess>
  </bpmn:process>
</bpmn:definitions>`);
  const part: ActivityElement | undefined = Object.values(procedure?.elements ?? {})
    .filter(isActivity)
    .find(({ id }) => id === 'part');
  if (procedure === null || part === undefined) throw new Error('Expected the part to be read');
  return turnPlaces(procedure, part);
};
const each =
  '<bpmn:extensionElements><bh:collection value="=all" item="one" /></bpmn:extensionElements>';
const counted = '<bpmn:loopCardinality>=3</bpmn:loopCardinality>';

describe('whom a turn is for', () => {
  it.each([
    ['its item', each, 'person="=one"', { item: 'p1' }],
    [
      'a field of its item',
      each,
      'person="=one.who" unit="=one.unit"',
      { item: { who: 'p1', unit: 'u1' } },
    ],
    ['a variable of its own', counted, 'person="=signer"', { variables: { signer: 'p1' } }],
    [
      'its item, and a variable around it',
      each,
      'person="=one" unit="=unit"',
      { item: 'p1', variables: { unit: 'u1' } },
    ],
    ['nothing where the diagram names nobody', counted, '', {}],
    ['nothing where it names one for all', counted, `unit='="u9"'`, {}],
  ])('is said by %s', async (_name, loop, assignment, given) => {
    const places = await bodyOf(loop, assignment);
    expect(places).toMatchObject({ role: 'lead', describable: true });
    expect(turnFor(places, { person: 'p1', unit: 'u1' })).toEqual(given);
  });

  it('is not known of items that decide something else, or that are worked out', async () => {
    expect((await bodyOf(each, 'person="=upper case(one)"')).describable).toBe(false);
    expect((await bodyOf(each, '')).describable).toBe(false);
    expect((await bodyOf(each, 'person="=null"')).person).toBe(null);
    expect((await bodyOf(counted, 'person="=someone.boss"')).person).toBe(null);
  });
});
