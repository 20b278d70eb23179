import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import { text } from '../../../bpmn/parse/moddle-element.ts';
import { elementOf } from '../element-of.ts';
import { isConversation, isOfConversations, isSubConversation } from './conversation-types.ts';

type Given = ConstructorParameters<typeof BaseRenderer>;
type Shape = Parameters<BaseRenderer['drawShape']>[1];
type Connection = Parameters<BaseRenderer['drawConnection']>[1];

const svg = 'http://www.w3.org/2000/svg';
/** Ahead of the modeler's own, which draws none of this. */
const priority = 1500;
const corner = 12;

function add(to: SVGElement, tag: string, attributes: Readonly<Record<string, string | number>>) {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  to.append(made);
  return made;
}

const path = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join('');

/** Conversations as hexagons with their name below, their links as double lines (BPMN 2.0.2, 9.5). */
export class ConversationDrawing extends BaseRenderer {
  static $inject = ['eventBus'];

  constructor(eventBus: Given[0]) {
    super(eventBus, priority);
  }

  override canRender(element: Parameters<BaseRenderer['canRender']>[0]): boolean {
    const drawn = elementOf(element);
    return drawn !== null && element['labelTarget'] === undefined && isOfConversations(drawn);
  }

  override drawShape(visuals: SVGElement, shape: Shape): SVGElement {
    const { width, height } = shape;
    const element = elementOf(shape);
    const hexagon = [
      [0, height / 2],
      [corner, 0],
      [width - corner, 0],
      [width, height / 2],
      [width - corner, height],
      [corner, height],
    ];
    const made = add(visuals, 'polygon', {
      points: hexagon.map((point) => point.join(',')).join(' '),
      'stroke-width': element !== null && isConversation(element) ? 2 : 4,
    });
    if (element !== null && isSubConversation(element)) {
      const [x, y] = [width / 2, height - 9];
      add(visuals, 'path', { d: `M${x - 5},${y}h10M${x},${y - 5}v10`, fill: 'none' });
    }
    const name = element === null ? null : text(element, 'name');
    add(visuals, 'text', {
      x: width / 2,
      y: height + 16,
      'text-anchor': 'middle',
      'font-size': 13,
    }).textContent = name;
    return made;
  }

  override drawConnection(visuals: SVGElement, connection: Connection): SVGElement {
    const d = path(connection.waypoints);
    const made = add(visuals, 'path', { d, class: 'bh-conversation-link' });
    add(visuals, 'path', { d, class: 'bh-conversation-link inner' });
    return made;
  }

  override getShapePath({ x, y, width, height }: Shape): string {
    return `M${x},${y}h${width}v${height}h${-width}z`;
  }

  override getConnectionPath({ waypoints }: Connection): string {
    return path(waypoints);
  }
}
