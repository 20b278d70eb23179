import { failureCode } from '../../../providers/api-failure.ts';

export interface BulkFailure {
  readonly id: string;
  /** Code of the reason. */
  readonly code: string;
}

export interface BulkResult {
  readonly done: readonly string[];
  readonly failed: readonly BulkFailure[];
}

const atOnce = 4;

/**
 * Does one thing to each of a frozen list of tasks, a few at a time. One that fails does not stop
 * the others; the answer says which failed and why. `told` hears how many are through.
 */
export async function runBulk(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  told: (through: number) => void,
): Promise<BulkResult> {
  const waiting = [...ids];
  const done: string[] = [];
  const failed: BulkFailure[] = [];
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await act(id);
        done.push(id);
      } catch (failure) {
        failed.push({ id, code: failureCode(failure) });
      }
      told(done.length + failed.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, work));
  return { done, failed };
}
