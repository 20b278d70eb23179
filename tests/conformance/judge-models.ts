import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../bpmn/model/finding.ts';
import { judgeDiagram } from '../../bpmn/validate/strict/judge-diagram.ts';
import { asInterchanged } from './corpus/as-interchanged.ts';
import { readCorpusIndex } from './corpus/corpus-index.ts';

export interface ModelVerdict {
  readonly file: string;
  /** The constraint that the model is said to break, or null for one that is said to be right. */
  readonly constraint: string | null;
  readonly findings: readonly Finding[];
  readonly passed: boolean;
}

/** Models of the folder `constraints`: each must be refused by a finding that names its constraint. */
export async function judgeInvalidModels(corpus: string): Promise<readonly ModelVerdict[]> {
  const root = join(corpus, 'constraints');
  const files = (await readdir(root, { recursive: true }))
    .filter((file) => file.endsWith('.bpmn'))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const constraint = constraintOf(file);
      const findings = await judgeDiagram(await readFile(join(root, file), 'utf8'), 'strict');
      return { file, constraint, findings, passed: findings.some((one) => names(one, constraint)) };
    }),
  );
}

/** Models that run, those left out that may be refused: none may have a finding. */
export async function judgeValidModels(corpus: string): Promise<readonly ModelVerdict[]> {
  const mayFail = new Set(
    readCorpusIndex(corpus)
      .tests.filter((test) => test.cases.some((one) => one.expect.includes('ERROR')))
      .map((test) => test.file),
  );
  const files = (await readdir(corpus, { recursive: true }))
    .filter((file) => file.endsWith('.bpmn') && !file.startsWith('constraints'))
    .filter((file) => !mayFail.has(file))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const xml = asInterchanged(await readFile(join(corpus, file), 'utf8'));
      const findings = await judgeDiagram(xml, 'strict');
      return { file, constraint: null, findings, passed: findings.length === 0 };
    }),
  );
}

/** A folder is named by the number of a constraint, or `REF`. */
function constraintOf(file: string): string {
  return (file.split(/[/\\]/)[0] ?? '').replace(/^EXT0*/, '');
}

function names({ params }: Finding, constraint: string): boolean {
  return String(params['constraint'] ?? '')
    .split(' ')
    .includes(constraint);
}
