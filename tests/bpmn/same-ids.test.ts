import { describe, expect, it } from 'vitest';
import { emptyState } from '../../bpmn/engine/interpreter.ts';
import { migrationTo, planFor } from '../../bpmn/engine/migration/plan.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { CaseRun } from './case-run.ts';
import { call, definitions, flow } from './parse/diagram-text.ts';

/** Ids are unique in one file (`xsd:ID` in the schema of BPMN); what is called is often from another one. */
async function calling(outer: string, inner: string): Promise<CaseRun> {
  const { procedure: called } = await parseProcedure(definitions(inner));
  if (called === null) throw new Error('Expected a procedure to call');
  return new CaseRun(await parsed(outer, { called }));
}

async function parsed(
  content: string,
  called: Readonly<Record<string, Procedure>>,
): Promise<Procedure> {
  const { procedure, findings } = await parseProcedure(definitions(content), { called });
  if (procedure === null) throw new Error(JSON.stringify(findings));
  return procedure;
}

const news = '<bpmn:message id="m" name="news" />';
const told = '<bpmn:messageEventDefinition messageRef="m" />';
const soon =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
const task = (id: string): string => `<bpmn:manualTask id="${id}" />`;
const wait = (id: string): string => `<bpmn:receiveTask id="${id}" messageRef="m" />`;
/** A procedure whose task waits while an event sub-process may be started. */
const handled = (start: string, definition: string): string =>
  `${news}<bpmn:process id="called" isExecutable="true">${wait('x')}
    <bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="${start}" isInterrupting="false">${definition}</bpmn:startEvent>${wait('n')}${flow(start, 'n')}</bpmn:subProcess></bpmn:process>`;
const caller = (content: string): string =>
  `<bpmn:process id="p" isExecutable="true">${content}</bpmn:process>`;

describe('what starts an event sub-process of a called procedure', () => {
  const outer = caller(
    `<bpmn:startEvent id="s" />${call('K', 'called')}${task('a')}${flow('s', 'K')}${flow('K', 'a')}`,
  );

  it('is waited for under the id that a start event of the caller has', async () => {
    const one = (await calling(outer, handled('s', told))).start();
    expect(one.commands).toContainEqual(
      expect.objectContaining({ type: 'open-subscription', element: 's', message: 'news' }),
    );
    one.apply({ type: 'message', subscription: 's', variables: { said: 1 } });
    expect(one.active).toEqual(['K', 'h', 'n', 'x']);
    expect(one.find('K')?.variables).toEqual({ said: 1 });
  });

  it.each([
    ['a task of the caller', 'a'],
    ['the call itself', 'K'],
  ])('under the id of %s', async (_what, id) => {
    const one = (await calling(outer, handled(id, soon))).start();
    expect(one.apply({ type: 'timer', timer: id }).active).toEqual(['K', 'h', 'n', 'x']);
  });
});

const beside = (definition: string): string =>
  `<bpmn:boundaryEvent id="b" attachedToRef="K" cancelActivity="false">${definition}</bpmn:boundaryEvent>${wait('o')}${flow('b', 'o')}`;

