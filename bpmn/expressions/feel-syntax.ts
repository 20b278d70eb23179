import { parseExpression, parseUnaryTests } from 'feelin';
import { boundedText } from './bounded-text.ts';
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
    const text = boundedText(source, { grammar, scope });
    if ('error' in text) return text.error;
    // What is evaluated is the bounded text, in which names inside other names may not be known any more.
    return placeOfError(text.body, grammar, scope) === null
      ? null
      : 'Expected names without operators inside other names';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function placeOfError(source: string, grammar: FeelGrammar, scope: FeelContext): number | null {
  const places: number[] = [];
  grammars[grammar](source, { ...scope }, undefined).iterate({
    enter(node) {
      if (node.type.isError) places.push(node.from);
    },
  });
  return places[0] ?? null;
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
