import { rounded, type Measurement } from '../measurement.ts';
import { perCpuSecond } from './pace.ts';

/** Times that a case of the reference costs ours. */
const bar = { atLeast: 30 } as const;

/** Cases a CPU second, ours and the reference one after the other in this process, parsing excluded. */
export const compareCases = async (
  name: string,
  ours: () => void,
  reference: () => Promise<void>,
  note: string,
): Promise<Measurement> => {
  const pace = await perCpuSecond(4, ours);
  const theirs = await perCpuSecond(6, reference);
  return {
    name,
    ratio: rounded(pace / theirs, 1),
    bar,
    ours: { casesPerCpuSecond: rounded(pace, 1) },
    reference: { casesPerCpuSecond: rounded(theirs, 1) },
    unit: 'cases a CPU second',
    note,
  };
};
