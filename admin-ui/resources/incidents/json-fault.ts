/** Where text stops being JSON, counted from 1; `end`: something is missing at the end. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly kind: 'unexpected' | 'end';
}

const blank = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

/** Reads along the text; what does not fit is thrown as the place where it was expected. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(given: string) {
    this.#text = given;
  }

  document(): void {
    this.#value();
    if (this.#at < this.#text.length) this.#fail();
  }

  #fail(): never {
    // oxlint-disable-next-line typescript/only-throw-error -- a place, caught at once below
    throw this.#at;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const hit = pattern.exec(this.#text);
    if (hit === null) return false;
    this.#at += hit[0].length;
    return true;
  }

  #take(sign: string): boolean {
    this.#skip(blank);
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    this.#skip(blank);
    return true;
  }

  #value(): void {
    this.#skip(blank);
    if (this.#take('{')) this.#items('}', () => this.#member());
    else if (this.#take('[')) this.#items(']', () => this.#value());
    else if (![text, number, word].some((pattern) => this.#skip(pattern))) this.#fail();
    this.#skip(blank);
  }

  #member(): void {
    if (!this.#skip(text) || !this.#take(':')) this.#fail();
    this.#value();
  }

  #items(close: string, item: () => void): void {
    if (this.#take(close)) return;
    do item();
    while (this.#take(','));
    if (!this.#take(close)) this.#fail();
  }
}

/** Null for text that is JSON. Browsers tell the place of a fault each in their own words, or not at all. */
export function jsonFault(given: string): JsonFault | null {
  try {
    new Reader(given).document();
    return null;
  } catch (place) {
    if (typeof place !== 'number') throw place;
    const before = given.slice(0, place).split('\n');
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      kind: place >= given.trimEnd().length ? 'end' : 'unexpected',
    };
  }
}
