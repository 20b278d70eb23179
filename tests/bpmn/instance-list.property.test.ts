import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceList } from '../../bpmn/engine/instance-list.ts';
import type { Instance } from '../../bpmn/engine/state.ts';

/** Small ids, and those around the ends of nodes of the tree. */
const ids = fc.oneof(
  fc.integer({ min: 1, max: 70 }),
  fc.constantFrom(31, 32, 1023, 1024, 1025, 32_767, 32_768, 2 ** 30 - 1, 2 ** 30, 2 ** 31 - 1),
);
const batches = fc.array(fc.array(ids, { maxLength: 12 }), { maxLength: 12 });

const instanceOf = (id: number, entered: number): Instance => ({
  id,
  element: 'A',
  scope: 1,
  state: 'active',
  causes: [],
  entered,
});

describe('a list of instances', () => {
  it('holds what a map holds, in order of ids, and never changes', () => {
    fc.assert(
      fc.property(batches, (given) => {
        const map = new Map<number, Instance>();
        let list = InstanceList.empty;
        const earlier: (readonly [InstanceList, string])[] = [];
        for (const [entered, batch] of given.entries()) {
          // Not looked at before the next is made of it, then looked at with what it held.
          const kept = JSON.stringify(sorted(map));
          earlier.push([list, kept]);
          const records = batch.map((id) => instanceOf(id, entered));
          for (const record of records) map.set(record.id, record);
          list = list.with(records);
          expect(list.length).toBe(map.size);
        }
        expect(list.all).toEqual(sorted(map));
        for (const [one, kept] of earlier) expect(JSON.stringify(one)).toBe(kept);
        for (const [id, record] of map) expect(list.get(id)).toBe(record);
        for (const id of [0, 33, 1026, 2 ** 30 + 1]) expect(list.get(id)).toBe(map.get(id));
        expect(list.findLast(isEven)).toBe(sorted(map).findLast(isEven));
      }),
    );
  });

  it('is itself when nothing is put in', () => {
    const list = InstanceList.of([instanceOf(1, 0)]);
    expect(list.with([])).toBe(list);
    expect(list).toEqual(InstanceList.of([instanceOf(1, 0)]));
    expect(list).not.toEqual(InstanceList.of([instanceOf(1, 1)]));
  });
});

const isEven = ({ id }: Instance): boolean => id % 2 === 0;

const sorted = (map: ReadonlyMap<number, Instance>): readonly Instance[] =>
  [...map.values()].toSorted((a, b) => a.id - b.id);
