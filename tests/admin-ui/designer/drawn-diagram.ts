import {
  createDesignerCanvas,
  type DesignerCanvas,
} from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { drawingOf } from '../../../admin-ui/resources/designer/canvas/drawing.ts';
import { padKeys, type PadKey } from '../../../admin-ui/resources/designer/canvas/context-pad.ts';
import {
  shapesOf,
  type ShapeSpec,
} from '../../../admin-ui/resources/designer/canvas/shape-spec.ts';
import type { Drawn } from '../../../admin-ui/resources/designer/canvas/services.ts';

const isPad = (words: Readonly<Record<string, string>>): words is Record<PadKey, string> =>
  padKeys.every((key) => key in words);

/** An empty process with its plane. */
export const emptyDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true" />
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="plane" bpmnElement="p" /></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** The real modeler over an element of the document. */
export async function drawnCanvas(
  xml = emptyDiagram,
  { readOnly = false, english = false } = {},
): Promise<DesignerCanvas> {
  const host = document.createElement('div');
  document.body.append(host);
  const pad = Object.fromEntries(padKeys.map((key) => [key, key]));
  if (!isPad(pad)) {
    throw new TypeError('Expected a word for each key of the pad');
  }
  const canvas = createDesignerCanvas({
    host,
    readOnly,
    wordings: { modeler: {}, pad, padName: 'pad', english },
  });
  const drawing = drawingOf(xml);
  if (drawing.kind !== 'drawable') {
    throw new TypeError(`Expected a diagram that can be drawn, but got ${drawing.kind}`);
  }
  await canvas.load(drawing);
  return canvas;
}

/** Draws a shape in the process. */
export function drawShape({ get }: DesignerCanvas, spec: ShapeSpec, id: string, x = 100): Drawn {
  const shapes = shapesOf(spec, {
    bpmnFactory: get('bpmnFactory'),
    elementFactory: get('elementFactory'),
  });
  const root = get('canvas').getRootElement();
  const [made] = get('modeling').createElements(shapes, { x, y: 200 }, root);
  if (made === undefined) {
    throw new TypeError('Expected a shape, but none was drawn');
  }
  get('modeling').updateProperties(made, { id });
  return made;
}

export const flow = ({ get }: DesignerCanvas, from: Drawn, to: Drawn, id: string): Drawn => {
  const made = get('modeling').connect(from, to, { type: 'bpmn:SequenceFlow' });
  get('modeling').updateProperties(made, { id });
  return made;
};
