import type { Benchmark, Measurement } from '../measurement.ts';
import { againstReference } from './against-reference.ts';
import { browserBundle } from './browser-bundle.ts';
import { corpusModels } from './corpus.ts';
import { flatCost } from './flat-cost.ts';
import { stateSize } from './state-size.ts';

const parts: readonly Benchmark[] = [
  stateSize,
  browserBundle,
  flatCost,
  againstReference,
  corpusModels,
];

/** The engine alone: against npm `bpmn-engine`, what a step costs as a case grows, and how large it is. */
export const core: Benchmark = async (say) => {
  const found: Measurement[] = [];
  for (const part of parts) found.push(...(await part(say)));
  return found;
};
