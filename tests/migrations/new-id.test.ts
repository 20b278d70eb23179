import { describe, expect, it } from 'vitest';
import { newId } from '../../migrations/new-id.ts';

const many = 20_000;

describe('newId', () => {
  it('gives a version 7 of RFC 9562 each time, never one twice', () => {
    const ids = Array.from({ length: many }, () => newId());
    expect(new Set(ids).size).toBe(many);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  });

  it('sorts in the order in which one process made them, within a millisecond too', () => {
    const ids = Array.from({ length: many }, () => newId());
    expect(ids.toSorted()).toEqual(ids);
  });

  it('begins with the time, which runs ahead only when more are made than a millisecond holds', () => {
    const before = Date.now();
    const id = newId();
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThan(before + many);
  });
});
