import type { Json, JsonObject } from '../../bpmn/model/json.ts';
import type { startVariableNames } from '../../domain/procedures/given-variables.ts';
import type { OpenReport } from '../contract/reports.ts';
import type { ReportFacts } from './check-report.ts';

type StartVariables = Readonly<Record<(typeof startVariableNames)[number], Json>>;

/** The rest the procedure sets itself. */
export const startVariables = (
  report: Pick<OpenReport, 'channel' | 'urgency' | 'reporter' | 'selfHandled'>,
  facts: ReportFacts,
  start: { readonly caseId: string; readonly centre: string; readonly settings: JsonObject },
): StartVariables => ({
  caseId: start.caseId,
  channel: report.channel,
  category: facts.classId,
  conditionId: null,
  limit: null,
  confirmation: 'none',
  urgency: report.urgency ?? 'normal',
  grid: facts.grid?.id ?? null,
  gridUnit: facts.grid?.unit ?? null,
  centre: start.centre,
  wantsCallback: report.reporter?.wantsCallback ?? false,
  needsAnswer: false,
  selfHandled: report.selfHandled ?? false,
  settings: start.settings,
});
