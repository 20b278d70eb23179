import type { Input } from './property-field.ts';

/** These inputs say their word beside the tick. */
export const selfLabelled: ReadonlySet<Input['kind']> = new Set([
  'flag',
  'text-flag',
  'presence',
  'default-flow',
  'optional-data',
]);
