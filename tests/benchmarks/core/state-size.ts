import { packState } from '../../../bpmn/engine/packed-state.ts';
import type { Benchmark } from '../measurement.ts';
import { deliveredDiagram, procedureOf, runDeliveredCase } from './delivered-case.ts';

/** Bytes of JSON of an ordinary case's state, as it travels, when it is largest. */
export const largestState = async (): Promise<number> => {
  const procedure = await procedureOf(await deliveredDiagram());
  let largest = 0;
  runDeliveredCase(procedure, (state) => {
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify(packState(state))));
  });
  return largest;
};

export const stateSize: Benchmark = async (say) => {
  say('the state of an ordinary case');
  return [
    {
      name: 'core-state',
      ratio: null,
      bar: { figure: 'bytes', atMost: 4096 },
      ours: { bytes: await largestState() },
      reference: {},
      unit: 'bytes of JSON',
      note: 'the delivered procedure, straight, when its state is largest',
    },
  ];
};
