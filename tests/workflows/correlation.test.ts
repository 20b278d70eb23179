import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { ActRefused } from '../../workflows/act-refused.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { engineVersion as current } from '../../workflows/contract.ts';
import { loadProcedure } from '../bpmn/load-procedure.ts';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';

const bring = (
  pure: PureCase,
  message: string,
  { correlation, variables }: { readonly correlation?: string; readonly variables: JsonObject },
): string => {
  try {
    const carried = correlation === undefined ? {} : { correlation };
    pure.act({ type: 'message', message, messageId: 'm', variables, ...carried });
    return 'taken';
  } catch (error) {
    if (error instanceof ActRefused) return error.code;
    throw error;
  }
};

const ordered = async (engineVersion = current): Promise<PureCase> => {
  const variables = { confirmed: 'o-1' };
  const procedure = await loadProcedure('correlation-conversation');
  const pure = new PureCase(procedure, { variables, input: { engineVersion } });
  pure.complete('B');
  return pure;
};

describe('a case in a conversation', () => {
  it('takes the first message by any correlation, but not without one', async () => {
    const pure = await ordered();
    const variables = { number: 'o-1' };
    expect(bring(pure, 'order', { variables })).toBe('message-not-expected');
    expect(bring(pure, 'order', { correlation: 'o-1', variables })).toBe('taken');
  });

  it.each([
    [5, 'message-not-expected'],
    [4, 'taken'],
  ])(
    'that begins with what its sender alone says goes on by that (version %i: %s)',
    async (version, answer) => {
      const pure = await ordered(version);
      expect(bring(pure, 'complaint', { correlation: 'o-1', variables: {} })).toBe('taken');
      expect(bring(pure, 'order', { correlation: 'o-2', variables: {} })).toBe(answer);
    },
  );

  it('goes on waiting when a message has another value than the first', async () => {
    const pure = await ordered();
    bring(pure, 'order', { correlation: 'o-1', variables: { number: 'o-1' } });
    const another = { correlation: 'o-2', variables: { reference: 'o-2' } };
    expect(bring(pure, 'payment', another)).toBe('message-not-expected');
    expect(bring(pure, 'complaint', another)).toBe('message-not-expected');
    expect(pure.open).toEqual([]);
    expect(bring(pure, 'payment', { correlation: 'o-1', variables: {} })).toBe('taken');
    expect(pure.open).toEqual(['A']);
  });

  it('waits by both properties of a key that its data say', async () => {
    const variables = { order: 7, client: 'c-1' };
    const pure = new PureCase(await loadProcedure('correlation-context'), { variables });
    const answer = (correlation: string): string =>
      bring(pure, 'answer', { correlation, variables: {} });
    expect(answer('{"customer":"c-1","order":8}')).toBe('message-not-expected');
    expect(answer('{"customer":"c-1","order":7}')).toBe('taken');
    expect(pure.open).toEqual(['N']);
  });

  it('waits by a context under the one spelling that senders outside have too', async () => {
    const asking = `<bpmn:intermediateCatchEvent id="wait"><bpmn:extensionElements><bh:correlation value="={ order: 7, client: { town: &quot;t&quot;, name: &quot;n&quot; } }" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m-answer" /></bpmn:intermediateCatchEvent>`;
    const pure = new PureCase(
      await compiled(diagram(row(['wait', asking], ['work', userTask('work')]))),
    );
    const spelled = canonicalJson({ order: 7, client: { town: 't', name: 'n' } });
    const { subscriptions } = pure.recorder.case(pure.caseId).batches.at(-1) ?? {};
    expect(subscriptions).toEqual([expect.objectContaining({ correlation: spelled })]);
    expect(bring(pure, 'answer', { correlation: spelled, variables: {} })).toBe('taken');
    expect(pure.open).toEqual(['work']);
  });

  it('that has waited under an earlier spelling is found by either', async () => {
    const asking = `<bpmn:intermediateCatchEvent id="wait"><bpmn:extensionElements><bh:correlation value="=key" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m-answer" /></bpmn:intermediateCatchEvent>`;
    const procedure = await compiled(diagram(row(['wait', asking], ['work', userTask('work')])));
    for (const correlation of ['{"b":1,"a":2}', '{"a":2,"b":1}']) {
      const pure = new PureCase(procedure, { variables: { key: '{"b":1,"a":2}' } });
      const { subscriptions } = pure.recorder.case(pure.caseId).batches.at(-1) ?? {};
      expect(subscriptions).toEqual([expect.objectContaining({ correlation: '{"a":2,"b":1}' })]);
      expect(bring(pure, 'answer', { correlation, variables: {} })).toBe('taken');
    }
  });

  it('that a message has begun goes on by what its sender said, where the message carries nothing of it', async () => {
    const begin = {
      kind: 'start',
      variables: {},
      actor: { person: null, origin: 'message' },
      element: 's',
      cause: { type: 'message', message: 'order', id: 'm-0', correlation: 'o-9' },
    } as const;
    const pure = new PureCase(await loadProcedure('correlation-started'), { input: { begin } });
    const paid = (correlation: string): string =>
      bring(pure, 'payment', { correlation, variables: {} });
    expect(paid('o-8')).toBe('message-not-expected');
    expect(paid('o-9')).toBe('taken');
  });
});
