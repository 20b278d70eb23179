import type { DecisionModel } from '../../../../bpmn/decisions/model/decision-model.ts';
import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../../bpmn/parse/parse-procedure.ts';
import { findingsOf, soundnessFindings } from '../../../../bpmn/simulate/soundness-findings.ts';
import { firstLook, soundnessOf } from '../../../../bpmn/simulate/soundness.ts';
import type { WalkStep } from '../../../../bpmn/simulate/walk.ts';
import { conversationFindings } from '../../../../bpmn/validate/conversation-findings.ts';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { stagesDropped, type Published } from '../../../../bpmn/validate/stages-dropped.ts';
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
  /** What it would replace; null or absent where nothing is published. */
  readonly published?: Published | null;
}

/** A finding with the walk that shows it, where there is one. */
export type CheckFinding = Finding & { readonly walk?: readonly WalkStep[] };

export interface CheckResult {
  /** What would run; null when it cannot be read. */
  readonly procedure: Procedure | null;
  readonly findings: readonly CheckFinding[];
}

/** Who wants to hear before everything is looked at: soundness may take seconds. */
export interface CheckNews {
  /** What is known at once, where a deeper look goes on. */
  readonly onFirst: (first: CheckResult) => void;
  /** How many states the deeper look has found. */
  readonly onLooked: (states: number) => void;
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
 * server alone, which has the settings in force. With news it looks twice where the first look is cut short.
 */
export async function checkDiagram(
  request: CheckRequest,
  news: CheckNews | null = null,
): Promise<CheckResult> {
  const { xml, called, decisions, forms, published = null } = request;
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
  const hints = published === null ? [] : stagesDropped(procedure, published);
  const checked = (sound: readonly CheckFinding[]): CheckResult => ({
    procedure,
    findings: distinct([...findings, ...sound, ...hints]),
  });
  if (findings.some(isError)) {
    return checked([]);
  }
  if (news !== null) {
    const first = soundnessOf(procedure, { effort: firstLook });
    if (!('cutShort' in first)) {
      return checked(findingsOf(procedure, first));
    }
    news.onFirst(checked(findingsOf(procedure, first)));
  }
  return checked(soundnessFindings(procedure, { onFound: news?.onLooked }));
}
