import type { Behavior } from './behavior.ts';
import { throwingSignal } from './throwing-signal.ts';

export const signalThrowEvent: Behavior<'signalThrowEvent'> = throwingSignal;
