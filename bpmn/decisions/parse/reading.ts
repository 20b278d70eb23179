import { feelSyntaxError } from '../../expressions/feel-syntax.ts';
import type { FeelGrammar } from '../../expressions/feel-syntax.ts';
import type { FeelValue } from '../../expressions/feel-types.ts';
import type { Findings } from '../../parse/findings.ts';
import { child, nearestId, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { basicTypes } from '../model/basic-type.ts';
import type { Names } from './names.ts';

/** What the transformations of one file share. */
export interface Reading {
  readonly findings: Findings;
  /** Names of the item definitions of the file. */
  readonly items: ReadonlySet<string>;
  /** Values of these types that have the names inside them. */
  readonly inside: ReadonlyMap<string, FeelValue>;
}

const feelLanguage =
  /^(?:feel|FEEL|http:\/\/www\.omg\.org\/spec\/FEEL\/20140401|https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/FEEL\/)$/;

/** A name without line breaks and doubled blanks (DMN 1.3, 10.3.1.5); null when it is missing. */
export function nameOf(element: ModdleElement | null, property = 'name'): string | null {
  const name = element === null ? null : text(element, property);
  return name === null ? null : name.replace(/\s+/g, ' ');
}

/** The type that an element names, or null for any. */
export function typeOf(
  element: ModdleElement | null,
  { findings, items }: Reading,
  property = 'typeRef',
): string | null {
  const written = element === null ? null : text(element, property);
  if (element === null || written === null) return null;
  const name = written.replace(/\s+/g, ' ');
  if (items.has(name)) return name;
  const basic = basicTypes.get(name.replace(/^feel:/, ''));
  if (basic !== undefined) return basic;
  findings.add('type-unknown', nearestId(element), { type: name });
  return null;
}

/** A value with the names inside what has a type; null where the type does not say. */
export function insideOf(type: string | null, { inside }: Reading): FeelValue {
  return type === null ? null : (inside.get(type) ?? null);
}

export function checkLanguage(
  element: ModdleElement,
  property: 'expressionLanguage' | 'typeLanguage',
  findings: Findings,
): void {
  const language = text(element, property);
  if (language !== null && !feelLanguage.test(language))
    findings.add('language-not-supported', nearestId(element), { language });
}

/** The FEEL text of a literal expression or of unary tests; null when there is none or it is wrong. */
export function feelOf(
  element: ModdleElement,
  grammar: FeelGrammar,
  names: Names,
  { findings }: Reading,
): string | null {
  checkLanguage(element, 'expressionLanguage', findings);
  const source = text(element, 'text');
  if (source === null) return null;
  const message = feelSyntaxError(source, grammar, names);
  if (message === null) return source;
  const where = source.slice(0, 200);
  findings.add('expression-invalid', nearestId(element), { where, error: message });
  return null;
}

/** The unary tests that a property holds, or null. */
export function testsOf(
  element: ModdleElement,
  property: string,
  names: Names,
  reading: Reading,
): string | null {
  const tests = child(element, property);
  return tests === null ? null : feelOf(tests, 'unaryTests', names, reading);
}
