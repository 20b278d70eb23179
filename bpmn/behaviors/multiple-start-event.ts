import type { Behavior } from './behavior.ts';
import { passThrough } from './pass-through.ts';

export const multipleStartEvent: Behavior<'multipleStartEvent'> = passThrough;
