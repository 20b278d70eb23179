import type { ProgressBatch, ServiceCallInput } from '../../workflows/activity-port.ts';

/** What a worker in a process of its own is to do. */
export interface WorkerDuty {
  /** File of the workflows' bundle. */
  readonly bundle: string;
  /** How many workflow tasks it takes at once. */
  readonly atOnce: number;
  readonly centres: readonly { readonly address: string; readonly taskQueue: string }[];
}

/** What it asks of the test, which stands for the database. */
export type Asked =
  | { readonly what: 'recordProgress'; readonly input: ProgressBatch }
  | { readonly what: 'callService'; readonly input: ServiceCallInput }
  | { readonly what: 'graph'; readonly input: string };

export type WorkerCall = Asked & { readonly id: number; readonly taskQueue: string };

export type CallAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** Said once, when it is about to take work. */
export const workerIsReady = 'ready';
