/** Where a node stands in a grid; `band` keeps lanes apart. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface GridNode {
  readonly id: string;
  readonly band: number;
}

export interface GridFlow {
  readonly from: string;
  readonly to: string;
}

type Following = ReadonlyMap<string, readonly string[]>;

function followingOf(nodes: readonly GridNode[], flows: readonly GridFlow[]): Following {
  const following = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of flows) {
    if (following.has(to)) {
      following.get(from)?.push(to);
    }
  }
  return following;
}

/** What is reached from a node, each after all that it leads to; no recursion, diagrams may be long. */
function leftBehind(root: string, following: Following, seen: Set<string>): readonly string[] {
  const left: string[] = [];
  const open: { readonly id: string; readonly ways: string[] }[] = [];
  const enter = (id: string): void => {
    if (!seen.has(id)) {
      seen.add(id);
      open.push({ id, ways: [...(following.get(id) ?? [])] });
    }
  };
  enter(root);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const way = top.ways.shift();
    if (way === undefined) {
      left.push(top.id);
      open.pop();
    } else {
      enter(way);
    }
  }
  return left;
}

/** Nodes such that each comes before what follows it, but for ways back. */
function inOrder(nodes: readonly GridNode[], following: Following): readonly string[] {
  const entered = new Set([...following.values()].flat());
  const first = nodes.filter(({ id }) => !entered.has(id));
  const seen = new Set<string>();
  return [...first, ...nodes].flatMap(({ id }) => leftBehind(id, following, seen)).toReversed();
}

/** The longest way from a start to each node, ways back left out. */
function columnsOf(order: readonly string[], following: Following): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const passed = new Set<string>();
  for (const id of order) {
    passed.add(id);
    const column = columns.get(id) ?? 0;
    columns.set(id, column);
    for (const way of following.get(id) ?? []) {
      if (!passed.has(way)) {
        columns.set(way, Math.max(columns.get(way) ?? 0, column + 1));
      }
    }
  }
  return columns;
}

/**
 * A cell for each node: its column is the longest way to it, its row that of what leads to it, or the next that is
 * free. Bands stand below one another.
 */
export function placeNodes(
  nodes: readonly GridNode[],
  flows: readonly GridFlow[],
): ReadonlyMap<string, Cell> {
  const following = followingOf(nodes, flows);
  const order = inOrder(nodes, following);
  const columns = columnsOf(order, following);
  const bands = new Map(nodes.map(({ id, band }) => [id, band]));
  const rows = new Map<string, number>();
  const heights = new Map<number, number>();
  const taken = new Set<string>();
  for (const id of order) {
    const band = bands.get(id) ?? 0;
    const column = columns.get(id) ?? 0;
    const before = flows.find(({ from, to }) => to === id && rows.has(from))?.from;
    let row = before !== undefined && bands.get(before) === band ? (rows.get(before) ?? 0) : 0;
    while (taken.has(`${band} ${column} ${row}`)) {
      row += 1;
    }
    taken.add(`${band} ${column} ${row}`);
    rows.set(id, row);
    heights.set(band, Math.max(heights.get(band) ?? 0, row + 1));
  }
  const above = (band: number): number =>
    [...heights].reduce((sum, [one, height]) => sum + (one < band ? height : 0), 0);
  return new Map(
    order.map((id) => {
      const row = above(bands.get(id) ?? 0) + (rows.get(id) ?? 0);
      return [id, { column: columns.get(id) ?? 0, row }];
    }),
  );
}
