import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

/** A namespace of its own on a Temporal server, so that workers of other tests take nothing away. */
export const newNamespace = async (address: string): Promise<string> => {
  const namespace = `test-${randomBytes(4).toString('hex')}`;
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
    // The server's frontends learn of it with their next refresh.
    const probe = { namespace, taskQueue: { name: 'probe' } };
    for (let tries = 0; tries < 200; tries += 1) {
      const known = await connection.workflowService.describeTaskQueue(probe).then(
        () => true,
        () => false,
      );
      if (known) return namespace;
      await pause(100);
    }
    throw new Error(`Expected the namespace ${namespace} to be known, but it is not`);
  } finally {
    await connection.close();
  }
};
