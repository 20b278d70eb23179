import { parseExpression, parseUnaryTests } from 'feelin';

const grammars = { expression: parseExpression, unaryTests: parseUnaryTests } as const;
export type FeelGrammar = keyof typeof grammars;

/**
 * What is wrong with the text, or null. Names that are in scope are needed, because a name may hold
 * blanks and operators (DMN 1.3, 10.3.1.2).
 */
export function feelSyntaxError(
  source: string,
  grammar: FeelGrammar,
  names: Iterable<string>,
): string | null {
  const context = Object.fromEntries([...names].map((name) => [name, null] as const));
  try {
    const places: number[] = [];
    grammars[grammar](source, context, undefined).iterate({
      enter(node) {
        if (node.type.isError) places.push(node.from);
      },
    });
    const [place] = places;
    return place === undefined ? null : `Unexpected text at ${String(place)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The single tests of a list such as `"a", [1..3]`, in their order. */
export function singleTests(source: string): readonly string[] {
  const tests: string[] = [];
  parseUnaryTests(source, {}, undefined).iterate({
    enter({ name, from, to, node }) {
      if (name === 'PositiveUnaryTest' && node.parent?.name === 'PositiveUnaryTests')
        tests.push(source.slice(from, to));
    },
  });
  return tests;
}
