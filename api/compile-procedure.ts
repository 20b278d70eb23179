import { parseProcedure } from '../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../bpmn/validate/validate-procedure.ts';
import { roles } from '../domain/permissions/roles.ts';
import type { CompileProcedure } from '../migrations/publish-procedure.ts';

/** Parses and validates a diagram against the roles of the centre; forms and services are checked where they are known. */
export const compileProcedure: CompileProcedure = async (xml) => {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null) return { procedure, findings };
  return { procedure, findings: [...findings, ...validateProcedure(procedure, { roles })] };
};
