import { parseArgs } from 'node:util';
import { runFigures, runTests } from './measure.ts';
import { failureLines, figureLine } from './report.ts';

/** `npm run conformance -- --corpus <folder> [--verbose]`: runs a corpus of BPMN models with expected traces. */
const { values } = parseArgs({
  options: { corpus: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
if (values.corpus === undefined) {
  process.stderr.write('Expected --corpus <folder>, but got none\n');
  process.exit(2);
}
const verdicts = await runTests(values.corpus);
const figures = runFigures(values.corpus, verdicts);
const lines = [
  ...(values.verbose ? failureLines(verdicts) : []),
  figureLine('tests', figures.tests),
  figureLine('cases', figures.cases),
  figureLine('non-vacuous', figures.nonVacuous),
];
process.stdout.write(`${lines.join('\n')}\n`);
