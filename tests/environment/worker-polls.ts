import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { taskQueue } from '../../workflows/contract.ts';

/** Whether a worker polls the cases' task queue. */
export const workerPolls = async (address: string, namespace = 'default'): Promise<boolean> => {
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    const described = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    });
    const recently = Date.now() - 60_000;
    return described.pollers.some(
      (poller) => Number(poller.lastAccessTime?.seconds ?? 0) * 1000 > recently,
    );
  } finally {
    await connection.close();
  }
};
