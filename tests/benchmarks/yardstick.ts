/**
 * A fixed piece of work of the kind that a page and the engine do: objects are made, found by key, sorted and written out.
 * Stands by itself, so that its text can be run in a browser.
 * @returns milliseconds, the median of 15
 */
export const yardstick = (): number => {
  const millis: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const started = performance.now();
    const rows = Array.from({ length: 20_000 }, (_, index) => {
      const hash = (index * 2_654_435_761) % 4_294_967_296;
      return { id: `row-${hash.toString(36)}`, place: hash % 97, open: hash % 3 === 0 };
    });
    const places = new Map<number, number>();
    for (const { place } of rows) places.set(place, (places.get(place) ?? 0) + 1);
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    JSON.stringify([rows, [...places]]);
    // The first ones are compiled while they run.
    if (turn >= 5) millis.push(performance.now() - started);
  }
  millis.sort((a, b) => a - b);
  return millis[7] ?? 0;
};
