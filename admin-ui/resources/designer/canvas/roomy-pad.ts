import ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import { placePad, type PadBox } from './pad-place.ts';
import type { Drawn, Services } from './services.ts';

/** They are full of other shapes: to lie over their ground covers nothing. */
const isGround = ({ type, children = [] }: Drawn): boolean =>
  /Participant|Lane|Group|Collaboration|Process$/u.test(type) || children.length > 0;

/** Room for the tools at the upper edge of the canvas. */
const toolsHeight = 52;
const edge = 8;

type Arguments = ConstructorParameters<typeof ContextPad>;

/** A context pad beside its shape, where it covers none of the neighbours if there is such a place. */
export class RoomyPad extends ContextPad {
  static override $inject = ['canvas', 'elementRegistry', 'eventBus', 'scheduler'];
  readonly #canvas: Services['canvas'];
  readonly #registry: Services['elementRegistry'];
  #pad: HTMLElement | null = null;

  constructor(
    canvas: Services['canvas'] & Arguments[0],
    registry: Services['elementRegistry'] & Arguments[1],
    eventBus: Services['eventBus'] & Arguments[2],
    scheduler: Arguments[3],
  ) {
    super(canvas, registry, eventBus, scheduler);
    this.#canvas = canvas;
    this.#registry = registry;
    eventBus.on('contextPad.create', ({ pad }: { readonly pad: HTMLElement }) => {
      this.#pad = pad;
    });
  }

  /** The modeler asks for it whenever the pad opens and the view changes. */
  _getPosition(target: Drawn | readonly Drawn[]): { readonly left: number; readonly top: number } {
    const targets = 'id' in target ? [target] : target;
    const { outer } = this.#canvas.viewbox();
    return placePad({
      target: this.#around(targets),
      pad: { width: this.#pad?.offsetWidth ?? 0, height: this.#pad?.offsetHeight ?? 0 },
      view: {
        left: edge,
        top: toolsHeight,
        width: outer.width - 2 * edge,
        height: outer.height - toolsHeight - edge,
      },
      others: this.#registry
        .getAll()
        .filter((drawn) => drawn.width !== undefined && !targets.includes(drawn))
        .filter((drawn) => !isGround(drawn))
        .map((drawn) => this.#boxOf(drawn)),
    });
  }

  #boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Drawn>): PadBox {
    const view = this.#canvas.viewbox();
    return {
      left: (x - view.x) * view.scale,
      top: (y - view.y) * view.scale,
      width: width * view.scale,
      height: height * view.scale,
    };
  }

  /** Around all of them; a line has its pad at its end. */
  #around(targets: readonly Drawn[]): PadBox {
    const boxes = targets.map((drawn) =>
      this.#boxOf(drawn.waypoints === undefined ? drawn : (drawn.waypoints.at(-1) ?? drawn)),
    );
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      left,
      top,
      width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
      height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
    };
  }
}
