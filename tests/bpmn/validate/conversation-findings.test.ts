import { describe, expect, it } from 'vitest';
import { conversationFindings } from '../../../bpmn/validate/conversation-findings.ts';

const file = (conversations: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><collaboration id="c"><participant id="a" processRef="p" />${conversations}</collaboration><process id="p" isExecutable="true"><startEvent id="s" /></process></definitions>`;

describe('conversations that do nothing', () => {
  it('are those without a key, each once', async () => {
    const xml = file(
      '<conversation id="bare" /><conversation id="keyed"><correlationKey id="k" /></conversation>',
    );
    expect(await conversationFindings(xml)).toEqual([
      {
        severity: 'warning',
        code: 'conversation-moves-nothing',
        elementId: 'bare',
        params: {},
      },
    ]);
  });

  it.each([
    ['none at all', file('')],
    ['no BPMN', '<conversation'],
    ['a text', 'conversation '],
  ])('are none in what has %s', async (_what, xml) => {
    expect(await conversationFindings(xml)).toEqual([]);
  });
});
