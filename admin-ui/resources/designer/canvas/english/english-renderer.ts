import BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer';
import { roomy } from '../../../../diagram/label-room.ts';
import { elementOf } from '../../../../diagram/element-of.ts';
import { nameOf } from './english-of.ts';
import type { Drawn } from '../services.ts';

type Given = Parameters<BpmnRenderer['drawShape']>;
type Shape = Given[1] & Pick<Drawn, 'labelTarget'>;

/** The same with some properties that say something else; nothing of it is written. */
const seenWith = <T extends object>(one: T, values: Readonly<Record<PropertyKey, unknown>>): T =>
  new Proxy(one, {
    get: (target, key): unknown => (key in values ? values[key] : Reflect.get(target, key)),
  });

/** The room of a label, in its own coordinates. */
function roomOf(label: Shape, name: string): { readonly shift: number; readonly width: number } {
  const own = { x: label.x, width: label.width };
  const target = label.labelTarget;
  const isOfLine = target === undefined || target.waypoints !== undefined;
  const of = isOfLine ? null : { x: target.x ?? 0, width: target.width ?? 0 };
  const { x, width } = roomy(own, of, name);
  return { shift: x - own.x, width };
}

/** Draws what has an English name with that; the names in the file stay what they are. */
export class EnglishRenderer extends BpmnRenderer {
  static override $inject = [
    'config.bpmnRenderer',
    'eventBus',
    'styles',
    'pathMap',
    'canvas',
    'textRenderer',
  ];

  constructor(...given: ConstructorParameters<typeof BpmnRenderer>) {
    super(...given);
    const [, eventBus] = given;
    // An English name is a part of the element: the modeler does not know that the label shows it.
    eventBus.on('element.changed', ({ element }: { readonly element: Drawn }) => {
      if (element.label !== undefined) {
        eventBus.fire('element.changed', { element: element.label });
      }
    });
  }

  override drawShape(visuals: Given[0], shape: Shape, attributes?: Given[2]): SVGElement {
    const name = nameOf(shape);
    const element = elementOf(shape);
    if (name === null || element === null) {
      return super.drawShape(visuals, shape, attributes);
    }
    const businessObject = seenWith(element, { name });
    if (shape.labelTarget === undefined) {
      return super.drawShape(visuals, seenWith(shape, { businessObject }), attributes);
    }
    const { shift, width } = roomOf(shape, name);
    const text = super.drawShape(visuals, seenWith(shape, { businessObject, width }), attributes);
    text.setAttribute('transform', `translate(${shift} 0)`);
    return text;
  }
}
