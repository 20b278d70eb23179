import { beforeEach, describe, expect, it } from 'vitest';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { shownName } from '../../../admin-ui/resources/designer/shown-name.ts';
import { drawnCanvas } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:collaboration id="c"><bpmn:participant id="pool" name="闭环" processRef="p" /></bpmn:collaboration>
  <bpmn:process id="p" name="闭环" isExecutable="true">
    <bpmn:extensionElements><bh:label en="Closed loop" /></bpmn:extensionElements>
    <bpmn:userTask id="handle" name="处置"><bpmn:extensionElements><bh:label en="Handle" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:userTask id="check" name="核查" />
    <bpmn:endEvent id="end" name="结束"><bpmn:extensionElements><bh:label en="Finished" /></bpmn:extensionElements></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="plane" bpmnElement="c">
    <bpmndi:BPMNShape id="s0" bpmnElement="pool" isHorizontal="true"><dc:Bounds x="0" y="0" width="700" height="300" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s1" bpmnElement="handle"><dc:Bounds x="100" y="100" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="check"><dc:Bounds x="300" y="100" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="end"><dc:Bounds x="500" y="122" width="36" height="36" />
      <bpmndi:BPMNLabel><dc:Bounds x="505" y="165" width="26" height="16" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

interface Editing {
  readonly activate: (element: unknown) => { readonly text: string };
  readonly update: (element: unknown, text: string, former: string, bounds: null) => void;
}

interface Search {
  readonly find: (pattern: string) => readonly { readonly element: { readonly id: string } }[];
}

const drawnText = (id: string): string =>
  [
    ...(document.querySelector(`[data-element-id="${id}"] .djs-visual`)?.querySelectorAll('text') ??
      []),
  ]
    .map((text) => text.textContent)
    .join(' ');
const element = ({ get }: DesignerCanvas, id: string) => {
  const found = get('elementRegistry').get(id);
  if (found === undefined) throw new Error(`Expected ${id} to be drawn`);
  return found;
};
/** What a double click asks of the modeler: it offers a text, and takes another. */
const writeOn = (canvas: DesignerCanvas, id: string, text: string): string => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a service that only this test asks for
  const editing = canvas.get('labelEditingProvider' as 'canvas') as unknown as Editing;
  const offered = editing.activate(element(canvas, id)).text;
  editing.update(element(canvas, id), text, offered, null);
  return offered;
};

describe('the drawing for a reader of English', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    standInForDrawing();
  });

  it('has English names where there are some, and writes none of them into the others', async () => {
    const canvas = await drawnCanvas(xml, { english: true });
    expect(['handle', 'check', 'end_label', 'pool'].map(drawnText)).toEqual([
      'Handle',
      '核查',
      'Finished',
      'Closed loop',
    ]);
    const before = await (await drawnCanvas(xml)).xml();
    expect(await canvas.xml()).toBe(before);
  });

  it('is searched by the names that are read', async () => {
    const canvas = await drawnCanvas(xml, { english: true });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a service that only this test asks for
    const search = canvas.get('bpmnSearch' as 'canvas') as unknown as Search;
    expect(search.find('finis').map(({ element: { id } }) => id)).toEqual(['end']);
    expect(search.find('check').map(({ element: { id } }) => id)).toEqual(['check']);
  });

  it('has the names of the file for a reader of Chinese', async () => {
    await drawnCanvas(xml);
    expect(['handle', 'end_label', 'pool'].map(drawnText)).toEqual(['处置', '结束', '闭环']);
  });

  it('changes the name that is read when one writes on the drawing', async () => {
    const canvas = await drawnCanvas(xml, { english: true });
    expect(writeOn(canvas, 'end_label', 'All done')).toBe('Finished');
    expect(writeOn(canvas, 'check', 'Check')).toBe('核查');
    expect(['check', 'end_label'].map(drawnText)).toEqual(['Check', 'All done']);
    const written = await canvas.xml();
    expect(written).toContain('name="结束"');
    expect(written).toContain('<bh:label en="All done" />');
    expect(written).toContain('name="Check"');
    canvas.get('commandStack').undo();
    canvas.get('commandStack').undo();
    expect(drawnText('end_label')).toBe('Finished');
  });

  it('calls a pool of another name than its process by its own', async () => {
    const canvas = await drawnCanvas(xml.replace('id="pool" name="闭环"', 'id="pool" name="居民"'));
    expect(shownName(element(canvas, 'pool').businessObject, true)).toBe('居民');
  });
});
