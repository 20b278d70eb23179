import type { FeelValue } from './feel-types.ts';

/** One of the unary tests that most entries of decision tables are. */
interface PlainTest {
  readonly operator: Operator;
  readonly operand: number | string;
}
const operators = {
  '=': (value: number | string, operand: number | string) => value === operand,
  '<': (value: number | string, operand: number | string) => value < operand,
  '<=': (value: number | string, operand: number | string) => value <= operand,
  '>': (value: number | string, operand: number | string) => value > operand,
  '>=': (value: number | string, operand: number | string) => value >= operand,
} as const;
type Operator = keyof typeof operators;

const singleTest = /\s*(?:(<=|>=|<|>)\s*)?(?:(\d{1,15}(?:\.\d{1,15})?)|"([^"\\\n]*)")\s*(?:,|$)/y;

/** Far above what the decisions of one installation hold. */
const cacheLimit = 16_384;
const cache = new Map<string, readonly PlainTest[] | null>();

/**
 * Same answer as `feelin`, without it, where the tests compare with texts and numbers and the value is of
 * that type; otherwise null. A differential property test holds it to that. Tables have thousands of
 * entries, and `feelin` parses each of them at every evaluation.
 */
export function testPlain(source: string, value: FeelValue): boolean | null {
  const tests = plainTests(source);
  if (tests === null || (typeof value !== 'number' && typeof value !== 'string')) return null;
  if (tests.some(({ operand }) => typeof operand !== typeof value)) return null;
  return tests.some(({ operator, operand }) => operators[operator](value, operand));
}

function plainTests(source: string): readonly PlainTest[] | null {
  const known = cache.get(source);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const tests = parse(source);
  cache.set(source, tests);
  return tests;
}

function parse(source: string): readonly PlainTest[] | null {
  const tests: PlainTest[] = [];
  const text = source.trimEnd();
  if (text === '' || text.endsWith(',')) return null;
  singleTest.lastIndex = 0;
  while (singleTest.lastIndex < text.length) {
    const match = singleTest.exec(text);
    if (match === null) return null;
    const [, operator, number, string] = match;
    tests.push({
      operator: isOperator(operator) ? operator : '=',
      operand: number === undefined ? (string ?? '') : Number(number),
    });
  }
  return tests;
}

function isOperator(text: string | undefined): text is Operator {
  return text !== undefined && Object.hasOwn(operators, text);
}
