import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { caseWorkflowId } from '../../workflows/contract.ts';
import { startCentre } from '../environment/centre.ts';
import type { Benchmark } from './measurement.ts';
import {
  conditionOf,
  everyStageSteps,
  openCase,
  openTaskOf,
  signInAll,
  takeStep,
  uploadPhoto,
} from './people.ts';

/** A condition of this class is confirmed by the commander. */
const confirmedClass = '90002';

/** Events and bytes of the Temporal history of one ordinary case that passes all stages, without a detour. */
export const history: Benchmark = async () => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  try {
    const people = await signInAll(centre.address, everyStageSteps);
    const condition = await conditionOf(people, confirmedClass);
    const caseId = await openCase(people, 0, { wantsCallback: true });
    let task: string | null = await openTaskOf(people, caseId);
    const before = await uploadPhoto(centre.address, people);
    const after = await uploadPhoto(centre.address, people);
    for (const step of everyStageSteps) {
      if (task === null) throw new Error(`Expected a task ${step.element}, but there is none`);
      task = await takeStep(people, step, task, { ...condition, before, after });
    }
    const connection = await Connection.connect({ address: centre.temporalAddress });
    const handle = new Client({ connection }).workflow.getHandle(caseWorkflowId(caseId));
    await handle.result();
    const found = await handle.fetchHistory();
    const bytes = proto.temporal.api.history.v1.History.encode(found).finish().length;
    await connection.close();
    const ours = { events: found.events?.length ?? 0, bytes };
    const one = { ratio: null, ours, reference: {}, unit: 'of the history of one case' };
    return [
      { ...one, name: 'history-events', bar: { figure: 'events', atMost: 110 } },
      { ...one, name: 'history-bytes', bar: { figure: 'bytes', atMost: 51_200 } },
    ];
  } finally {
    await centre.stop();
  }
};
