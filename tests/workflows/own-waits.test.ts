import { describe, expect, it } from 'vitest';
import { hour, mondayMorning } from './calendars.ts';
import { compiled, diagram, flow, row, serviceTask, userTask } from './procedures.ts';
import { PureCase } from './pure-case.ts';

const timed = (timer: string): string =>
  `<bpmn:timerEventDefinition id="timer">${timer}</bpmn:timerEventDefinition>`;
const after = (duration: string): string =>
  timed(`<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration>`);
const aside = (host: string, timer: string, then: string): string =>
  `<bpmn:boundaryEvent id="aside" attachedToRef="${host}" cancelActivity="false">${timer}</bpmn:boundaryEvent>${then}${flow('aside', 'then')}`;

/** Three who have two hours each, and one to press for each that is late. */
const work = `<bpmn:subProcess id="host">
  <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
  <bpmn:startEvent id="s" />${userTask('work', '<bh:limit clock="work" value="={ amount: 2, unit: &quot;urgentHours&quot; }" />')}<bpmn:endEvent id="e" />
  ${flow('s', 'work')}${flow('work', 'e')}
  ${aside('work', timed('<bpmn:extensionElements><bh:clock name="work" threshold="due" /></bpmn:extensionElements>'), userTask('then'))}
</bpmn:subProcess>`;

const finishNewest = (pure: PureCase): void => {
  const newest = [...pure.shell.book.tasks.values()].at(-1);
  const task = `case-1.${newest?.instance ?? ''}`;
  pure.act({ type: 'complete', task, outcome: 'done', variables: {} });
};

/** A service call, and an hour after it began something beside it that cannot be done. */
const stuckBeside = `${serviceTask('slow', 'fetch')}${aside('slow', after('PT1H'), '<bpmn:scriptTask id="then"><bpmn:extensionElements><bh:clockOperation clock="none" operation="pause" /></bpmn:extensionElements></bpmn:scriptTask>')}`;

const skipped = (pure: PureCase): void => {
  const [incident = ''] = pure.shell.book.incidents.keys();
  pure.act({ type: 'repair', incident, repair: { kind: 'skip', reason: 'not needed' } });
};

const pause = `<bpmn:intermediateCatchEvent id="pause">${after('PT2H')}</bpmn:intermediateCatchEvent>`;

describe('several at work with a clock of the same name', () => {
  it('are each late by their own', async () => {
    const pure = new PureCase(await compiled(diagram(row(['host', work]))));
    finishNewest(pure);
    pure.advance(5 * hour);
    expect(pure.open.toSorted()).toEqual(['then', 'then', 'work', 'work']);
  });

  it('are late by the newest in cases that an earlier version began', async () => {
    const input = { engineVersion: 4 };
    const pure = new PureCase(await compiled(diagram(row(['host', work]))), { input });
    finishNewest(pure);
    pure.advance(5 * hour);
    expect(pure.open).toEqual(['work', 'work']);
  });
});

/** Two who prepare, work within two hours of work and check; who is sent back goes on with what was left. */
const parts = ['prepare', 'work', 'check'];
const going = `<bpmn:subProcess id="host">
  <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
  <bpmn:startEvent id="s" />${parts.map((id) => userTask(id, id === 'work' ? '<bh:limit clock="work" value="={ amount: 2, unit: &quot;urgentHours&quot; }" reentry="=&quot;resume&quot;" />' : '')).join('')}<bpmn:endEvent id="e" />
  ${flow('s', 'prepare')}${flow('prepare', 'work')}${flow('work', 'check')}${flow('check', 'e')}
</bpmn:subProcess>`;

const states = (pure: PureCase): readonly string[] => pure.clocks('work').map(({ state }) => state);