/** Both may happen: what is attached to the call, and what starts the event sub-process of the called procedure. */
describe('an event attached to a call under the id of a start event inside', () => {
  const alarm = '<bpmn:signalEventDefinition signalRef="sig" />';
  const full =
    '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=level &gt; 3</bpmn:condition></bpmn:conditionalEventDefinition>';
  const inside = ['K', 'b', 'h', 'n'];
  const signal = '<bpmn:signal id="sig" name="alarm" />';
  const both = async (definition: string, rules?: number): Promise<CaseRun> => {
    const outer = `${news}${signal}${caller(`${call('K', 'called')}${beside(definition)}`)}`;
    const inner = `${signal}${handled('b', definition)}`;
    const one = await calling(outer, inner);
    one.state = emptyState(one.procedure, rules);
    return one.start({ level: 1 });
  };

  it('a timer', async () => {
    const one = (await both(soon)).apply({ type: 'timer', timer: '/b' });
    expect(one.active).toEqual(['K', 'h', 'n', 'x']);
    expect(one.apply({ type: 'timer', timer: 'b' }).active).toEqual([...inside, 'o', 'x']);
  });

  it('a message', async () => {
    const variables = { said: 1 };
    const one = (await both(told)).apply({ type: 'message', subscription: '/b', variables });
    expect(one.active).toEqual(['K', 'h', 'n', 'x']);
    expect(one.find('K')?.variables).toMatchObject(variables);
    expect(one.state.variables).not.toMatchObject(variables);
    expect(one.apply({ type: 'message', subscription: 'b' }).active).toEqual([...inside, 'o', 'x']);
  });

  it('has an id of its own outside', async () => {
    const { commands } = await both(soon);
    const timers = commands.flatMap((one) => (one.type === 'arm-timer' ? [one.timer] : []));
    expect(new Set(timers).size).toBe(2);
  });

  it('a signal, which reaches both', async () => {
    const one = await both(alarm);
    expect(one.apply({ type: 'signal', signal: 'alarm' }).active).toEqual([
      'K',
      'b',
      'h',
      'n',
      'o',
      'x',
    ]);
  });

  it('a condition, each on its own data', async () => {
    const one = await both(full);
    one.apply({ type: 'set-variables', variables: { level: 4 } });
    expect(one.active).toEqual(['K', 'b', 'o', 'x']);
    one.apply({ type: 'set-variables', instance: 'K', variables: { level: 4 } });
    expect(one.active).toEqual(['K', 'b', 'h', 'n', 'o', 'x']);
  });

  it('keeps its place when the case migrates', async () => {
    const one = await both(told);
    const to = { ...one.procedure };
    one.apply(migrationTo(to, planFor(one.procedure, to)));
    one.apply({ type: 'message', subscription: '/b' });
    expect(one.active).toEqual(['K', 'h', 'n', 'x']);
  });

  it('goes first in a case that began before', async () => {
    const one = await both(told, 1);
    expect(one.apply({ type: 'message', subscription: 'b' }).active).toEqual(['K', 'b', 'o', 'x']);
  });
});

/** A collaboration whose key `k` is the number that the message has. */
const keyed = (content: string): string =>
  `${news}<bpmn:correlationProperty id="number"><bpmn:correlationPropertyRetrievalExpression id="in" messageRef="m"><bpmn:messagePath>=number</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>
    <bpmn:collaboration id="c"><bpmn:correlationKey id="k"><bpmn:correlationPropertyRef>number</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>${content}`;

const tell = (one: CaseRun, subscription: string, number: number): CaseRun =>
  one.apply({ type: 'message', subscription, variables: { number } });
const asked = ({ commands }: CaseRun): unknown =>
  commands.find(({ type }) => type === 'open-subscription');

describe('a correlation key', () => {
  const called = `<bpmn:process id="called" isExecutable="true">${wait('x')}${wait('y')}${flow('x', 'y')}</bpmn:process>`;
  const outer = caller(
    `${wait('w')}${call('K', 'called')}${wait('z')}${flow('w', 'K')}${flow('K', 'z')}`,
  );

  it('of the file of the caller is the same in what it calls', async () => {
    const one = new CaseRun(await parsed(keyed(outer + called), {})).start();
    expect(asked(tell(one, 'w', 7))).toMatchObject({ element: 'x', correlation: 7 });
  });

  it('of another file is another conversation', async () => {
    const one = (await calling(keyed(outer), keyed(called))).start();
    expect(asked(tell(one, 'w', 7))).toMatchObject({ element: 'x', any: true });
    expect(asked(tell(one, 'x', 8))).toMatchObject({ element: 'y', correlation: 8 });
    expect(asked(tell(one, 'y', 8))).toMatchObject({ element: 'z', correlation: 7 });
  });

  it('of another file is the same for all that comes from there', async () => {
    const between = caller(`${wait('a')}${call('L', 'called')}${flow('a', 'L')}`).replace(
      'id="p"',
      'id="between"',
    );
    const { procedure: given } = await parseProcedure(definitions(keyed(between + called)));
    if (given === null) throw new Error('Expected a procedure to call');
    const outermost = caller(`${wait('w')}${call('K', 'between')}${flow('w', 'K')}`);
    const one = new CaseRun(await parsed(keyed(outermost), { between: given })).start();
    expect(asked(tell(one, 'w', 7))).toMatchObject({ element: 'a', any: true });
    expect(asked(tell(one, 'a', 8))).toMatchObject({ element: 'x', correlation: 8 });
  });
});
