import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Known } from './rule.ts';
import { rules } from './rules/index.ts';

/**
 * Everything that forbids publishing a procedure, called procedures included. An empty list means
 * that the engine can run it.
 */
export function validateProcedure(procedure: Procedure, known: Known = {}): readonly Finding[] {
  // One that calls itself is among what it calls.
  const called = Object.values(procedure.called).filter(({ id }) => id !== procedure.id);
  return [procedure, ...called].flatMap((level) =>
    Object.values(rules).flatMap((rule) => rule({ ...level, called: procedure.called }, known)),
  );
}
