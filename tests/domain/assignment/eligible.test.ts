import { describe, expect, it } from 'vitest';
import { eligible, type OfferedTask } from '../../../domain/assignment/eligible.ts';
import type { Post, Principal } from '../../../domain/permissions/roles.ts';

const task = (changes: Partial<OfferedTask> = {}): OfferedTask => ({
  role: 'handler',
  unit: 'u-municipal',
  person: null,
  exclude: [],
  grid: 'g-1',
  ...changes,
});
const person = (...posts: readonly Post[]): Principal => ({ person: 'p-1', posts });
const handler: Post = { role: 'handler', unit: 'u-municipal', grid: null };
const gridWorker: Post = { role: 'grid', unit: 'u-jianshe', grid: 'g-1' };

describe('who may take a task', () => {
  it('whoever holds its role in its unit, under that post', () => {
    const lead: Post = { role: 'lead', unit: 'u-municipal', grid: null };
    expect(eligible(task(), person(lead, handler))).toEqual({ eligible: true, post: handler });
  });

  it('anybody in the role when it has no unit, anybody in the unit when it has no role', () => {
    expect(eligible(task({ unit: null }), person({ ...handler, unit: 'u-x' })).eligible).toBe(true);
    expect(eligible(task({ role: null }), person({ ...handler, role: 'lead' })).eligible).toBe(
      true,
    );
  });

  it('nobody in another role or unit, each with its reason', () => {
    expect(eligible(task(), person())).toMatchObject({ reason: 'other-role' });
    expect(eligible(task(), person({ ...handler, role: 'lead' }))).toMatchObject({
      reason: 'other-role',
    });
    expect(eligible(task(), person({ ...handler, unit: 'u-x' }))).toMatchObject({
      reason: 'other-unit',
    });
  });

  it('only the person it was given to, whatever posts they hold now', () => {
    const given = task({ person: 'p-1' });
    expect(eligible(given, person())).toEqual({ eligible: true, post: null });
    expect(eligible(given, person(gridWorker, handler))).toEqual({ eligible: true, post: handler });
    expect(eligible(given, { person: 'p-2', posts: [handler] })).toMatchObject({
      reason: 'offered-to-other',
    });
  });

  it('never whoever is excluded, not even when it was given to them', () => {
    expect(eligible(task({ exclude: ['p-1'] }), person(handler))).toMatchObject({
      reason: 'excluded-person',
    });
    expect(eligible(task({ exclude: ['p-1'], person: 'p-1' }), person(handler))).toMatchObject({
      reason: 'excluded-person',
    });
  });

  it('grid workers of that grid, and of the unit when no grid is known', () => {
    const check = task({ role: 'grid', unit: 'u-jianshe' });
    expect(eligible(check, person(gridWorker)).eligible).toBe(true);
    expect(eligible(check, person({ ...gridWorker, grid: 'g-2' }))).toMatchObject({
      reason: 'other-grid',
    });
    expect(
      eligible({ ...check, grid: null }, person({ ...gridWorker, grid: 'g-2' })).eligible,
    ).toBe(true);
    expect(eligible(check, person({ ...gridWorker, grid: null })).eligible).toBe(true);
  });
});
