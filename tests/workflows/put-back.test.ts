import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { Centre } from './centre.ts';
import { compiled, diagram, flow, userTask } from './procedures.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'), { forgetful: true });
});
afterAll(async () => {
  await centre.stop();
});

/** A task, then whatever comes first: the answer or a week without one. */
const asking = async (): Promise<Procedure> =>
  compiled(
    diagram(
      [
        '<bpmn:startEvent id="start" />',
        userTask('ask'),
        '<bpmn:eventBasedGateway id="race" />',
        '<bpmn:intermediateCatchEvent id="answer"><bpmn:extensionElements><bh:correlation value="=caseId" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m-answer" /></bpmn:intermediateCatchEvent>',
        '<bpmn:intermediateCatchEvent id="week"><bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
        userTask('read'),
        userTask('remind'),
        flow('start', 'ask'),
        flow('ask', 'race'),
        flow('race', 'answer'),
        flow('race', 'week'),
        flow('answer', 'read'),
        flow('week', 'remind'),
      ].join(''),
    ),
  );

describe('a message that a return went behind', () => {
  it('is published again, and taken when the case comes to its gateway again', async () => {
    const opened = await centre.open(await asking());
    await opened.complete('ask');
    await opened.act({
      type: 'message',
      message: 'answer',
      messageId: 'from-outside',
      correlation: opened.caseId,
      variables: { text: 'yes' },
    });
    const task = await opened.task('read');
    const target = opened.instanceOf('ask');
    await opened.act({ type: 'return', task, target, reason: 'asked the wrong one' });
    const again = {
      id: `${opened.caseId}.m1`,
      message: 'answer',
      correlation: opened.caseId,
      variables: { text: 'yes' },
      replaces: 'from-outside',
    };
    expect(opened.recorded.batches.at(-1)?.sentMessages).toEqual([again]);
    await opened.complete('ask');
    expect(await opened.task('read')).not.toBe(task);
    expect(opened.recorded.ledger.at(-1)).toMatchObject({
      type: 'message-received',
      params: { messageId: again.id },
    });
    expect(opened.recorded.batches.at(-1)?.case.variables['text']).toBe('yes');
  });
});
