/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 up to 1. */
  next(): number;
  /** @throws Error when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, good enough to choose among a few things. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) {
        throw new Error('Expected something to pick from, but the list is empty');
      }
      return item;
    },
  };
}

/** A sequence of its own for each case, so that the order in which clients come to them does not matter. */
export const randomOfCase = (seed: number, number: number): Random =>
  randomOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
