import { describe, expect, it } from 'vitest';
import type { GroupName, TaskGroup } from '../../../admin-ui/resources/tasks/inbox/group-tasks.ts';
import {
  headAt,
  planRows,
  rowAt,
  rowsInSight,
  scrollTo,
} from '../../../admin-ui/resources/tasks/inbox/row-plan.ts';
import { taskRow } from '../tasks.ts';

const heights = { head: 28, task: 48 };

const group = (name: GroupName, ids: readonly string[]): TaskGroup => ({
  name,
  tasks: ids.map((id) => taskRow({ id })),
});
const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `t${index}`);

describe('planRows', () => {
  it('lays heads and tasks below each other', () => {
    const plan = planRows(
      [group('overdue', ['a', 'b']), group('later', ['c'])],
      new Set(),
      heights,
      true,
    );
    expect(plan.rows.map((row) => row.top)).toEqual([0, 28, 76, 124, 152]);
    expect(plan.height).toBe(200);
    expect(plan.tasks.map((task) => task.id)).toEqual(['a', 'b', 'c']);
  });

  it('leaves out the tasks of a collapsed group but not its head and count', () => {
    const plan = planRows(
      [group('overdue', ['a', 'b']), group('later', ['c'])],
      new Set(['overdue']),
      heights,
      true,
    );
    expect(plan.rows.map((row) => row.kind)).toEqual(['head', 'head', 'task']);
    expect(plan.rows[0]).toMatchObject({ count: 2, collapsed: true });
    expect(plan.tasks.map((task) => task.id)).toEqual(['c']);
  });

  it('has no heads for orders without groups, and then nothing is collapsed', () => {
    const plan = planRows([group('none', ['a', 'b'])], new Set(['none']), heights, false);
    expect(plan.rows.map((row) => row.kind)).toEqual(['task', 'task']);
  });
});

describe('what is in sight', () => {
  const plan = planRows([group('today', many(100_000))], new Set(), heights, true);

  it('is a few dozen rows of a hundred thousand, wherever one is', () => {
    for (const top of [0, 2_400_000, plan.height - 800]) {
      const rows = rowsInSight(plan, top, 800);
      expect(rows.length).toBeGreaterThanOrEqual(17);
      expect(rows.length).toBeLessThanOrEqual(40);
      expect(rows[0]?.top).toBeLessThanOrEqual(top);
    }
  });

  it('is found without walking through the list', () => {
    expect(rowAt(plan.rows, -1)).toBe(-1);
    expect(rowAt(plan.rows, 0)).toBe(0);
    expect(rowAt(plan.rows, 28 + 48 * 5 + 1)).toBe(6);
  });

  it('knows the group at the top', () => {
    const two = planRows(
      [group('overdue', ['a']), group('later', many(30))],
      new Set(),
      heights,
      true,
    );
    expect(headAt(two, 10)?.group).toBe('overdue');
    expect(headAt(two, 500)?.group).toBe('later');
  });
});

describe('scrollTo', () => {
  const plan = planRows([group('today', many(100))], new Set(), heights, true);
  const view = { top: 1000, height: 480 };

  it('leaves a row in sight where it is', () => {
    expect(scrollTo(plan, 't24', view, heights)).toBeNull();
  });

  it('brings a row above below the sticky head', () => {
    expect(scrollTo(plan, 't10', view, heights)).toBe(28 + 10 * 48 - 28);
  });

  it('brings a row below to the lower edge', () => {
    expect(scrollTo(plan, 't60', view, heights)).toBe(28 + 61 * 48 - 480);
  });

  it('does nothing for a task that is not in the list', () => {
    expect(scrollTo(plan, 'gone', view, heights)).toBeNull();
  });
});
