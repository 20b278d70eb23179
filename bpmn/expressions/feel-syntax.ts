import { parseExpression, parseUnaryTests } from 'feelin';
import type { FeelContext } from './feel-types.ts';

const grammars = { expression: parseExpression, unaryTests: parseUnaryTests } as const;
export type FeelGrammar = keyof typeof grammars;

/**
 * What is wrong with the text, or null. A name may hold blanks and operators (DMN 1.3, 10.3.1.2), so those
 * in scope are needed, each with the names inside it: contexts of contexts, which may hold themselves.
 */
export function feelSyntaxError(
  source: string,
  grammar: FeelGrammar,
  scope: FeelContext,
): string | null {
  try {
    const places: number[] = [];
    grammars[grammar](source, { ...scope }, undefined).iterate({
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
