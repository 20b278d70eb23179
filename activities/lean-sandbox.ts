import v8 from 'node:v8';
import vm from 'node:vm';

/** What the SDK gives as time limit of a call into a workflow in `debugMode`, milliseconds. */
const noLimit = 4_294_967_295;

interface RunOptions extends vm.RunningScriptOptions {
  readonly timeout?: number;
}

/**
 * Takes from the SDK's sandbox what costs more than the workflows themselves; call it before the first
 * `Worker.create`, whose options need `debugMode: true` (measured with SDK 1.24 on Node 24):
 *
 * - a limit of time for each call into a workflow. `vm.Script.runInContext` starts and ends a thread
 *   for it (`node::Watchdog`), 0.25 ms CPU a call, about ten calls a step of a case. The engine bounds
 *   its own work, and `guardAgainstStall` ends a worker that hangs all the same;
 * - the promise hook, which writes down where each promise was made, for stack traces of workflows.
 *   Where it cannot be had, the SDK does without it by itself;
 * - with `debugMode`: the thread of its own, to which every activation is copied and back. Workers are
 *   scaled by processes.
 */
export const useLeanSandbox = (): void => {
  v8.promiseHooks.createHook = () => () => undefined;
  // oxlint-disable-next-line typescript/unbound-method -- called with the script that it is called on
  const { runInContext } = vm.Script.prototype;
  vm.Script.prototype.runInContext = function withoutWatchdog(
    this: vm.Script,
    context: vm.Context,
    options?: RunOptions,
  ): unknown {
    const { timeout, ...rest } = options ?? {};
    return Reflect.apply(runInContext, this, [context, timeout === noLimit ? rest : options]);
  };
};
