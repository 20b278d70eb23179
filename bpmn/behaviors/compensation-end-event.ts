import type { Behavior } from './behavior.ts';
import { compensating } from './compensating.ts';

export const compensationEndEvent: Behavior<'compensationEndEvent'> = compensating;