describe('several who are sent back with a clock of the same name', () => {
  it.each([
    [5, ['running', 'stopped']],
    [4, ['stopped', 'running']],
  ])('in version %i go on with their own (%j)', async (engineVersion, expected) => {
    const pure = new PureCase(await compiled(diagram(row(['host', going]))), {
      input: { engineVersion },
    });
    pure.complete('prepare');
    const first = `case-1.${pure.task('work').instance}`;
    pure.complete('prepare');
    pure.complete('work');
    const task = `case-1.${pure.task('check').instance}`;
    pure.complete('work');
    pure.act({ type: 'return', task, target: first, reason: 'again' });
    expect(states(pure)).toEqual(expected);
  });

  it.each([
    [5, ['stopped', 'running']],
    [4, ['running']],
  ])('in version %i begin with their own (%j)', async (engineVersion, expected) => {
    const pure = new PureCase(await compiled(diagram(row(['host', going]))), {
      input: { engineVersion },
    });
    pure.complete('prepare');
    pure.complete('work');
    pure.complete('prepare');
    expect(states(pure)).toEqual(expected);
  });
});

describe('a service call', () => {
  it('goes on when a timer beside it could not be taken', async () => {
    const pure = new PureCase(await compiled(diagram(row(['slow', stuckBeside]))));
    pure.advance(2 * hour);
    skipped(pure);
    pure.answerService('fetch');
    expect(pure.shell.hasEnded).toBe(true);
  });

  it('was given up with it in cases that an earlier version began', async () => {
    const input = { engineVersion: 4 };
    const pure = new PureCase(await compiled(diagram(row(['slow', stuckBeside]))), { input });
    pure.advance(2 * hour);
    expect(pure.shell.services.size).toBe(0);
  });
});

const day = 24 * hour;
const parkFor = (pure: PureCase, hours: number): void => {
  pure.act({ type: 'park', until: pure.now + hours * hour, reason: 'waits' });
};

describe('a wait in a case that is parked', () => {
  it.each([
    [5, 14],
    [4, 24],
  ])('in version %i is over %i hours after, where it began meanwhile', async (version, hours) => {
    const drawn = row(['slow', serviceTask('slow', 'fetch')], ['pause', pause]);
    const input = { engineVersion: version };
    const pure = new PureCase(await compiled(diagram(drawn)), { input });
    const { now } = pure;
    parkFor(pure, 12);
    pure.advance(10 * hour);
    pure.answerService('fetch');
    pure.advance(2 * hour);
    expect(pure.shell.nextDeadline()?.at).toBe(now + hours * hour);
  });

  it.each([
    [5, 2],
    [4, 3],
  ])('in version %i for a date is over on it, not later (%i days)', async (version, days) => {
    const date = new Date(mondayMorning + 2 * day).toISOString();
    const until = timed(`<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${date}</bpmn:timeDate>`);
    const wait = `<bpmn:intermediateCatchEvent id="pause">${until}</bpmn:intermediateCatchEvent>`;
    const input = { engineVersion: version };
    const pure = new PureCase(await compiled(diagram(row(['pause', wait]))), { input });
    parkFor(pure, 24);
    pure.advance(day);
    expect(pure.shell.nextDeadline()?.at).toBe(mondayMorning + days * day);
  });

  /** Two at once, of whom the first ends the other, who had ten hours. */
  const both = `<bpmn:subProcess id="both"><bpmn:startEvent id="s" /><bpmn:parallelGateway id="split" />${userTask('a')}${userTask('b')}
    <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition id="stop-all" /></bpmn:endEvent>
    ${flow('s', 'split')}${flow('split', 'a')}${flow('split', 'b')}${flow('a', 'stop')}
    <bpmn:boundaryEvent id="aside" attachedToRef="b">${after('PT10H')}</bpmn:boundaryEvent></bpmn:subProcess>`;

  it.each([
    [5, ['a', 'b']],
    [4, ['a']],
  ])('in version %i has its rest when a return brings it back (%j)', async (version, open) => {
    const drawn = row(['both', both], ['y', userTask('y')]);
    const input = { engineVersion: version };
    const pure = new PureCase(await compiled(diagram(drawn)), { input });
    const target = `case-1.${pure.task('a').instance}`;
    parkFor(pure, 12);
    pure.advance(12 * hour);
    pure.complete('a');
    const task = `case-1.${pure.task('y').instance}`;
    pure.act({ type: 'return', task, target, reason: 'again' });
    expect(pure.open.toSorted()).toEqual(open);
  });
});
