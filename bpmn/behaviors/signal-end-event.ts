import type { Behavior } from './behavior.ts';
import { throwingSignal } from './throwing-signal.ts';

export const signalEndEvent: Behavior<'signalEndEvent'> = throwingSignal;
