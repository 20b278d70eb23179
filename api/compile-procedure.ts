import type { ElementKind } from '../bpmn/model/element.ts';
import { parseProcedure } from '../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../bpmn/validate/validate-procedure.ts';
import { roles } from '../domain/permissions/roles.ts';
import type { CompileProcedure } from '../migrations/publish-procedure.ts';
import { serviceNames } from '../workflows/contract.ts';
import { pinForms } from './procedures/pin-forms.ts';

/**
 * A signal reaches every case that waits for it; so far only the engine of one case hears it. Multiple
 * events may be signals.
 */
const notCarried: readonly ElementKind[] = [
  'signalThrowEvent',
  'signalEndEvent',
  'signalCatchEvent',
  'signalBoundaryEvent',
  'signalStartEvent',
  'multipleThrowEvent',
  'multipleEndEvent',
  'multipleCatchEvent',
  'multipleBoundaryEvent',
  'multipleStartEvent',
  // The text of a decision has no place beside that of a procedure yet.
  'businessRuleTask',
];

/** Parses a diagram and validates it against the roles, services, forms and procedures of the centre. */
export const compileProcedure: CompileProcedure = async ({ xml, forms }, callable) => {
  const called = Object.fromEntries(
    Object.entries(callable).map(([key, { graph }]) => [key, graph]),
  );
  const { procedure, findings } = await parseProcedure(xml, { called });
  if (procedure === null) return { procedure, forms, findings };
  const pinned = pinForms(procedure, forms, callable);
  const known = {
    roles,
    services: serviceNames,
    forms: pinned.forms.map((form) => form.key),
    notCarried,
  };
  return {
    procedure,
    forms: pinned.forms,
    findings: [...findings, ...validateProcedure(procedure, known), ...pinned.findings],
  };
};
