import { beforeEach, describe, expect, it } from 'vitest';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { paletteItems } from '../../../admin-ui/resources/designer/canvas/palette-items.ts';
import { shapesOf } from '../../../admin-ui/resources/designer/canvas/shape-spec.ts';
import {
  stageTaskSpec,
  stageTasks,
} from '../../../admin-ui/resources/designer/canvas/stage-tasks.ts';
import { checkDiagram } from '../../../admin-ui/resources/designer/check/check-diagram.ts';
import { stages } from '../../../domain/stages.ts';
import { drawnCanvas, drawShape, flow } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(standInForDrawing);

describe('the palette', () => {
  it('has a task for every stage of the trade that people do', () => {
    expect(Object.keys(stageTasks)).toEqual(stages.filter((stage) => stage !== 'report'));
  });

  let shared: DesignerCanvas | null = null;
  const items = Object.values(paletteItems).flat();
  it.each(items)('makes a shape that can be drawn: $key', async ({ spec }) => {
    shared ??= await drawnCanvas();
    const { get } = shared;
    const [shape] = shapesOf(spec, {
      bpmnFactory: get('bpmnFactory'),
      elementFactory: get('elementFactory'),
    });
    expect(shape.type).toBe(spec.type);
  });

  it('makes stage tasks that run as they are', async () => {
    const canvas = await drawnCanvas();
    const start = drawShape(canvas, { type: 'bpmn:StartEvent' }, 'start', 60);
    const task = drawShape(canvas, stageTaskSpec('handle'), 'handle', 200);
    const end = drawShape(canvas, { type: 'bpmn:EndEvent' }, 'end', 400);
    flow(canvas, start, task, 'f1');
    flow(canvas, task, end, 'f2');
    const { procedure, findings } = await checkDiagram({
      xml: await canvas.xml(),
      called: {},
      decisions: {},
      forms: {},
    });
    expect(findings).toEqual([]);
    expect(procedure?.elements['handle']).toMatchObject({
      kind: 'userTask',
      stage: 'handle',
      assignment: { role: 'handler', unit: 'unit' },
      outcomes: [{ code: 'submit' }, { code: 'return', kind: 'back' }],
    });
  });
});
