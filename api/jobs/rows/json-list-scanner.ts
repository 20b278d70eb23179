import { UnreadableFile } from './source-row.ts';

/** One item longer than this is refused, so that a broken file cannot fill the memory. */
const longestItem = 4 * 1024 * 1024;

/**
 * Cuts the text of a JSON list into the texts of its items without parsing them. It knows strings
 * and brackets only; `JSON.parse` judges each item afterwards.
 */
export class JsonListScanner {
  /** Bracket depth at which items stand: 0 for lines of objects, 1 in a list, 2 in a list of an object. */
  #itemDepth = -1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #ended = false;
  #item = '';
  /** The last string of the outer object: the key of the list when a bracket follows it. */
  #lastString = '';
  readonly #list: string | null;

  constructor(list: string | null) {
    this.#list = list;
  }

  /** Takes more text, gives the items that it completed. */
  push(text: string): string[] {
    const items: string[] = [];
    for (const char of text) {
      const item = this.#take(char);
      if (item !== null) {
        items.push(item);
      }
    }
    return items;
  }

  /** Throws when the text stopped in the middle. */
  end(): void {
    if (this.#depth !== 0 || this.#inString || this.#item.trim() !== '') {
      throw new UnreadableFile(
        'file-unreadable',
        'Expected the end of the JSON list, but the file stops before it',
      );
    }
    if (this.#itemDepth === -1 && !this.#ended) {
      throw new UnreadableFile(
        'list-missing',
        `Expected a JSON list ${this.#list ?? ''}, but found none`,
      );
    }
  }

  #take(char: string): string | null {
    if (this.#inString) {
      this.#takeInString(char);
      return null;
    }
    if (char === '"') {
      this.#inString = true;
      this.#lastString = '';
      this.#keep(char);
      return null;
    }
    if (char === '[' || char === '{') {
      return this.#open(char);
    }
    return char === ']' || char === '}' ? this.#close(char) : this.#plain(char);
  }

  #takeInString(char: string): void {
    this.#keep(char);
    if (this.#escaped) {
      this.#escaped = false;
    } else if (char === '\\') {
      this.#escaped = true;
    } else if (char === '"') {
      this.#inString = false;
      return;
    }
    if (this.#itemDepth === -1) {
      this.#lastString += char;
    }
  }

  #open(char: string): string | null {
    if (this.#itemDepth === -1 && this.#startsList(char)) {
      this.#depth += 1;
      this.#itemDepth = this.#depth;
      return null;
    }
    if (this.#itemDepth === -1 && this.#list === null && !this.#ended) {
      this.#itemDepth = 0;
    }
    this.#depth += 1;
    this.#keep(char);
    return null;
  }

  #startsList(char: string): boolean {
    if (char !== '[' || this.#ended) {
      return false;
    }
    return this.#list === null
      ? this.#depth === 0
      : this.#depth === 1 && this.#lastString === this.#list;
  }

  #close(char: string): string | null {
    if (this.#depth === 0) {
      throw new UnreadableFile('file-unreadable', `Expected JSON, but found ${char} too many`);
    }
    this.#depth -= 1;
    if (this.#itemDepth > 0 && this.#depth === this.#itemDepth - 1) {
      const last = this.#finished();
      this.#itemDepth = -1;
      this.#ended = true;
      return last;
    }
    this.#keep(char);
    return this.#itemDepth === 0 && this.#depth === 0 ? this.#finished() : null;
  }

  #plain(char: string): string | null {
    if (char === ',' && this.#depth === this.#itemDepth) {
      return this.#finished();
    }
    this.#keep(char);
    return null;
  }

  #keep(char: string): void {
    if (this.#itemDepth === -1) {
      return;
    }
    if (this.#item.length >= longestItem) {
      throw new UnreadableFile(
        'row-too-long',
        `Expected rows of at most ${longestItem} characters`,
      );
    }
    this.#item += char;
  }

  #finished(): string | null {
    const item = this.#item.trim();
    this.#item = '';
    return item === '' ? null : item;
  }
}
