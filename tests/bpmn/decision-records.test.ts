import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const room = new URL('../../bpmn/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, room), 'utf8');

/** The rows of "What has been decided", each with the files that it names. */
const rows: readonly (readonly [decided: string, records: readonly string[]])[] = (
  read('README.md').split('## What has been decided')[1]?.split('\n## ')[0] ?? ''
)
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes(']('))
  .map((line) => {
    const [, decided = ''] = line.split('|');
    const records = [...line.matchAll(/\]\(([^)]+)\)/gu)].map(([, path = '']) => path);
    return [decided.trim(), records] as const;
  });

const engines = ['Camunda 7', 'Camunda 8', 'Flowable'];
/** A number of a clause or a table, of the specification that is named. */
const clause = /(?:BPMN 2\.0\.2|[Ss]pecification)[^.]*?\d+\.\d+/u;
const named = (text: string): string => text.replaceAll(/\s*\n\s*\*?\s*/gu, ' ');

describe('a decision', () => {
  it('is in the list, with its records', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows)('%s: has its clause, and what other engines do', (_decided, records) => {
    const text = named(records.map(read).join('\n'));
    expect(engines.filter((engine) => !text.includes(engine))).toEqual([]);
    expect(text).toMatch(clause);
  });
});
