import type { Behavior } from './behavior.ts';
import { throwingSeveral } from './throwing-several.ts';

export const multipleThrowEvent: Behavior<'multipleThrowEvent'> = throwingSeveral;
