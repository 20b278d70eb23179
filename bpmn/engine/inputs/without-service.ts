import type { Instance } from '../state.ts';

/** The call is over: nothing to cancel, and a retry calls again. Boundary events stay armed. */
export function withoutService(instance: Instance): Instance {
  if (instance.opened !== 'service') return instance;
  const { opened: _opened, ...rest } = instance;
  return rest;
}
