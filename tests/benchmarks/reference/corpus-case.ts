import type { CorpusCase } from '../../conformance/corpus/corpus-index.ts';
import { macroNamed, tokensOf } from '../../conformance/corpus/script-macros.ts';
import type { MacroLog } from '../../conformance/corpus/script-macros.ts';
import { variablesOf } from '../../conformance/run-case.ts';
import type { Outside, ReferenceRun } from './bpmn-engine.ts';
import { VirtualTimers } from './virtual-timers.ts';

/** More than any model of the corpus needs: the reference goes round some of them for ever. */
const mostCalls = 1000;

/** Runs one case of the corpus with the reference; gives the tokens that it logs, sorted. */
export const runReferenceCase = async (
  start: (outside: Outside) => Promise<ReferenceRun>,
  one: CorpusCase,
): Promise<readonly string[]> => {
  const log: MacroLog = { tokens: [], marker: false, intervals: [] };
  const timers = new VirtualTimers();
  const variables = { ...variablesOf(one) };
  let calls = 0;
  const run = await start({
    variables,
    timers,
    callService: (name, inputs, done) => {
      calls += 1;
      if (calls > mostCalls) throw new Error(`Expected rest within ${String(mostCalls)} calls`);
      const [macro = '', output = ''] = name.split(' ');
      const { milliseconds, end } = macroNamed(macro);
      const from = timers.now;
      const finish = (): void => {
        const ended = end(log, { inputs, output, from, to: timers.now });
        if ('error' in ended) {
          done(Object.assign(new Error(ended.error), { code: ended.error }));
          return;
        }
        Object.assign(variables, ended.variables);
        done(null, {});
      };
      if (milliseconds === 0) finish();
      else timers.setTimeout(finish, milliseconds);
    },
  });
  for (let task = run.waiting.shift(); task !== undefined; task = run.waiting.shift())
    if (task.type.endsWith('Task')) task.signal();
  timers.runUntil(one.delayMs);
  if (run.status() === 'running') run.stop();
  return tokensOf(log, one.expect.includes('MARKER_exists')).toSorted();
};
