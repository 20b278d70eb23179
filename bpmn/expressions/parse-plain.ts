import { additiveOperators, compareOperators } from './plain-expression.ts';
import type { PlainExpression } from './plain-expression.ts';

const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?)(?![\w.])|"([^"\\\n]*)"|([A-Za-z_]\w*)|(!=|<=|>=|[=<>+\-*(){},:.]))/y;
/** Words of the language (of any context) and names that the scope computes: left to `feelin`. */
const reserved = new Set([
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'true',
  'false',
  'null',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'instance',
  'of',
  'function',
  'external',
  'item',
  'partial',
  'now',
  'today',
  'date',
  'time',
  'duration',
]);
const maximumDepth = 40;
/** Keeps chains of operators, which are evaluated from within, short enough for the stack. */
const textLimit = 4000;

type Token =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'word' | 'symbol'; readonly text: string };

/** Thrown inside this file only: the text is not plain, `feelin` shall have it. */
class NotPlain extends Error {}

/** The expression, or null when the text needs the whole language (or is wrong). */
export function parsePlain(source: string): PlainExpression | null {
  try {
    const parser = new PlainParser(tokenize(source));
    return parser.all();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function tokenize(source: string): Token[] {
  if (source.length > textLimit) throw new NotPlain();
  const text = source.trimEnd();
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (match === null) throw new NotPlain();
    const [, number, string, word, symbol] = match;
    // Longer numbers may lose digits, which is refused with a reason elsewhere.
    if ((number?.length ?? 0) > 15) throw new NotPlain();
    if (number !== undefined) tokens.push({ type: 'number', value: Number(number) });
    else if (string !== undefined) tokens.push({ type: 'string', value: string });
    else if (word !== undefined) tokens.push({ type: 'word', text: word });
    else tokens.push({ type: 'symbol', text: symbol ?? '' });
  }
  return tokens;
}

class PlainParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  all(): PlainExpression {
    const expression = this.#expression();
    if (this.#at !== this.#tokens.length) throw new NotPlain();
    return expression;
  }

  #expression(): PlainExpression {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw new NotPlain();
    const expression = this.#take('word', 'if') ? this.#if() : this.#or();
    this.#depth -= 1;
    return expression;
  }

  #if(): PlainExpression {
    const condition = this.#expression();
    this.#expect('word', 'then');
    const consequent = this.#expression();
    this.#expect('word', 'else');
    return { type: 'if', condition, consequent, alternative: this.#expression() };
  }

  #or(): PlainExpression {
    let left = this.#and();
    while (this.#take('word', 'or')) left = { type: 'or', left, right: this.#and() };
    return left;
  }

  #and(): PlainExpression {
    let left = this.#comparison();
    while (this.#take('word', 'and')) left = { type: 'and', left, right: this.#comparison() };
    return left;
  }

  #comparison(): PlainExpression {
    const left = this.#sum();
    const operator = this.#takeSymbolOf(compareOperators);
    if (operator === null) return left;
    return { type: 'compare', operator, left, right: this.#sum() };
  }

  #sum(): PlainExpression {
    let left = this.#product();
    for (;;) {
      const operator = this.#takeSymbolOf(additiveOperators);
      if (operator === null) return left;
      left = {
        type: 'arithmetic',
        operator,
        left,
        right: this.#product(),
      };
    }
  }

  #product(): PlainExpression {
    let left = this.#primary();
    while (this.#take('symbol', '*')) {
      left = { type: 'arithmetic', operator: '*', left, right: this.#primary() };
    }
    return left;
  }

  #primary(): PlainExpression {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotPlain();
    this.#at += 1;
    if (token.type === 'number' || token.type === 'string')
      return { type: 'literal', value: token.value };
    if (token.type === 'word') return this.#word(token.text);
    if (token.text === '(') {
      const inner = this.#expression();
      this.#expect('symbol', ')');
      return inner;
    }
    if (token.text === '{') return this.#context();
    throw new NotPlain();
  }

  #word(text: string): PlainExpression {
    if (text === 'true' || text === 'false') return { type: 'literal', value: text === 'true' };
    if (text === 'null') return { type: 'literal', value: null };
    const names: [string, ...string[]] = [this.#name(text)];
    while (this.#take('symbol', '.')) names.push(this.#name(this.#nextWord()));
    return { type: 'path', names };
  }

  #context(): PlainExpression {
    const entries: { key: string; value: PlainExpression }[] = [];
    if (this.#take('symbol', '}')) return { type: 'context', entries };
    do {
      const key = this.#name(this.#nextWord());
      if (entries.some((entry) => entry.key === key)) throw new NotPlain();
      this.#expect('symbol', ':');
      entries.push({ key, value: this.#expression() });
    } while (this.#take('symbol', ','));
    this.#expect('symbol', '}');
    return { type: 'context', entries };
  }

  #name(text: string): string {
    if (reserved.has(text) || text === '__proto__') throw new NotPlain();
    return text;
  }

  #nextWord(): string {
    const token = this.#tokens[this.#at];
    if (token?.type !== 'word') throw new NotPlain();
    this.#at += 1;
    return token.text;
  }

  #take(type: 'word' | 'symbol', text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.type !== type || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(type: 'word' | 'symbol', text: string): void {
    if (!this.#take(type, text)) throw new NotPlain();
  }

  #takeSymbolOf<T extends string>(symbols: readonly T[]): T | null {
    const token = this.#tokens[this.#at];
    const symbol = token?.type === 'symbol' ? symbols.find((one) => one === token.text) : undefined;
    if (symbol === undefined) return null;
    this.#at += 1;
    return symbol;
  }
}
