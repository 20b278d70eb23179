import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { definitions, pool, procedureOf } from './diagram-text.ts';

const messages = '<bpmn:message id="ask" name="ask" /><bpmn:message id="tell" name="tell" />';
const path = (message: string, source: string): string =>
  `<bpmn:correlationPropertyRetrievalExpression messageRef="${message}"><bpmn:messagePath xsi:type="bpmn:tFormalExpression">${source}</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression>`;
const property = (id: string, paths: string, name = id): string =>
  `<bpmn:correlationProperty id="${id}" name="${name}">${paths}</bpmn:correlationProperty>`;
const order = property('order', path('ask', '=order.id') + path('tell', '=about'));
const client = property('client', path('ask', '=order.client'));
const key = (id: string, ...properties: readonly string[]): string =>
  `<bpmn:correlationKey id="${id}">${properties.map((one) => `<bpmn:correlationPropertyRef>${one}</bpmn:correlationPropertyRef>`).join('')}</bpmn:correlationKey>`;
const binding = (name: string, source = `=${name}`): string =>
  `<bpmn:correlationPropertyBinding correlationPropertyRef="${name}"><bpmn:dataPath xsi:type="bpmn:tFormalExpression">${source}</bpmn:dataPath></bpmn:correlationPropertyBinding>`;
const subscription = (to: string, bindings: string): string =>
  `<bpmn:correlationSubscription id="sub" correlationKeyRef="${to}">${bindings}</bpmn:correlationSubscription>`;
const receive = (id: string, message: string, inside = ''): string =>
  `<bpmn:receiveTask id="${id}" messageRef="${message}">${inside}</bpmn:receiveTask>`;
const own = '<bpmn:extensionElements><bh:correlation value="=caseId" /></bpmn:extensionElements>';

interface Parts {
  readonly roots?: string;
  readonly keys?: string;
  readonly tasks?: string;
  readonly subscriptions?: string;
}
const file = ({
  roots = order + client,
  keys = key('k', 'order'),
  tasks = receive('r', 'ask'),
  subscriptions = '',
}: Parts): string =>
  definitions(
    `${messages}${roots}<bpmn:collaboration id="c">${pool('pp', 'p')}${pool('out', '')}<bpmn:messageFlow id="mf" sourceRef="out" targetRef="r" />${keys}</bpmn:collaboration><bpmn:process id="p" isExecutable="true">${tasks}${subscriptions}</bpmn:process>`,
  );
const conversation = (keys: string, flows: string, tag = 'messageFlowRef'): string =>
  `<bpmn:conversation id="talk"><bpmn:participantRef>pp</bpmn:participantRef>${flows === '' ? '' : `<bpmn:${tag}>${flows}</bpmn:${tag}>`}${keys}</bpmn:conversation>`;

const saidOf = async (parts: Parts): Promise<string[]> =>
  (await parseProcedure(file(parts))).findings.map(({ code, elementId, params }) =>
    [code, elementId, ...Object.values(params)].join(' ').trim(),
  );
const keyOf = async (parts: Parts, element = 'r'): Promise<unknown> => {
  const found = (await procedureOf(file(parts))).elements[element];
  return found !== undefined && 'message' in found ? found.message?.key : null;
};

describe('correlation keys', () => {
  it('say where each property stands in the message that an element waits for', async () => {
    expect(await keyOf({})).toEqual({ id: 'k', properties: { order: 'order.id' } });
    expect(await keyOf({ tasks: receive('r', 'tell') })).toEqual({
      id: 'k',
      properties: { order: 'about' },
    });
  });

  it('come in the order of their names, with what the process binds them to', async () => {
    const parts = {
      keys: key('k', 'order', 'client'),
      subscriptions: subscription('k', binding('order') + binding('client', '=person.id')),
    };
    expect(JSON.stringify(await keyOf(parts))).toBe(
      '{"id":"k","properties":{"client":"order.client","order":"order.id"},"bindings":{"client":"person.id","order":"order"}}',
    );
  });

  it.each(['messageFlowRef', 'messageFlowRefs'])(
    'of a conversation hold for the ends of its message flows (%s)',
    async (tag) => {
      const keys = conversation(key('k', 'order'), 'mf', tag);
      const tasks = receive('r', 'ask') + receive('s', 'ask');
      expect(await keyOf({ keys, tasks })).toMatchObject({ id: 'k' });
      expect(await keyOf({ keys, tasks }, 's')).toBeUndefined();
    },
  );

  it('are one a message where a conversation has several', async () => {
    const roots = order + property('bill', path('ask', '=bill'));
    const keys = key('k', 'order') + key('l', 'bill');
    expect(await saidOf({ roots, keys })).toEqual(['correlation-keys-several r k l']);
    expect(await saidOf({ roots, keys, tasks: receive('r', 'tell') })).toEqual([]);
  });

  it('give way to a correlation of the element where its message has none of them', async () => {
    expect(
      await saidOf({ roots: client, keys: key('k', 'client'), tasks: receive('r', 'tell', own) }),
    ).toEqual([]);
  });

  it.each<[string, Parts, string]>([
    [
      'beside a correlation of its own',
      { tasks: receive('r', 'ask', own) },
      'correlation-twice r k',
    ],
    [
      'of which the message has a part',
      { keys: key('k', 'order', 'client'), tasks: receive('r', 'tell') },
      'correlation-key-incomplete r k client',
    ],
    [
      'of which a message of the conversation has nothing',
      { keys: key('k', 'client'), tasks: receive('r', 'tell') },
      'correlation-key-missing r tell',
    ],
    ['without properties', { keys: key('k') }, 'correlation-key-empty k'],
    [
      'with two properties of one name',
      {
        roots: order + property('other', path('ask', '=x'), 'order'),
        keys: key('k', 'order', 'other'),
      },
      'correlation-repeated k order',
    ],
    [
      'found in one message in two ways',
      { roots: property('order', path('ask', '=a') + path('ask', '=b')) },
      'correlation-repeated order ask',
    ],
    [
      'found by nothing',
      {
        roots: property(
          'order',
          `${path('ask', '=a')}<bpmn:correlationPropertyRetrievalExpression messageRef="tell" />`,
        ),
      },
      'correlation-retrieval-incomplete order',
    ],
    [
      'by what is no expression',
      { roots: property('order', path('ask', 'order.id')) },
      'expression-expected order messagePath order.id',
    ],
    [
      'of which a subscription leaves out a property',
      { keys: key('k', 'order', 'client'), subscriptions: subscription('k', binding('order')) },
      'correlation-binding-incomplete sub client',
    ],
    [
      'that a subscription binds with a property of another',
      { subscriptions: subscription('k', binding('order') + binding('client')) },
      'correlation-binding-incomplete sub',
    ],
    [
      'that a process subscribes to twice',
      {
        subscriptions: `${subscription('k', binding('order'))}<bpmn:correlationSubscription id="again" correlationKeyRef="k">${binding('order')}</bpmn:correlationSubscription>`,
      },
      'correlation-repeated p k',
    ],
    [
      'of a sub-conversation',
      {
        keys: '<bpmn:subConversation id="deep"><bpmn:participantRef>pp</bpmn:participantRef></bpmn:subConversation>',
      },
      'not-supported deep bpmn:SubConversation',
    ],
  ])('are refused %s', async (_name, parts, expected) => {
    expect(await saidOf(parts)).toContain(expected);
  });
});
