import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adaptModel } from '../../conformance/corpus/adapt-model.ts';
import { caseName, readCorpusIndex } from '../../conformance/corpus/corpus-index.ts';
import type { CorpusCase } from '../../conformance/corpus/corpus-index.ts';
import { deploy } from '../../conformance/deploy.ts';
import { judgeCase } from '../../conformance/judge-case.ts';
import { runCase } from '../../conformance/run-case.ts';
import { prepareBpmnEngine } from '../reference/bpmn-engine.ts';
import { runReferenceCase } from '../reference/corpus-case.ts';

/** A case of the corpus that both engines carry to the expected tokens. */
export interface ComparableCase {
  readonly name: string;
  readonly ours: () => void;
  readonly reference: () => Promise<void>;
}

export interface ComparableCases {
  readonly cases: readonly ComparableCase[];
  /** Names of cases that ours, or the reference, does not carry to the expected tokens. */
  readonly notOurs: readonly string[];
  readonly notTheReference: readonly string[];
}

/** Sorts the cases whose trace says something and that are meant to go well. */
export const comparableCases = async (corpus: string): Promise<ComparableCases> => {
  const cases: ComparableCase[] = [];
  const notOurs: string[] = [];
  const notTheReference: string[] = [];
  for (const test of readCorpusIndex(corpus).tests) {
    const xml = adaptModel(await readFile(join(corpus, test.file), 'utf8'));
    const deployed = await deploy(xml);
    for (const one of test.cases.filter(isTelling)) {
      const name = caseName(test, one);
      if (!judgeCase(deployed, test, one).passed) notOurs.push(name);
      else if (!(await carries(xml, one))) notTheReference.push(name);
      else {
        const start = await prepareBpmnEngine(xml);
        cases.push({
          name,
          ours: () => void runCase(deployed, test, one),
          reference: async () => void (await runReferenceCase(start, one)),
        });
      }
    }
  }
  return { cases, notOurs, notTheReference };
};

/** An empty trace also comes from an engine that does nothing, an error from one that cannot do the model. */
const isTelling = ({ expect }: CorpusCase): boolean =>
  expect.length > 0 && !expect.some((token) => token.startsWith('ERROR'));

const carries = async (xml: string, one: CorpusCase): Promise<boolean> => {
  try {
    const tokens = await runReferenceCase(await prepareBpmnEngine(xml), one);
    return tokens.join(' ') === one.expect.toSorted().join(' ');
  } catch {
    return false;
  }
};
