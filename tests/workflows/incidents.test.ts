import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import type { BookedIncident } from '../../workflows/case-book.ts';
import { failedOutcome } from '../../workflows/service-outcome.ts';
import { hour } from './calendars.ts';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, flow, row, serviceTask, userTask } from './procedures.ts';

const withService = async (): Promise<PureCase> =>
  new PureCase(
    await compiled(
      diagram(
        row(
          [
            'call',
            '<bpmn:serviceTask id="call" name="call"><bpmn:extensionElements><bh:service name="outside"><bh:input name="to" value="=receiver" /></bh:service></bpmn:extensionElements></bpmn:serviceTask>',
          ],
          ['work', userTask('work')],
        ),
      ),
    ),
    { variables: { receiver: 'nobody' } },
  );

const incident = (pure: PureCase): BookedIncident => {
  const [open] = pure.shell.book.incidents.values();
  if (open === undefined) throw new Error('Expected an incident, but there is none');
  return open;
};
const failure = { kind: 'failed', code: 'service-failed', message: 'no such receiver' } as const;
const receivers = (pure: PureCase): readonly unknown[] =>
  [...pure.shell.services.values()].map(({ inputs }) => inputs['to']);

describe('a service whose retries are spent', () => {
  it('becomes an incident, in the book and in the projection', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    expect(receivers(pure)).toEqual([]);
    const [projected] = pure.recorder.case('case-1').batches.at(-1)?.openIncidents ?? [];
    expect(projected).toEqual({
      id: incident(pure).id,
      instance: incident(pure).instance,
      element: 'call',
      code: 'service-failed',
      message: 'no such receiver',
      at: pure.now,
    });
  });

  it('says how often it was called', async () => {
    const spent = new ActivityFailure(
      'x',
      'callService',
      undefined,
      'MAXIMUM_ATTEMPTS_REACHED',
      'x',
      new ApplicationFailure('no answer', 'service-away'),
    );
    expect(failedOutcome(spent, 8)).toEqual({
      kind: 'failed',
      code: 'service-away',
      message: 'no answer',
      attempts: 8,
    });
    const final = ApplicationFailure.create({
      type: 'service-refused',
      message: 'no',
      details: [{ attempt: 3 }],
    });
    const refused = new ActivityFailure(
      'x',
      'callService',
      undefined,
      'NON_RETRYABLE_FAILURE',
      'x',
      final,
    );
    expect(failedOutcome(refused, 8)).toMatchObject({ code: 'service-refused', attempts: 3 });
    const pure = await withService();
    pure.endService('outside', failedOutcome(spent, 8));
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'incident-raised',
      params: { attempts: 8, service: 'outside' },
    });
  });

  it('is tried again', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    pure.act({ type: 'repair', incident: incident(pure).id, repair: { kind: 'retry' } });
    expect(receivers(pure)).toEqual(['nobody']);
    expect(pure.shell.book.incidents.size).toBe(0);
    pure.answerService('outside');
    expect(pure.open).toEqual(['work']);
  });

  it('is tried again with edited data', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    const variables = { receiver: 'somebody' };
    pure.act({ type: 'repair', incident: incident(pure).id, repair: { kind: 'retry', variables } });
    expect(receivers(pure)).toEqual(['somebody']);
    expect(pure.shell.engine.variables['receiver']).toBe('somebody');
  });

  it('is skipped, with a reason only', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    const { id } = incident(pure);
    expect(() => pure.act({ type: 'repair', incident: id, repair: { kind: 'skip' } })).toThrow(
      'Skipping needs a reason',
    );
    pure.act({ type: 'repair', incident: id, repair: { kind: 'skip', reason: 'told by phone' } });
    expect(pure.open).toEqual(['work']);
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'incident-repaired',
      params: { kind: 'skip', reason: 'told by phone', incident: id },
    });
  });

  it('fails again as another incident', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    const first = incident(pure).id;
    pure.act({ type: 'repair', incident: first, repair: { kind: 'retry' } });
    pure.endService('outside', failure);
    expect(incident(pure).id).not.toBe(first);
  });

  it('is void with its case', async () => {
    const pure = await withService();
    pure.endService('outside', failure);
    pure.act({ type: 'void', reason: 'x' });
    expect(pure.recorder.case('case-1').batches.at(-1)?.openIncidents).toEqual([]);
  });
});

