import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printDmnScore, runDmnTck } from './dmn/run-dmn-tck.ts';
import { judgeInvalidModels, judgeValidModels } from './judge-models.ts';
import { passedOf, runFigures, runTests } from './measure.ts';
import { failureLines, figureLine, modelLines } from './report.ts';

/**
 * `npm run conformance -- --corpus <folder> [--verbose]`: a corpus of BPMN models, with expected traces or broken.
 * `npm run conformance -- --dmn <folder>`: cases of the DMN TCK, what has not passed and why.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    dmn: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
if (values.dmn !== undefined) {
  printDmnScore(await runDmnTck(values.dmn));
  process.exit();
}
if (values.corpus === undefined || !existsSync(join(values.corpus, 'index.json'))) {
  const got = values.corpus ?? 'none';
  process.stderr.write(`Expected --corpus <folder with index.json>, but got ${got}\n`);
  process.exit(2);
}
const verdicts = await runTests(values.corpus);
const figures = runFigures(values.corpus, verdicts);
const invalid = await judgeInvalidModels(values.corpus);
const valid = await judgeValidModels(values.corpus);
const lines = [
  ...(values.verbose ? [...failureLines(verdicts), ...modelLines([...invalid, ...valid])] : []),
  figureLine('tests', figures.tests),
  figureLine('cases', figures.cases),
  figureLine('non-vacuous', figures.nonVacuous),
  figureLine('refused', passedOf(invalid)),
  figureLine('accepted', passedOf(valid)),
];
process.stdout.write(`${lines.join('\n')}\n`);
