import {
  besideNames,
  childrenOf,
  containers,
  idOf,
  model,
  nodeNames,
  sizeOf,
} from './model-nodes.ts';
import { placeNodes, type Cell } from './place-nodes.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands in a process or a sub-process, from its own upper left. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: ReadonlyMap<string, Bounds>;
  /** Sub-processes, which are drawn open. */
  readonly expanded: ReadonlySet<string>;
  readonly lanes: ReadonlyMap<string, Bounds>;
}

const gapX = 60;
const gapY = 60;
const padding = 40;
const laneHead = 30;
const boundarySize = 36;

interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Of a sub-process. */
  readonly inside: Drawing | null;
}

function sized(node: Element): Sized {
  const inside = containers.includes(node.localName) ? drawContainer(node, 0) : null;
  const [width, height] = inside === null ? sizeOf(node) : [inside.width, inside.height];
  return { id: idOf(node), width, height, inside };
}

/** Lanes that hold nodes, in their order; those that hold lanes are not drawn. */
const lanesOf = (container: Element): readonly Element[] =>
  childrenOf(container, ['laneSet']).flatMap((set) =>
    [...set.getElementsByTagNameNS(model, 'lane')].filter(
      (lane) => lane.getElementsByTagNameNS(model, 'lane').length === 0,
    ),
  );

const bandOf = (lanes: readonly Element[], id: string): number =>
  Math.max(
    0,
    lanes.findIndex((lane) =>
      childrenOf(lane, ['flowNodeRef']).some((ref) => ref.textContent.trim() === id),
    ),
  );

/** Where each column, or row, begins: the widest of it and a gap. */
function beginnings(
  sizes: readonly (readonly [index: number, size: number])[],
  first: number,
  gap: number,
): readonly number[] {
  const last = Math.max(-1, ...sizes.map(([index]) => index));
  const widest = Array.from({ length: last + 1 }, () => 0);
  for (const [index, size] of sizes) {
    widest[index] = Math.max(widest[index] ?? 0, size);
  }
  const begins = [first];
  for (const size of widest) {
    begins.push((begins.at(-1) ?? first) + size + gap);
  }
  return begins;
}

const at = (begins: readonly number[], place: number): number => begins[place] ?? 0;

/** The middle of a cell. */
const centred = (begins: readonly number[], place: number, size: number, gap: number): number =>
  at(begins, place) + (at(begins, place + 1) - gap - at(begins, place) - size) / 2;

function boundaries(container: Element, shapes: Map<string, Bounds>): void {
  const counts = new Map<string, number>();
  for (const event of childrenOf(container, ['boundaryEvent'])) {
    const host = event.getAttribute('attachedToRef') ?? '';
    const bounds = shapes.get(host);
    const before = counts.get(host) ?? 0;
    counts.set(host, before + 1);
    if (bounds !== undefined) {
      const half = boundarySize / 2;
      shapes.set(idOf(event), {
        x: bounds.x + bounds.width - boundarySize - before * (boundarySize + 8) - 4,
        y: bounds.y + bounds.height - half,
        width: boundarySize,
        height: boundarySize,
      });
    }
  }
}

/** What leaves a boundary event leaves its host, as far as columns go. */
function flowsOf(container: Element): readonly { readonly from: string; readonly to: string }[] {
  const hosts = new Map(
    childrenOf(container, ['boundaryEvent']).map((event) => [
      idOf(event),
      event.getAttribute('attachedToRef') ?? '',
    ]),
  );
  return childrenOf(container, ['sequenceFlow']).map((flow) => {
    const from = flow.getAttribute('sourceRef') ?? '';
    return { from: hosts.get(from) ?? from, to: flow.getAttribute('targetRef') ?? '' };
  });
}

interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

function gridOf(nodes: readonly Sized[], cells: ReadonlyMap<string, Cell>, left: number): Grid {
  const cellOf = (id: string): Cell => cells.get(id) ?? { column: 0, row: 0 };
  return {
    columns: beginnings(
      nodes.map(({ id, width }) => [cellOf(id).column, width]),
      left + padding,
      gapX,
    ),
    rows: beginnings(
      nodes.map(({ id, height }) => [cellOf(id).row, height]),
      padding,
      gapY,
    ),
  };
}

function shapesOf(
  nodes: readonly Sized[],
  cells: ReadonlyMap<string, Cell>,
  { columns, rows }: Grid,
): { readonly shapes: Map<string, Bounds>; readonly expanded: Set<string> } {
  const shapes = new Map<string, Bounds>();
  const expanded = new Set<string>();
  for (const { id, width, height, inside } of nodes) {
    const { column, row } = cells.get(id) ?? { column: 0, row: 0 };
    const x = centred(columns, column, width, gapX);
    const y = centred(rows, row, height, gapY);
    shapes.set(id, { x, y, width, height });
    if (inside !== null) {
      expanded.add(id);
      for (const [child, bounds] of inside.shapes) {
        shapes.set(child, { ...bounds, x: bounds.x + x, y: bounds.y + y });
      }
      for (const child of inside.expanded) {
        expanded.add(child);
      }
    }
  }
  return { shapes, expanded };
}

/** Lanes from the first row of each to the first of the next. */
function drawLanes(
  lanes: readonly Element[],
  cells: ReadonlyMap<string, Cell>,
  { rows }: Grid,
  {
    left,
    width,
    height,
  }: { readonly left: number; readonly width: number; readonly height: number },
): ReadonlyMap<string, Bounds> {
  const drawn = new Map<string, Bounds>();
  const half = gapY / 2;
  let top = 0;
  for (const [index, lane] of lanes.entries()) {
    const own = childrenOf(lane, ['flowNodeRef']).map(
      (ref) => cells.get(ref.textContent.trim())?.row ?? -1,
    );
    const last = Math.max(-1, ...own);
    const below = last < 0 ? top + 2 * padding : at(rows, last + 1) - half;
    const bottom = index === lanes.length - 1 ? Math.max(height, below) : below;
    drawn.set(idOf(lane), { x: left, y: top, width: width - left, height: bottom - top });
    top = bottom;
  }
  return drawn;
}

/** Lays out what stands in a process or a sub-process; `left` is kept free for a name. */
export function drawContainer(container: Element, left: number): Drawing {
  const lanes = lanesOf(container);
  const nodes = childrenOf(container, nodeNames).map(sized);
  const cells = placeNodes(
    nodes.map(({ id }) => ({ id, band: bandOf(lanes, id) })),
    flowsOf(container),
  );
  const grid = gridOf(nodes, cells, left + (lanes.length > 0 ? laneHead : 0));
  const { shapes, expanded } = shapesOf(nodes, cells, grid);
  boundaries(container, shapes);
  let x = left + padding;
  let height = (grid.rows.at(-1) ?? padding) - gapY + padding;
  const beside = childrenOf(container, besideNames);
  for (const one of beside) {
    const [width, tall] = sizeOf(one);
    shapes.set(idOf(one), { x, y: height, width, height: tall });
    x += width + gapX;
  }
  height += beside.length > 0 ? gapY + padding : 0;
  const width = Math.max((grid.columns.at(-1) ?? 0) - gapX + padding, x, 160);
  return {
    width,
    height,
    shapes,
    expanded,
    lanes: drawLanes(lanes, cells, grid, { left, width, height }),
  };
}