describe('answers of services', () => {
  it('count once, and not after their call was withdrawn', async () => {
    const pure = await withService();
    const [call] = pure.shell.services.values();
    if (call === undefined) throw new Error('Expected a call');
    pure.act({ type: 'void', reason: 'x' });
    const before = pure.entryTypes;
    pure.shell.serviceEnded(call, { kind: 'answered', result: { variables: {} } }, pure.now);
    expect(pure.shell.hasProgress).toBe(false);
    expect(pure.entryTypes).toEqual(before);
  });

  it('bring variables, and errors as values', async () => {
    const caught = `<bpmn:boundaryEvent id="b" attachedToRef="call"><bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent>`;
    const xml = diagram(
      [
        '<bpmn:startEvent id="start" />',
        serviceTask('call', 'outside'),
        caught,
        userTask('mend'),
        userTask('work'),
        '<bpmn:endEvent id="end" />',
        flow('start', 'call'),
        flow('call', 'work'),
        flow('b', 'mend'),
        flow('mend', 'work'),
        flow('work', 'end'),
      ].join(''),
    ).replace('<bpmn:message', '<bpmn:error id="e" errorCode="unknown-number" /><bpmn:message');
    const answered = new PureCase(await compiled(xml));
    answered.answerService('outside', { number: 7 });
    expect(answered.open).toEqual(['work']);
    expect(answered.shell.engine.variables['number']).toBe(7);
    const refused = new PureCase(await compiled(xml));
    const error = { code: 'unknown-number', message: 'x' };
    refused.endService('outside', { kind: 'answered', result: { variables: {}, error } });
    expect(refused.open).toEqual(['mend']);
    expect(refused.entryTypes.at(-1)).toBe('service-failed');
  });
});

const moves =
  '<bpmn:scriptTask id="move" name="move"><bpmn:extensionElements><bh:clockOperation clock="none" operation="pause" /></bpmn:extensionElements></bpmn:scriptTask>';

/** The clock that the procedure moves is over, and nobody is there to be told. */
const movesNothing = async (): Promise<PureCase> =>
  new PureCase(
    await compiled(
      diagram(
        row(['call', serviceTask('call', 'outside')], ['move', moves], ['work', userTask('work')]),
      ),
    ),
  );

describe('an event that cannot be taken', () => {
  it('is kept in an incident, and the case goes on from before it', async () => {
    const pure = await movesNothing();
    pure.answerService('outside', { answer: 1 });
    expect(pure.entryTypes.at(-1)).toBe('defect-found');
    expect(incident(pure)).toMatchObject({
      code: 'clock-not-running',
      stuck: { type: 'service-completed' },
    });
    expect(pure.shell.engine.variables).not.toHaveProperty('answer');
    expect(receivers(pure)).toEqual([]);
  });

  it('is skipped as if the service were done', async () => {
    const pure = await movesNothing();
    pure.answerService('outside');
    const repair = { kind: 'skip', reason: 'x' } as const;
    expect(() => pure.act({ type: 'repair', incident: incident(pure).id, repair })).toThrow(
      'does not run',
    );
    expect(incident(pure).stuck).toBeDefined();
  });

  it('is a failed start too, which can be void', async () => {
    const xml = diagram(row(['move', moves]));
    const pure = new PureCase(await compiled(xml));
    expect(pure.entryTypes).toEqual(['defect-found']);
    expect(incident(pure).stuck).toMatchObject({ type: 'start' });
    expect(() =>
      pure.act({ type: 'repair', incident: incident(pure).id, repair: { kind: 'retry' } }),
    ).toThrow('does not run');
    pure.act({ type: 'void', reason: 'drawn wrongly' });
    expect(pure.shell.book).toMatchObject({ caseState: 'void', end: { code: 'void' } });
    expect(pure.shell.book.incidents.size).toBe(0);
  });

  it('of a service is over with its call', async () => {
    const xml = diagram(
      row(['call', serviceTask('call', 'outside')], ['move', moves], ['work', userTask('work')]) +
        `<bpmn:boundaryEvent id="late" attachedToRef="call"><bpmn:timerEventDefinition>
          <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>` +
        userTask('urge') +
        flow('late', 'urge'),
    );
    const pure = new PureCase(await compiled(xml));
    pure.answerService('outside');
    expect(incident(pure).stuck).toMatchObject({ type: 'service-completed' });
    pure.advance(hour);
    expect(pure.open).toEqual(['urge']);
    expect(pure.shell.book.incidents.size).toBe(0);
  });

  it('lets a case start with other data, which is open then', async () => {
    const xml = diagram(
      [
        '<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="choice" default="choice-move" /><bpmn:endEvent id="end" />',
        moves,
        userTask('work'),
        flow('start', 'choice'),
        flow('choice', 'work', '=ready'),
        flow('choice', 'move'),
        flow('move', 'end'),
        flow('work', 'end'),
      ].join(''),
    );
    const pure = new PureCase(await compiled(xml), { variables: { ready: false } });
    expect(incident(pure).stuck).toMatchObject({ type: 'start' });
    const repair = { kind: 'retry', variables: { ready: true } } as const;
    pure.act({ type: 'repair', incident: incident(pure).id, repair });
    expect(pure.open).toEqual(['work']);
    expect(pure.shell.book.caseState).toBe('open');
    expect(pure.shell.book.incidents.size).toBe(0);
  });
});

