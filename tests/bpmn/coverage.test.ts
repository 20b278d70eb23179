import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { traceNames } from './golden-trace.ts';

const folder = new URL('./', import.meta.url);
const coverage = readFileSync(new URL('COVERAGE.md', folder), 'utf8');

interface Row {
  readonly what: string;
  readonly evidence: readonly string[];
}

/** Rows of the tables, without their heads: what is said, and the names in the last column. */
const rows: readonly Row[] = coverage
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').slice(1, -1))
  .filter(([, shown = '']) => !/^\s*(?:shown by|reason)\s*$|^[\s:-]+$/u.test(shown))
  .map(([what = '', shown = '']) => ({
    what: what.trim(),
    evidence: [...shown.matchAll(/`(?<name>[^`]+)`/gu)].map(
      (found) => found.groups?.['name'] ?? '',
    ),
  }));

const isFile = (name: string): boolean => name.includes('.test.ts');
const shown = rows.flatMap(({ what, evidence }) => evidence.map((name) => [what, name] as const));

/** A file of tests, and the title of one of them. */
function fileAndTitle(name: string): readonly [file: string, title: string | null] {
  const [, file = '', title = null] =
    /^(?<file>.*?\.test\.ts)(?:: (?<title>.+))?$/u.exec(name) ?? [];
  return [file, title];
}

describe('the table of what shows the language', () => {
  const traces = new Set(traceNames());

  it.each(shown.filter(([, name]) => isFile(name)))('%s: %s', (_what, name) => {
    const [file, title] = fileAndTitle(name);
    const place = new URL(file, folder);
    expect(existsSync(place)).toBe(true);
    expect(readFileSync(place, 'utf8')).toContain(title ?? '');
  });

  it.each(shown.filter(([, name]) => !isFile(name) && /^[a-z]+(?:-[a-z]+)*$/u.test(name)))(
    '%s: %s is a golden trace',
    (_what, name) => {
      expect(traces).toContain(name);
    },
  );

  it('names something in every row, or a reason', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ what }) => what === '')).toEqual([]);
    const [evidenced = ''] = coverage.split('## Refused');
    const without = rows.filter(
      ({ what, evidence }) => evidence.length === 0 && evidenced.includes(`| ${what} `),
    );
    expect(without).toEqual([]);
  });
});
