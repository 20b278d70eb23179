import { isRecord } from '../is-record.ts';
import { durationMillis } from '../settings/iso-duration.ts';

/** Where the call-back of a case stands (guideline 6(d5): three tries at different times). */
export interface CallbackTries {
  /** Of the try that is open, or comes next. */
  readonly number: number;
  /** So many times nobody may answer before the reporter counts as unreachable. */
  readonly of: number;
  /** How long after a try the next one may be. */
  readonly spacingMillis: number;
}

/** Read from the variables that the procedure keeps; null where it has no such tries. */
export const callbackTries = (
  variables: Readonly<Record<string, unknown>>,
): CallbackTries | null => {
  const { callbackTries: made, settings } = variables;
  if (typeof made !== 'number' || !isRecord(settings)) return null;
  const { callbackTries: of, callbackSpacing: spacing } = settings;
  if (typeof of !== 'number') return null;
  const spacingMillis = typeof spacing === 'string' ? durationMillis(spacing) : null;
  return { number: Math.min(made + 1, of), of, spacingMillis: spacingMillis ?? 0 };
};
