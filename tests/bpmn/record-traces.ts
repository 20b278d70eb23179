import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { readTrace, runTrace, traceNames } from './golden-trace.ts';
import { tracesFolder } from './load-procedure.ts';

/**
 * `node tests/bpmn/record-traces.ts [name ...]` fills in the transitions and commands of golden traces. What
 * is written by hand (events, active elements, variables, refusals) must already be right.
 */
const wanted = process.argv.slice(2);
for (const name of wanted.length === 0 ? traceNames() : wanted) {
  const golden = readTrace(name);
  const ran = await runTrace(golden);
  for (const [index, step] of golden.steps.entries()) {
    const got = ran.steps[index];
    const byHand = [step.active, step.variables, step.refused];
    const happened = [got?.active, got?.variables, got?.refused];
    if (JSON.stringify(byHand) !== JSON.stringify(happened)) {
      throw new Error(
        `${name}, step ${index}: expected ${JSON.stringify(byHand)} but got ${JSON.stringify(happened)}`,
      );
    }
  }
  if (golden.status !== ran.status)
    throw new Error(`${name}: expected ${golden.status} but it is ${ran.status}`);
  const text = await format(JSON.stringify(ran), { parser: 'json', printWidth: 100 });
  writeFileSync(new URL(`${name}.trace.json`, tracesFolder), text);
}