describe('messages', () => {
  const receives = diagram(
    row(
      [
        'wait',
        '<bpmn:receiveTask id="wait" name="wait" messageRef="m-answer"><bpmn:extensionElements><bh:correlation value="=caseId" /></bpmn:extensionElements></bpmn:receiveTask>',
      ],
      ['work', userTask('work')],
    ),
  );

  it('that were sent before are taken when the case begins to wait', async () => {
    const procedure = await compiled(receives);
    const early = new PureCase(procedure, { at: 0 });
    const { recorder } = early;
    recorder.cases.clear();
    recorder.messages.push({
      id: 'm1',
      message: 'answer',
      correlation: 'case-1',
      variables: { text: 'yes' },
    });
    const pure = new PureCase(procedure, { recorder });
    expect(pure.open).toEqual(['work']);
    expect(pure.shell.engine.variables['text']).toBe('yes');
    expect(pure.entryTypes).toEqual(['case-started', 'message-received']);
    // The same message by its sender is the same command.
    expect(pure.shell.answerTo('m1')).toMatchObject({ step: 2 });
  });

  it('are published again when the wait is over by the time they are handed over', async () => {
    const pure = new PureCase(await compiled(receives));
    const [subscription] = pure.recorder.case('case-1').batches.at(-1)?.subscriptions ?? [];
    pure.shell.record(
      {
        type: 'variables-set',
        params: { event: { type: 'set-variables', variables: {}, at: pure.now } },
      },
      pure.now,
    );
    const batch = pure.shell.takeBatch(pure.now);
    const sent = {
      id: 'x',
      actor: { person: null, origin: 'message' },
      action: {
        type: 'message',
        message: 'answer',
        messageId: 'x',
        correlation: 'case-1',
        variables: {},
      },
    } as const;
    pure.shell.act(sent, pure.now);
    const match = {
      subscription: subscription?.id ?? '',
      messageId: 'late',
      variables: { text: 'late' },
    };
    pure.shell.flushed(batch, { ...pure.recorder.record(batch), matches: [match] }, pure.now);
    pure.flush();
    expect(pure.recorder.messages).toEqual([
      {
        id: 'case-1.m1',
        message: 'answer',
        correlation: 'case-1',
        variables: { text: 'late' },
        replaces: 'late',
      },
    ]);
    expect(pure.entryTypes.slice(-2)).toEqual(['message-received', 'message-put-back']);
  });

  it('are sent with the projection', async () => {
    const sends = diagram(
      row([
        'tell',
        '<bpmn:sendTask id="tell" name="tell" messageRef="m-answer"><bpmn:extensionElements><bh:correlation value="=caseId" /></bpmn:extensionElements></bpmn:sendTask>',
      ]),
    );
    const pure = new PureCase(await compiled(sends));
    expect(
      pure.recorder.messages.map(({ id, message, correlation }) => [id, message, correlation]),
    ).toEqual([['case-1.m1', 'answer', 'case-1']]);
    expect(pure.shell.hasEnded).toBe(true);
  });
});

describe('a wait of no duration, in a loop', () => {
  it('does not keep the case from projecting', async () => {
    const xml = diagram(
      [
        '<bpmn:startEvent id="start" />',
        '<bpmn:scriptTask id="count" name="count" scriptFormat="feel"><bpmn:script>={ turns: turns + 1 }</bpmn:script></bpmn:scriptTask>',
        '<bpmn:intermediateCatchEvent id="tick"><bpmn:timerEventDefinition><bpmn:timeDuration>PT0S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
        '<bpmn:exclusiveGateway id="more" default="more-work" />',
        userTask('work'),
        '<bpmn:endEvent id="end" />',
        flow('start', 'count'),
        flow('count', 'tick'),
        flow('tick', 'more'),
        flow('more', 'count', '=turns &lt; 120'),
        flow('more', 'work'),
        flow('work', 'end'),
      ].join(''),
    );
    const pure = new PureCase(await compiled(xml), { variables: { turns: 0 } });
    const sizes = pure.recorder.case('case-1').batches.map(({ entries }) => entries.length);
    expect(sizes).toEqual([51, 50, 20]);
    expect(pure.open).toEqual(['work']);
  });
});
