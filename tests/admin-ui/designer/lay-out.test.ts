import { beforeEach, describe, expect, it } from 'vitest';
import { laidOut } from '../../../admin-ui/resources/designer/lay-out/lay-out.ts';
import { placeNodes } from '../../../admin-ui/resources/designer/lay-out/place-nodes.ts';
import { drawnCanvas } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(standInForDrawing);

const definitions = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">${inside}</bpmn:definitions>`;

const looped = `<bpmn:startEvent id="start" />
  <bpmn:userTask id="one" name="一"><bpmn:extensionElements><bh:stage value="handle" /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:exclusiveGateway id="choice" default="again" />
  <bpmn:subProcess id="inside"><bpmn:startEvent id="in" /><bpmn:endEvent id="out" />
    <bpmn:sequenceFlow id="through" sourceRef="in" targetRef="out" /></bpmn:subProcess>
  <bpmn:boundaryEvent id="late" attachedToRef="inside"><bpmn:timerEventDefinition id="t" /></bpmn:boundaryEvent>
  <bpmn:endEvent id="end" /><bpmn:endEvent id="too-late" />
  <bpmn:dataObjectReference id="paper" dataObjectRef="p-data" /><bpmn:dataObject id="p-data" />
  <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="one" />
  <bpmn:sequenceFlow id="b" sourceRef="one" targetRef="choice" />
  <bpmn:sequenceFlow id="again" sourceRef="choice" targetRef="one" />
  <bpmn:sequenceFlow id="on" sourceRef="choice" targetRef="inside"><bpmn:conditionExpression>=true</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="c" sourceRef="inside" targetRef="end" />
  <bpmn:sequenceFlow id="d2" sourceRef="late" targetRef="too-late" />`;

const lanes = `<bpmn:laneSet id="lanes">
  <bpmn:lane id="upper"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>one</bpmn:flowNodeRef></bpmn:lane>
  <bpmn:lane id="lower"><bpmn:flowNodeRef>choice</bpmn:flowNodeRef><bpmn:flowNodeRef>inside</bpmn:flowNodeRef><bpmn:flowNodeRef>late</bpmn:flowNodeRef><bpmn:flowNodeRef>end</bpmn:flowNodeRef><bpmn:flowNodeRef>too-late</bpmn:flowNodeRef></bpmn:lane>
</bpmn:laneSet>`;

const alone = definitions(`<bpmn:process id="p" isExecutable="true">${looped}</bpmn:process>`);
const pooled = definitions(`<bpmn:collaboration id="c0">
  <bpmn:participant id="ours" processRef="p" /><bpmn:participant id="theirs" />
  <bpmn:messageFlow id="letter" sourceRef="one" targetRef="theirs" />
</bpmn:collaboration><bpmn:process id="p" isExecutable="true">${lanes}${looped}</bpmn:process>`);

const nodes = ['start', 'one', 'choice', 'inside', 'in', 'out', 'late', 'end', 'too-late', 'paper'];
const flows = ['a', 'b', 'again', 'on', 'c', 'd2', 'through'];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const boxOf = (canvas: Awaited<ReturnType<typeof drawnCanvas>>, id: string): Box => {
  const drawn = canvas.get('elementRegistry').get(id);
  const { x, y, width, height } = drawn ?? {};
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    throw new TypeError(`Expected ${id} to be drawn`);
  return { x, y, width, height };
};

describe('laying out a diagram without a drawing', () => {
  it.each([
    ['a process', alone, nodes, flows],
    [
      'pools and lanes',
      pooled,
      [...nodes, 'ours', 'theirs', 'upper', 'lower'],
      [...flows, 'letter'],
    ],
  ])('draws all of %s', async (_, xml, shapes, edges) => {
    const canvas = await drawnCanvas(xml);
    const registry = canvas.get('elementRegistry');
    expect([...shapes, ...edges].filter((id) => registry.get(id) === undefined)).toEqual([]);
  });

  it('puts nothing over anything else, and what follows to the right', async () => {
    const canvas = await drawnCanvas(alone);
    const level = ['start', 'one', 'choice', 'inside', 'end', 'too-late', 'paper'];
    const boxes = level.map((id) => boxOf(canvas, id));
    const over = boxes.flatMap((box, index) =>
      boxes.slice(index + 1).filter((other) => overlap(box, other)),
    );
    expect(over).toEqual([]);
    const [start, one, choice, inside, end] = boxes.map(({ x }) => x);
    expect([start, one, choice, inside, end]).toEqual(
      [start, one, choice, inside, end].toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    );
    const host = boxOf(canvas, 'inside');
    expect(overlap(host, boxOf(canvas, 'late'))).toBe(true);
    expect(overlap(host, boxOf(canvas, 'in'))).toBe(true);
  });

  it('keeps each node in its lane', async () => {
    const canvas = await drawnCanvas(pooled);
    for (const [lane, node] of [
      ['upper', 'start'],
      ['upper', 'one'],
      ['lower', 'choice'],
      ['lower', 'inside'],
      ['lower', 'end'],
    ] as const) {
      const [around, box] = [boxOf(canvas, lane), boxOf(canvas, node)];
      expect(around.y <= box.y && box.y + box.height <= around.y + around.height).toBe(true);
    }
  });

  it('is no change that could be undone or saved', async () => {
    const canvas = await drawnCanvas(alone);
    expect(canvas.get('commandStack').canUndo()).toBe(false);
  });

  it('leaves what it cannot read', () => {
    expect(laidOut('<p>这不是流程</p>')).toBeNull();
    expect(laidOut(definitions(''))).toBeNull();
    expect(laidOut('<')).toBeNull();
  });

  it('comes to an end where everything leads back', () => {
    const ring = ['a', 'b', 'c'].map((id) => ({ id, band: 0 }));
    const cells = placeNodes(ring, [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'b', to: 'b' },
    ]);
    expect(['a', 'b', 'c'].map((id) => cells.get(id)?.column)).toEqual([0, 1, 2]);
  });
});
