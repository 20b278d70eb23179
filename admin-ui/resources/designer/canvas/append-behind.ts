import { togetherCommand } from './edit.ts';
import { named, type Drawn, type Services } from './services.ts';

type Get = <N extends keyof Services>(name: N) => Services[N];

/** Between a shape and what follows it. */
const gap = 50;

const splits = /Gateway$/u;
const leadsOn =
  /(?:Task|Gateway|CallActivity|SubProcess|Transaction|IntermediateCatchEvent|IntermediateThrowEvent)$/u;

const rightOf = ({ x = 0, width = 0 }: Drawn): number => x + width;

/** The one flow that leads on from a shape; null where it ends or divides there. */
function onlyFlow(source: Drawn): Drawn | null {
  const flows = (source.outgoing ?? []).filter(({ type }) => type === 'bpmn:SequenceFlow');
  const [flow] = flows;
  return flows.length === 1 && flow !== undefined && !splits.test(source.type) ? flow : null;
}

/** Moves what stands to the right of a shape, so far that another fits before it. */
function makeRoom(get: Get, before: Drawn, wanted: number): void {
  const spaceTool = get('spaceTool');
  const start = (before.x ?? 0) - 1;
  const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(
    get('elementRegistry').getAll(),
    'x',
    wanted,
    start,
  );
  spaceTool.makeSpace(movingShapes, resizingShapes, { x: wanted, y: 0 }, 'e', start);
}

/** Into a flow that leads on: what followed then follows the new shape. */
function insert(get: Get, shape: Drawn, source: Drawn, flow: Drawn): Drawn {
  const { target = source } = flow;
  const { x: next = 0 } = target;
  const left = rightOf(source) + gap;
  const width = shape.width ?? 0;
  const missing = left + width + gap - next;
  if (missing > 0 && next >= rightOf(source)) {
    makeRoom(get, target, missing);
  }
  const middle = { x: left + width / 2, y: (source.y ?? 0) + (source.height ?? 0) / 2 };
  return get('modeling').createShape(shape, middle, flow);
}

/**
 * Puts a shape behind another one. Where one flow leads on from there, the shape goes into that flow: a second flow
 * would let both ways be gone.
 */
export function appendBehind(get: Get, selected: Drawn, shape: Drawn): Drawn {
  const source = named(selected);
  const flow = leadsOn.test(shape.type) ? onlyFlow(source) : null;
  if (flow === null) {
    return get('autoPlace').append(source, shape);
  }
  let made = shape;
  get('eventBus').fire('autoPlace.start', { source, shape });
  get('commandStack').execute(togetherCommand, {
    run: () => {
      made = insert(get, shape, source, flow);
    },
  });
  get('eventBus').fire('autoPlace.end', { source, shape: made });
  return made;
}
