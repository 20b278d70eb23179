import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One run of a model: what goes in, how long it may take, and the tokens that must come out. */
export interface CorpusCase {
  readonly n: number;
  readonly test: string | null;
  readonly integerVariable: number;
  readonly delayMs: number;
  /** The process `ParallelProcess` of the same file is started first. */
  readonly startParallelProcess: boolean;
  readonly expect: readonly string[];
}

export interface CorpusTest {
  readonly file: string;
  readonly name: string;
  readonly processKey: string;
  readonly cases: readonly CorpusCase[];
}

interface CorpusIndex {
  readonly tests: readonly CorpusTest[];
  readonly emptyExpectationCases: readonly string[];
  readonly errorOnlyCases: readonly string[];
}

/** The index of a corpus folder; its shape is described there. */
export function readCorpusIndex(corpus: string): CorpusIndex {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of known shape
  return JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) as CorpusIndex;
}

/** How the index names a case. */
export function caseName(test: CorpusTest, one: CorpusCase): string {
  return `${test.file}#${one.n}`;
}
