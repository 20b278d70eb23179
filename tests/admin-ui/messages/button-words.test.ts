import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';
import { zh } from '../../../admin-ui/messages/zh.ts';
import { isRecord } from '../../../domain/is-record.ts';

const room = path.resolve(import.meta.dirname, '../../../admin-ui');

const words = new Map<string, string>();
function keep(tree: object, prefix: string): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(`${prefix}${key}`, value);
    else if (isRecord(value)) keep(value, `${prefix}${key}.`);
  }
}
keep(zh, '');

type Node = Readonly<Record<string, unknown>>;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesIn(each);
  } else if (isRecord(value)) {
    yield value;
    yield* nodesIn(Object.values(value));
  }
}

const nameOf = (value: unknown): string =>
  isRecord(value) && typeof value['value'] === 'string' ? value['value'] : '';

/** Initial values that are words themselves, not tables or functions that hold them among others. */
const spoken = new Set([
  'CallExpression',
  'ConditionalExpression',
  'StringLiteral',
  'TemplateLiteral',
]);

/** The words that a file has names for. */
function namedIn(file: Node): ReadonlyMap<string, unknown> {
  const named = new Map<string, unknown>();
  for (const { type, id, init } of nodesIn(file)) {
    const isSpoken = isRecord(init) && spoken.has(String(init['type']));
    if (type === 'VariableDeclarator' && isSpoken) named.set(nameOf(id), init);
  }
  return named;
}

/** The message keys that a text may be: a literal one, or all that a template fits which names their part of an area. */
function keysOf(node: Node): readonly string[] {
  if (node['type'] === 'StringLiteral') return words.has(nameOf(node)) ? [nameOf(node)] : [];
  if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return [];
  const parts = node['quasis'].map((part: unknown) =>
    isRecord(part) && typeof part['raw'] === 'string' ? part['raw'] : '',
  );
  if (parts.length !== 2 || !/^[a-z]+\.[a-z]+\./iu.test(parts[0] ?? '')) return [];
  const fits = new RegExp(
    `^${parts.map((part) => part.replaceAll('.', String.raw`\.`)).join('[^.]+')}$`,
    'u',
  );
  return [...words.keys()].filter((key) => fits.test(key));
}

/** The keys in an expression, and in what its names stand for, one step on. */
function keysIn(value: unknown, named: ReadonlyMap<string, unknown>): readonly string[] {
  const found: string[] = [];
  for (const node of nodesIn(value)) {
    found.push(...keysOf(node));
    if (node['type'] === 'Identifier' && named.has(nameOf(node))) {
      found.push(...[...nodesIn(named.get(nameOf(node)))].flatMap(keysOf));
    }
  }
  return found;
}

/** Names of properties that other components write on a button. */
const onButton = /^(?:action|confirm|done|press|submit|verb)(?:Label|Words|Text)?$/u;

const mayHaveButtons = /<Button\b|\b(?:action|confirm|done|press|submit|verb)\w*=/u;

function buttonKeys(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const tree: unknown = mayHaveButtons.test(text)
    ? parseSync(text, { syntax: 'typescript', tsx: true })
    : null;
  if (!isRecord(tree)) return [];
  const named = namedIn(tree);
  return [...nodesIn(tree)].flatMap((node) => {
    const opening = node['opening'];
    if (node['type'] === 'JSXElement' && isRecord(opening) && nameOf(opening['name']) === 'Button')
      return keysIn(node['children'], named);
    return node['type'] === 'JSXAttribute' && onButton.test(nameOf(node['name']))
      ? keysIn(node['value'], new Map())
      : [];
  });
}

/** Characters and words; values, blanks and marks are not counted (仅登记，转核实 is six). */
const lengthOf = (text: string): number =>
  (text.replaceAll(/%\{\w+\}/gu, '').match(/\p{Script=Han}|[\p{Script=Latin}\d]+/gu) ?? []).length;

const screens = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.tsx') && !file.includes('dist/'),
);

describe('buttons (screens section 7)', () => {
  it('say a verb, or verb and object, in at most six characters', () => {
    const keys = new Set(screens.flatMap((file) => buttonKeys(path.join(room, file))));
    expect(keys.size).toBeGreaterThan(200);
    const long = [...keys].flatMap((key) => {
      const said = words.get(key) ?? '';
      return lengthOf(said) > 6 ? [`${key}: ${said}`] : [];
    });
    expect(long.toSorted()).toEqual([]);
  }, 60_000);
});
