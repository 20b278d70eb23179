/**
 * How a handling clock goes on when the case comes back to a unit (product.md section 7): to the
 * same unit it resumes with the rest, to another it starts anew.
 */
export const reentryOf = (lastUnit: string | null, unit: string | null): 'resume' | 'restart' =>
  lastUnit !== null && lastUnit === unit ? 'resume' : 'restart';
