import { isConversationNode } from '../../../diagram/conversations/conversation-types.ts';
import { shapesOf, type ShapeSpec } from './shape-spec.ts';
import { appendBehind } from './append-behind.ts';
import type { Services } from './services.ts';

type Get = <N extends keyof Services>(name: N) => Services[N];

/** By the pointer: the shape follows it until the next press. */
export function dragShape(get: Get, spec: ShapeSpec, event: MouseEvent): void {
  const shapes = shapesOf(spec, {
    bpmnFactory: get('bpmnFactory'),
    elementFactory: get('elementFactory'),
  });
  const [first] = shapes;
  get('create').start(event, shapes.length === 1 ? first : shapes, {
    hints: { autoSelect: [first] },
  });
}

/** By the keyboard: behind what is selected, else in the middle of what is seen. */
export function placeShape(get: Get, spec: ShapeSpec): void {
  const [shape, ...inside] = shapesOf(spec, {
    bpmnFactory: get('bpmnFactory'),
    elementFactory: get('elementFactory'),
  });
  const [selected] = get('selection').get();
  const follows = selected !== undefined && selected.waypoints === undefined;
  if (follows && inside.length === 0 && /Task|Gateway|Event|CallActivity/u.test(selected.type)) {
    get('selection').select([appendBehind(get, selected, shape)]);
    return;
  }
  const { x, y, width, height } = get('canvas').viewbox();
  const root = get('canvas').getRootElement();
  // Without pools there is nobody to talk.
  if (
    isConversationNode(shape.businessObject) &&
    get('rules').allowed('shape.create', { shape, target: root }) === false
  ) {
    return;
  }
  const made = get('modeling').createElements(
    [shape, ...inside],
    { x: x + width / 2, y: y + height / 2 },
    root,
  );
  get('selection').select(made.slice(0, 1));
}
