import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { taskQueue } from '../../workflows/contract.ts';

/** Where Temporal is and how one gets in. */
export interface TemporalAccess {
  readonly address: string;
  readonly namespace: string;
  readonly tls: boolean;
  readonly apiKey: string | null;
}

/** Whether the worker that runs as this process polls the cases' task queue; others do not count. */
export const workerPolls = async (
  { address, namespace, tls, apiKey }: TemporalAccess,
  pid: number,
): Promise<boolean> => {
  const connection = await Connection.connect({
    address,
    tls,
    ...(apiKey === null ? {} : { apiKey }),
    connectTimeout: 2000,
  });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    });
    return pollers.some((poller) => poller.identity === `${String(pid)}@${hostname()}`);
  } finally {
    await connection.close();
  }
};
