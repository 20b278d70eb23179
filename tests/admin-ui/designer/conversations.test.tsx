import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDiagramCanvas } from '../../../admin-ui/diagram/diagram-canvas.ts';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { paletteItems } from '../../../admin-ui/resources/designer/canvas/palette-items.ts';
import { placeShape } from '../../../admin-ui/resources/designer/canvas/place-shape.ts';
import type { Drawn } from '../../../admin-ui/resources/designer/canvas/services.ts';
import { drawPage, fakeServer } from '../screen.tsx';
import { drawnCanvas } from './drawn-diagram.ts';
import { add, choose, findings, list, openTab, Panel, select, undoAll, write } from './panel.tsx';
import { standInForDrawing } from './stand-in-for-drawing.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="t">
  <bpmn:message id="report" name="报事" />
  <bpmn:collaboration id="c">
    <bpmn:participant id="centre" name="中心" processRef="p" />
    <bpmn:participant id="caller" name="来电人" />
    <bpmn:messageFlow id="call" name="来电" sourceRef="caller" targetRef="start" />
    <bpmn:conversation id="talk" name="报事"><bpmn:participantRef>centre</bpmn:participantRef><bpmn:participantRef>caller</bpmn:participantRef></bpmn:conversation>
    <bpmn:conversationLink id="link" sourceRef="caller" targetRef="talk" />
  </bpmn:collaboration>
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f</bpmn:outgoing><bpmn:messageEventDefinition id="m" messageRef="report" /></bpmn:startEvent>
    <bpmn:endEvent id="end"><bpmn:incoming>f</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="plane" bpmnElement="c">
    <bpmndi:BPMNShape id="s1" bpmnElement="centre" isHorizontal="true"><dc:Bounds x="100" y="300" width="600" height="200" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="caller" isHorizontal="true"><dc:Bounds x="100" y="60" width="600" height="60" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="start"><dc:Bounds x="200" y="380" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="end"><dc:Bounds x="400" y="380" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s5" bpmnElement="talk"><dc:Bounds x="400" y="190" width="44" height="40" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="f"><di:waypoint x="236" y="398" /><di:waypoint x="400" y="398" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="call"><di:waypoint x="218" y="120" /><di:waypoint x="218" y="380" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="link"><di:waypoint x="422" y="120" /><di:waypoint x="422" y="190" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

beforeEach(() => {
  document.body.replaceChildren();
  standInForDrawing();
  fakeServer({});
});

const never = (): never => {
  throw new Error('Expected it to be there, but it is not');
};
const element = ({ get }: DesignerCanvas, id: string): Drawn => {
  const found = get('elementRegistry').get(id);
  if (found === undefined) throw new Error(`Expected ${id} to be drawn`);
  return found;
};

