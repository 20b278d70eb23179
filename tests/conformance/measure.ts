import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adaptModel } from './corpus/adapt-model.ts';
import { caseName, readCorpusIndex } from './corpus/corpus-index.ts';
import type { CorpusTest } from './corpus/corpus-index.ts';
import { deploy } from './deploy.ts';
import { judgeCase } from './judge-case.ts';
import type { CaseVerdict } from './judge-case.ts';

export interface TestVerdict {
  readonly test: CorpusTest;
  readonly cases: readonly CaseVerdict[];
}

/** How many of how many. */
export interface Figure {
  readonly reached: number;
  readonly of: number;
}

export interface RunFigures {
  readonly tests: Figure;
  readonly cases: Figure;
  /** Cases that an engine which does nothing, or always fails, would not pass. */
  readonly nonVacuous: Figure;
}

/** Runs every test of a corpus folder. */
export async function runTests(corpus: string): Promise<readonly TestVerdict[]> {
  const verdicts: TestVerdict[] = [];
  for (const test of readCorpusIndex(corpus).tests) {
    const xml = await readFile(join(corpus, test.file), 'utf8');
    const deployed = await deploy(adaptModel(xml));
    verdicts.push({ test, cases: test.cases.map((one) => judgeCase(deployed, test, one)) });
  }
  return verdicts;
}

export function runFigures(corpus: string, verdicts: readonly TestVerdict[]): RunFigures {
  const { emptyExpectationCases, errorOnlyCases } = readCorpusIndex(corpus);
  const vacuous = new Set([...emptyExpectationCases, ...errorOnlyCases]);
  const cases = verdicts.flatMap((verdict) => verdict.cases);
  const telling = verdicts.flatMap(({ test, cases: all }) =>
    all.filter((_, index) => {
      const one = test.cases[index];
      return one !== undefined && !vacuous.has(caseName(test, one));
    }),
  );
  return {
    tests: {
      reached: verdicts.filter((verdict) => verdict.cases.every((one) => one.passed)).length,
      of: verdicts.length,
    },
    cases: passedOf(cases),
    nonVacuous: passedOf(telling),
  };
}

/** How many have passed. */
export function passedOf(verdicts: readonly { readonly passed: boolean }[]): Figure {
  return { reached: verdicts.filter((one) => one.passed).length, of: verdicts.length };
}
