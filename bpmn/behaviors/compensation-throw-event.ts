import type { Behavior } from './behavior.ts';
import { compensating } from './compensating.ts';

export const compensationThrowEvent: Behavior<'compensationThrowEvent'> = compensating;
