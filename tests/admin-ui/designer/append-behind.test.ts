import { beforeEach, describe, expect, it } from 'vitest';
import { appendBehind } from '../../../admin-ui/resources/designer/canvas/append-behind.ts';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import type { Drawn } from '../../../admin-ui/resources/designer/canvas/services.ts';
import {
  shapesOf,
  type ShapeSpec,
} from '../../../admin-ui/resources/designer/canvas/shape-spec.ts';
import { drawnCanvas, drawShape, flow } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(standInForDrawing);

const make = ({ get }: DesignerCanvas, spec: ShapeSpec): Drawn =>
  shapesOf(spec, {
    bpmnFactory: get('bpmnFactory'),
    elementFactory: get('elementFactory'),
  })[0];
const followers = (drawn: Drawn): readonly string[] =>
  (drawn.outgoing ?? []).flatMap(({ target }) => (target === undefined ? [] : [target.type]));

/** A start that leads to an end, `distance` apart. */
async function startAndEnd(distance: number): Promise<readonly [DesignerCanvas, Drawn, Drawn]> {
  const canvas = await drawnCanvas();
  const start = drawShape(canvas, { type: 'bpmn:StartEvent' }, 'start', 100);
  const end = drawShape(canvas, { type: 'bpmn:EndEvent' }, 'end', 100 + distance);
  flow(canvas, start, end, 'f');
  canvas.get('commandStack').clear();
  return [canvas, start, end];
}

describe('a shape behind another', () => {
  it('goes into the flow that leads on, with room before what followed, as one step of undo', async () => {
    const [canvas, start, end] = await startAndEnd(90);
    const before = await canvas.xml();
    const task = appendBehind(canvas.get, start, make(canvas, { type: 'bpmn:UserTask' }));
    expect(followers(start)).toEqual(['bpmn:UserTask']);
    expect(followers(task)).toEqual(['bpmn:EndEvent']);
    expect(task.x).toBeGreaterThanOrEqual((start.x ?? 0) + (start.width ?? 0) + 30);
    expect(end.x).toBeGreaterThanOrEqual((task.x ?? 0) + (task.width ?? 0) + 30);
    canvas.get('commandStack').undo();
    expect(await canvas.xml()).toBe(before);
  });

  it('moves nothing where there is room', async () => {
    const [canvas, start, end] = await startAndEnd(400);
    const { x } = end;
    appendBehind(canvas.get, start, make(canvas, { type: 'bpmn:UserTask' }));
    expect(end.x).toBe(x);
  });

  it('is another way of a gateway, and an end is one of anything', async () => {
    const [canvas, start] = await startAndEnd(400);
    const gateway = appendBehind(
      canvas.get,
      start,
      make(canvas, { type: 'bpmn:ExclusiveGateway' }),
    );
    appendBehind(canvas.get, gateway, make(canvas, { type: 'bpmn:UserTask' }));
    expect(followers(gateway)).toEqual(['bpmn:EndEvent', 'bpmn:UserTask']);
    const task = gateway.outgoing?.[1]?.target;
    if (task === undefined) throw new Error('Expected a second way');
    appendBehind(canvas.get, task, make(canvas, { type: 'bpmn:EndEvent' }));
    appendBehind(canvas.get, task, make(canvas, { type: 'bpmn:EndEvent' }));
    expect(followers(task)).toEqual(['bpmn:EndEvent', 'bpmn:EndEvent']);
  });
});
