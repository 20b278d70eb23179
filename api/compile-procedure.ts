import type { ElementKind } from '../bpmn/model/element.ts';
import { parseProcedure } from '../bpmn/parse/parse-procedure.ts';
import type { Known } from '../bpmn/validate/rule.ts';
import { validateProcedure } from '../bpmn/validate/validate-procedure.ts';
import { roles } from '../domain/permissions/roles.ts';
import type { CompileProcedure } from '../migrations/publish-procedure.ts';
import { serviceNames } from '../workflows/contract.ts';
import { pinForms } from './procedures/pin-forms.ts';

/** What the worker opens cases by (`activities/case-starter.ts`). */
const startsBy: Known['startsBy'] = ['message', 'signal'];
/**
 * People start the activities of an ad-hoc sub-process; no screen offers them yet. The text of a decision
 * has no place beside that of a procedure yet.
 */
const notCarried: readonly ElementKind[] = ['adHocSubProcess', 'businessRuleTask'];

/** Parses a diagram and validates it against the roles, services, forms and procedures of the centre. */
export const compileProcedure: CompileProcedure = async ({ xml, forms, process }, callable) => {
  const called = Object.fromEntries(
    Object.entries(callable).map(([key, { graph }]) => [key, graph]),
  );
  const { procedure, findings } = await parseProcedure(xml, {
    called,
    ...(process === undefined ? {} : { process }),
  });
  if (procedure === null) return { procedure, forms, findings };
  const pinned = pinForms(procedure, forms, callable);
  const known = {
    roles,
    services: serviceNames,
    forms: pinned.forms.map((form) => form.key),
    notCarried,
    startsBy,
  };
  return {
    procedure,
    forms: pinned.forms,
    findings: [...findings, ...validateProcedure(procedure, known), ...pinned.findings],
  };
};
