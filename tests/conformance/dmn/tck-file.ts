import { JSDOM } from 'jsdom';
import { readValue } from './tck-value.ts';
import type { TckValue } from './tck-value.ts';

export interface TckResult {
  readonly name: string;
  /** `decision` where nothing is written. */
  readonly type: string;
  /** Null says that there is no value, and the decision may also fail. */
  readonly expected: TckValue;
  readonly mayFail: boolean;
}
export interface TckCase {
  readonly id: string;
  /** `decision` where nothing is written. */
  readonly type: string;
  readonly inputs: readonly (readonly [string, TckValue])[];
  readonly results: readonly TckResult[];
}
export interface TckFile {
  /** Name of the file with the model, beside the tests; null when none is written. */
  readonly model: string | null;
  readonly cases: readonly TckCase[];
}

/** The test cases of a text in the format of the TCK, or null when it holds something else. */
export function readTckFile(xml: string): TckFile | null {
  const root = parseXml(xml);
  if (root?.localName !== 'testCases') return null;
  const model = child(root, 'modelName')?.textContent.trim() ?? '';
  return { model: model === '' ? null : model, cases: named(root, 'testCase').map(readCase) };
}

function parseXml(xml: string): Element | null {
  try {
    return new JSDOM(xml, { contentType: 'application/xml' }).window.document.documentElement;
  } catch {
    return null;
  }
}

function readCase(element: Element): TckCase {
  return {
    id: element.getAttribute('id') ?? '',
    type: element.getAttribute('type') ?? 'decision',
    inputs: named(element, 'inputNode').map(
      (node) => [node.getAttribute('name') ?? '', readValue(node)] as const,
    ),
    results: named(element, 'resultNode').map(readResult),
  };
}

function readResult(node: Element): TckResult {
  const expected = child(node, 'expected');
  return {
    name: node.getAttribute('name') ?? '',
    type: node.getAttribute('type') ?? 'decision',
    expected: expected === null ? { kind: 'plain', value: null } : readValue(expected),
    mayFail: node.getAttribute('errorResult') === 'true',
  };
}

function child(element: Element, name: string): Element | null {
  return [...element.children].find(({ localName }) => localName === name) ?? null;
}

function named(element: Element, name: string): readonly Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}
