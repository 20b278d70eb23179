/**
 * How many ways there are through a regular expression: an upper bound of what a backtracking matcher
 * can try. Each choice multiplies them: a repetition has as many ways as it can end, an alternative as
 * many as there are branches. A repetition whose body has a choice itself multiplies once a turn, which
 * is the catastrophic case; it comes out as a number beyond every budget.
 */
export interface PatternCost {
  /** Ways through the pattern at one place of the text. */
  readonly ways: number;
  /** Elements of the pattern, repetitions written out. */
  readonly length: number;
}

/** A part of the pattern, read for a text of some length. */
type Read = PatternCost & { readonly end: number };

/** Null for what no bound is known for: look-around, back references, named groups. */
export function patternCost(pattern: string, textLength: number): PatternCost | null {
  const read = branches(pattern, 0, textLength, true);
  return read === null || read.end !== pattern.length ? null : read;
}

function branches(pattern: string, from: number, length: number, outer: boolean): Read | null {
  let total: Read = { ways: 0, length: 0, end: from };
  for (let at = from; ; at += 1) {
    const branch = sequence(pattern, at, length, outer);
    if (branch === null) return null;
    at = branch.end;
    total = {
      ways: total.ways + branch.ways,
      length: total.length + branch.length + 1,
      end: at,
    };
    if (pattern[at] !== '|') return total;
  }
}

function sequence(pattern: string, from: number, length: number, outer: boolean): Read | null {
  let ways = 1;
  let elements = 1;
  let at = from;
  while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
    const one = repeated(pattern, at, length);
    if (one === null) return null;
    at = one.end;
    // Behind the last element nothing can fail, so its choices are never taken back.
    const last = outer && one.body === 1 && at === pattern.length;
    ways *= last ? 1 : one.ways;
    elements += one.length;
  }
  return { ways, length: elements, end: at };
}

function repeated(
  pattern: string,
  from: number,
  length: number,
): (Read & { readonly body: number }) | null {
  const one = atom(pattern, from, length);
  if (one === null) return null;
  const quantifier = /^(?:[*+?]|\{(\d{1,6})(,(\d{0,6}))?\})\??/.exec(
    pattern.slice(one.end, one.end + 20),
  );
  if (quantifier === null) return { ...one, body: one.ways };
  const [text, ...counts] = quantifier;
  const [minimum, maximum] = boundsOf(text, counts, length);
  return {
    ways: turns(one.ways, minimum, maximum),
    length: one.length * Math.max(1, Math.min(minimum, length + 1)),
    end: one.end + text.length,
    body: one.ways,
  };
}

/** The fewest and the most turns that a text of some length leaves room for. */
function boundsOf(
  quantifier: string,
  [least, more, most]: readonly (string | undefined)[],
  length: number,
): readonly [number, number] {
  if (quantifier.startsWith('?')) return [0, 1];
  if (quantifier.startsWith('*')) return [0, length];
  if (quantifier.startsWith('+')) return [1, length + 1];
  const minimum = Number(least);
  if (more === undefined) return [minimum, minimum];
  return [minimum, most === undefined || most === '' ? minimum + length : Number(most)];
}

/** The sum of `ways ** n` for all numbers of turns. */
function turns(ways: number, minimum: number, maximum: number): number {
  if (ways === 1) return maximum - minimum + 1;
  return ways ** (maximum + 1) / (ways - 1);
}

function atom(pattern: string, from: number, length: number): Read | null {
  const character = pattern[from];
  if (character === '(') return group(pattern, from, length);
  if (character === '[') return characters(pattern, from);
  if (character === '\\') return escaped(pattern, from);
  const code = pattern.codePointAt(from) ?? 0;
  return { ways: 1, length: 1, end: from + (code > 0xffff ? 2 : 1) };
}

function group(pattern: string, from: number, length: number): Read | null {
  const plain = pattern[from + 1] !== '?';
  if (!plain && pattern[from + 2] !== ':') return null;
  const inner = branches(pattern, from + (plain ? 1 : 3), length, false);
  if (inner === null || pattern[inner.end] !== ')') return null;
  return { ...inner, end: inner.end + 1 };
}

function characters(pattern: string, from: number): Read | null {
  for (let at = from + 1; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === ']') return { ways: 1, length: 1, end: at + 1 };
  }
  return null;
}

function escaped(pattern: string, from: number): Read | null {
  const match =
    /^\\(?:[pP]\{[\w=]{1,60}\}|u\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^1-9kpPux])/.exec(
      pattern.slice(from, from + 70),
    );
  return match === null ? null : { ways: 1, length: 1, end: from + match[0].length };
}
