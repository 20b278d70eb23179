import type { DecisionModel } from '../../../../bpmn/decisions/model/decision-model.ts';
import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../../bpmn/parse/parse-procedure.ts';
import { soundnessFindings } from '../../../../bpmn/simulate/soundness-findings.ts';
import type { WalkStep } from '../../../../bpmn/simulate/walk.ts';
import { conversationFindings } from '../../../../bpmn/validate/conversation-findings.ts';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { validateProcedure } from '../../../../bpmn/validate/validate-procedure.ts';
import { roles } from '../../../../domain/permissions/roles.ts';
import {
  serviceVariables,
  startVariableNames,
} from '../../../../domain/procedures/given-variables.ts';
import { serviceNames } from '../../../../domain/procedures/service-names.ts';

/** What a diagram is judged against: plain data, because it goes to a worker. */
export interface CheckRequest {
  readonly xml: string;
  readonly called: Readonly<Record<string, Procedure>>;
  readonly decisions: Readonly<Record<string, DecisionModel>>;
  /** Names of the fields, by the keys of the forms of the centre. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
}

/** A finding with the walk that shows it, where there is one. */
export type CheckFinding = Finding & { readonly walk?: readonly WalkStep[] };

export interface CheckResult {
  /** What would run; null when it cannot be read. */
  readonly procedure: Procedure | null;
  readonly findings: readonly CheckFinding[];
}

const startsBy = ['message', 'signal', 'timer', 'condition'] as const;

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Both readings say the same of a text that cannot be read. */
function distinct(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/**
 * What publishing would say of a diagram, as far as it follows from the diagram and what stands around it:
 * read, judged as written, as a procedure, and, when nothing is wrong, for soundness. Limits are judged by the
 * server alone, which has the settings in force.
 */
export async function checkDiagram(request: CheckRequest): Promise<CheckResult> {
  const { xml, called, decisions, forms } = request;
  const { procedure, findings: read } = await parseProcedure(xml, { called, decisions });
  const written: readonly CheckFinding[] = [
    ...read,
    ...(await judgeDiagram(xml, 'deployment')),
    ...(await conversationFindings(xml)),
  ];
  if (procedure === null) {
    return { procedure, findings: distinct(written) };
  }
  const judged = validateProcedure(procedure, {
    roles,
    services: serviceNames,
    forms: Object.keys(forms),
    startsBy,
    variables: { given: [...startVariableNames, ...serviceVariables], fields: forms },
  });
  const findings = [...written, ...judged];
  const sound = findings.some(isError) ? [] : soundnessFindings(procedure);
  return { procedure, findings: distinct([...findings, ...sound]) };
}
