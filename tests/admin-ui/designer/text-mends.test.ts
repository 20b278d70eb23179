import { beforeEach, describe, expect, it } from 'vitest';
import { drawingOf } from '../../../admin-ui/resources/designer/canvas/drawing.ts';
import { checkDiagram } from '../../../admin-ui/resources/designer/check/check-diagram.ts';
import { textMendOf } from '../../../admin-ui/resources/designer/mends/text-mends.ts';
import type { Finding } from '../../../bpmn/model/finding.ts';
import { drawnCanvas } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(standInForDrawing);

const repeated = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="a.b" /><bpmn:endEvent id = 'a.b' /><bpmn:endEvent id="a.b_2" /><bpmn:endEvent id="aXb" />
    <bpmn:sequenceFlow id="f" sourceRef="a.b" targetRef="aXb" />
  </bpmn:process>
</bpmn:definitions>`;

const findingsOf = async (xml: string): Promise<readonly Finding[]> =>
  (await checkDiagram({ xml, called: {}, decisions: {}, forms: {} })).findings;

it('is not drawn while two elements have one id: the drawing would be saved without one of them', () => {
  expect(drawingOf(repeated)).toEqual({ kind: 'repeated-id', id: 'a.b' });
});

describe('mends of a text', () => {
  it('gives the later of two elements with one id an id that is free', async () => {
    const finding = (await findingsOf(repeated)).find(({ code }) => code === 'id-repeated');
    const mend = finding === undefined ? null : textMendOf(finding, repeated);
    expect(mend?.xml).toBe(repeated.replace("id = 'a.b'", "id = 'a.b_3'"));
    const left = await findingsOf(mend?.xml ?? '');
    expect(left.map(({ code }) => code)).not.toContain('id-repeated');
    const canvas = await drawnCanvas(mend?.xml);
    expect(canvas.get('elementRegistry').get('a.b_3')?.type).toBe('bpmn:EndEvent');
  });

  it('has nothing to offer where the id stands once', () => {
    const finding = {
      severity: 'error',
      code: 'id-repeated',
      elementId: 'aXb',
      params: {},
    } as const;
    expect(textMendOf(finding, repeated)).toBeNull();
  });
});
