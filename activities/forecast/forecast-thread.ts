import { parentPort, workerData } from 'node:worker_threads';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { HandlingRecord } from '../../domain/forecast/handling-times.ts';
import { restore } from '../../workflows/carried-case.ts';
import { forecastCase } from '../../workflows/forecast/forecast-case.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import type { ForecastAnswer, ForecastWork, ForecastWorld } from './forecast-work.ts';
import { stepAside } from './step-aside.ts';

if (parentPort === null) throw new Error('Expected to be a thread, but there is no parent');
const parent = parentPort;
// A forecast can wait; people at work cannot.
stepAside();

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by the forecaster alone
const { finished, runs, seed, ...span } = workerData as ForecastWorld;
const world = { ...span, record: new HandlingRecord(finished) };

const reasonOf = (error: unknown): string => {
  if (error instanceof EngineRefusal) return error.code;
  return error instanceof Error ? error.name : typeof error;
};

const answerTo = ({ ledger, clocks, graph, ...work }: ForecastWork): ForecastAnswer => {
  try {
    const { book, step } = restore(carriedFromLedger(graph, work.caseId, ledger, clocks));
    const standing = { ...work, procedure: graph, book, step };
    return { kind: 'done', forecast: forecastCase(world, standing, { runs, seed }) };
  } catch (error) {
    // One case that cannot be run leaves the others.
    return { kind: 'failed', reason: reasonOf(error) };
  }
};

parent.on('message', (work: ForecastWork) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parent.postMessage(answerTo(work));
});
