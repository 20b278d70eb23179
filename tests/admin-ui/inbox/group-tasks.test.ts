import { describe, expect, it } from 'vitest';
import {
  groupOf,
  groupTasks,
  todayOf,
} from '../../../admin-ui/resources/tasks/inbox/group-tasks.ts';
import { taskRow } from '../tasks.ts';

const zone = 'Asia/Shanghai';
/** 14:32 on the wall of the deployment. */
const now = Date.parse('2026-11-24T06:32:00Z');

describe('groupOf', () => {
  it.each([
    ['overdue', { clockState: 'overdue', dueAt: '2026-11-24T06:20:00Z' }],
    ['overdue', { clockState: 'warn', dueAt: '2026-11-24T06:32:00Z' }],
    ['soon', { clockState: 'warn', dueAt: '2026-11-24T06:47:00Z' }],
    ['today', { clockState: 'fine', dueAt: '2026-11-24T06:47:01Z' }],
    ['today', { clockState: 'fine', dueAt: '2026-11-24T15:59:59Z' }],
    ['later', { clockState: 'fine', dueAt: '2026-11-24T16:00:00Z' }],
    ['paused', { clockState: 'paused', dueAt: null }],
    ['paused', { clockState: 'paused', dueAt: '2026-11-24T06:20:00Z' }],
    ['none', { clockState: 'none', dueAt: null }],
    ['none', { clockState: 'undetermined', dueAt: null }],
  ] as const)('puts it into %s: %o', (group, clock) => {
    expect(groupOf(taskRow(clock), todayOf(now, zone))).toBe(group);
  });

  it('reads the day in the zone of the deployment, not of the machine', () => {
    const task = taskRow({ clockState: 'fine', dueAt: '2026-11-24T17:00:00Z' });
    expect(groupOf(task, todayOf(now, 'Asia/Shanghai'))).toBe('later');
    expect(groupOf(task, todayOf(now, 'UTC'))).toBe('today');
  });
});

describe('todayOf', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T06:32:00Z', '2026-11-24T16:00:00Z'],
    ['Asia/Shanghai', '2026-11-24T16:00:00Z', '2026-11-25T16:00:00Z'],
    // A day of 25 hours, and one of 23.
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ])('in %s at %s ends at %s', (where, at, end) => {
    expect(todayOf(Date.parse(at), where).end).toBe(Date.parse(end));
  });
});

describe('groupTasks', () => {
  it('keeps the order of groups and of tasks within, and leaves empty groups out', () => {
    const tasks = [
      taskRow({ id: 'a', clockState: 'none', dueAt: null }),
      taskRow({ id: 'b', clockState: 'warn', dueAt: '2026-11-24T06:40:00Z' }),
      taskRow({ id: 'c', clockState: 'overdue', dueAt: '2026-11-24T06:00:00Z' }),
      taskRow({ id: 'd', clockState: 'warn', dueAt: '2026-11-24T06:41:00Z' }),
    ];
    const groups = groupTasks(tasks, todayOf(now, zone)).map((group) => [
      group.name,
      group.tasks.map((task) => task.id),
    ]);
    expect(groups).toEqual([
      ['overdue', ['c']],
      ['soon', ['b', 'd']],
      ['none', ['a']],
    ]);
  });
});
