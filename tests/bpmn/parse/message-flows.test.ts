import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { collaboration, definitions, pool, procedureOf } from './diagram-text.ts';

const messages =
  '<bpmn:message id="ask" name="ask" /><bpmn:message id="tell" name="tell" />' +
  '<bpmn:interface id="i" name="desk"><bpmn:operation id="o" name="answer"><bpmn:inMessageRef>ask</bpmn:inMessageRef></bpmn:operation></bpmn:interface>';
const sender =
  '<bpmn:process id="p" isExecutable="true"><bpmn:sendTask id="s" messageRef="ask" /><bpmn:task id="t" /></bpmn:process>';
const receiver =
  '<bpmn:process id="q" isExecutable="true"><bpmn:receiveTask id="r" messageRef="ask" /><bpmn:receiveTask id="other" messageRef="tell" /><bpmn:receiveTask id="implements" operationRef="o" /></bpmn:process>';
const flow = (source: string, target: string, message = ''): string =>
  `<bpmn:messageFlow id="mf" sourceRef="${source}" targetRef="${target}"${message === '' ? '' : ` messageRef="${message}"`} />`;
const outside = '<bpmn:participant id="outside" name="Citizens" />';
const file = (flows: string): string =>
  definitions(
    messages +
      sender +
      receiver +
      collaboration(pool('pp', 'p') + pool('pq', 'q') + outside + flows),
  );

const saidOf = async (flows: string): Promise<string[]> =>
  (await parseProcedure(file(flows), { process: 'p' })).findings.map(
    ({ code, elementId, params }) => `${code} ${elementId} ${Object.values(params).join(' ')}`,
  );

describe('message flows', () => {
  it.each([
    ['between what sends and receives the same message', flow('s', 'r')],
    ['that name that message', flow('s', 'r', 'ask')],
    ['to what implements the operation for it', flow('s', 'implements')],
    ['from a partner outside', flow('outside', 'r')],
  ])('are taken %s', async (_name, flows) => {
    expect(await saidOf(flows)).toEqual([]);
  });

  it.each([
    [
      'whose ends speak of different messages',
      flow('s', 'other'),
      'message-flow-differs mf ask tell',
    ],
    ['that name another message', flow('s', 'r', 'tell'), 'message-flow-differs mf tell ask'],
    ['from what sends nothing', flow('t', 'r'), 'message-flow-end-silent mf sourceRef'],
    ['to a pool whose process runs', flow('s', 'pq'), 'message-flow-end-silent mf targetRef'],
    ['to a partner outside', flow('s', 'outside'), 'partner-not-reachable mf Citizens'],
  ])('are refused %s', async (_name, flows, expected) => {
    expect(await saidOf(flows)).toContain(expected);
  });

  it('leave the message to the operation where an element names none itself', async () => {
    const procedure = await procedureOf(definitions(messages + receiver));
    expect(procedure.elements['implements']).toMatchObject({ message: { message: 'ask' } });
  });
});
