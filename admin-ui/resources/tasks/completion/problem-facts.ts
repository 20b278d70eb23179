import { ApiProblem } from '../../../providers/api-failure.ts';

/** A fact that a problem carries; null when it does not. */
export function factOf(failure: unknown, name: string): string | null {
  const value = failure instanceof ApiProblem ? failure.problem.params?.[name] : undefined;
  return typeof value === 'string' ? value : null;
}
