/** A place on a flat map, meters; x to the east, y to the south. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
