import type { Behavior } from './behavior.ts';
import { passThrough } from './pass-through.ts';

export const task: Behavior<'task'> = passThrough;