describe('conversations', () => {
  it('are drawn with their name and links, and kept as they are', async () => {
    const canvas = await drawnCanvas(xml);
    const hexagon = document.querySelector('[data-element-id="talk"] polygon');
    expect(hexagon?.getAttribute('points')?.split(' ')).toHaveLength(6);
    expect(document.querySelector('[data-element-id="talk"] .djs-visual text')?.textContent).toBe(
      '报事',
    );
    expect(element(canvas, 'link').source?.id).toBe('caller');
    const written = await canvas.xml();
    expect(written).toContain('<bpmn:conversation id="talk" name="报事">');
    expect(written).toContain(
      '<bpmn:conversationLink id="link" sourceRef="caller" targetRef="talk" />',
    );
  });

  it('move with their links, and go with them, each as one step of undo', async () => {
    const canvas = await drawnCanvas(xml);
    const before = await canvas.xml();
    canvas.get('modeling').moveElements([element(canvas, 'talk')], { x: 40, y: 10 });
    expect(await canvas.xml()).toContain('<dc:Bounds x="440" y="200" width="44" height="40" />');
    canvas.get('commandStack').undo();
    canvas.get('modeling').removeElements([element(canvas, 'talk')]);
    const without = await canvas.xml();
    expect(without).not.toContain('onversation');
    expect(without).not.toContain('bpmnElement="talk"');
    canvas.get('commandStack').undo();
    expect(await canvas.xml()).toBe(before);
  });

  it('say that they do not run, and get keys for their message flows in the properties', async () => {
    const canvas = await drawnCanvas(xml);
    expect(await findings(canvas)).toEqual(['conversation-moves-nothing']);
    select(canvas, 'talk');
    await drawPage(<Panel canvas={canvas} />);
    await screen.findByRole('heading', { name: '报事' });
    await openTab('基本');
    expect(screen.getByText(/会话本身不运行/u)).not.toBeNull();
    await write(screen.getByRole('tabpanel'), '名称', '报事与回访');
    await choose(screen.getByRole('tabpanel'), '会话里的消息流', '来电 · call');
    await openTab('消息关联');
    await add(list('关联键'));
    const written = await canvas.xml();
    expect(written).toContain('name="报事与回访"');
    expect(written).toContain('<bpmn:messageFlowRef>call</bpmn:messageFlowRef>');
    expect(written).toMatch(
      /<bpmn:conversation [^]*<bpmn:correlationKey [^]*<\/bpmn:conversation>/u,
    );
    expect(await findings(canvas)).not.toContain('conversation-moves-nothing');
    undoAll(canvas);
    expect(await findings(canvas)).toEqual(['conversation-moves-nothing']);
  });

  it('are placed between pools and linked to them, each as one step of undo', async () => {
    const canvas = await drawnCanvas(xml);
    const { get } = canvas;
    const before = await canvas.xml();
    const { spec } = paletteItems.more.find(({ key }) => key === 'conversation') ?? never();
    placeShape(get, spec);
    const [placed] = get('selection').get();
    const made = placed ?? never();
    expect([made.type, made.width, made.height]).toEqual(['bpmn:Conversation', 44, 40]);
    get('modeling').connect(element(canvas, 'caller'), made);
    get('modeling').connect(made, element(canvas, 'centre'));
    const written = await canvas.xml();
    expect(written.match(/<bpmn:conversation /gu)).toHaveLength(2);
    expect(written).toContain(`sourceRef="caller" targetRef="${made.id}" />`);
    expect(written).toContain(`sourceRef="${made.id}" targetRef="centre" />`);
    expect(written).toContain(`bpmnElement="${made.id}"`);
    undoAll(canvas);
    expect(await canvas.xml()).toBe(before);
  });

  it('are refused where there are no pools, and for what is in one', async () => {
    const { spec } = paletteItems.more.find(({ key }) => key === 'conversation') ?? never();
    const alone = await drawnCanvas();
    placeShape(alone.get, spec);
    expect(await alone.xml()).not.toContain('onversation');
    const { get } = await drawnCanvas(xml);
    const drawn = (id: string): Drawn => get('elementRegistry').get(id) ?? never();
    expect(
      get('rules').allowed('connection.create', { source: drawn('talk'), target: drawn('start') }),
    ).toBe(false);
    expect(
      get('rules').allowed('shape.create', { shape: drawn('talk'), target: drawn('centre') }),
    ).toBe(false);
  });

  it('are drawn where nothing can be changed', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const canvas = createDiagramCanvas(host, () => undefined);
    await canvas.load(xml);
    expect(host.querySelector('[data-element-id="talk"] polygon')).not.toBeNull();
    expect(host.querySelectorAll('[data-element-id="link"] .bh-conversation-link')).toHaveLength(2);
    canvas.destroy();
  });

  it('go with the last pool', async () => {
    const canvas = await drawnCanvas(xml);
    canvas.get('modeling').removeElements([element(canvas, 'caller'), element(canvas, 'centre')]);
    expect(await canvas.xml()).not.toContain('talk');
    undoAll(canvas);
    expect(await canvas.xml()).toContain('<bpmn:conversation id="talk"');
  });
});
