import type { LimitValue } from '../bpmn/engine/commands.ts';
import type { Finding } from '../bpmn/model/finding.ts';
import { graphSize } from '../bpmn/model/graph-size.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import { parseProcedure } from '../bpmn/parse/parse-procedure.ts';
import { soundnessFindings } from '../bpmn/simulate/soundness-findings.ts';
import { conversationFindings } from '../bpmn/validate/conversation-findings.ts';
import { judgeDiagram } from '../bpmn/validate/strict/judge-diagram.ts';
import { errorAt } from '../bpmn/validate/rule.ts';
import type { Known, LimitCheck, LimitProblem } from '../bpmn/validate/rule.ts';
import { validateProcedure } from '../bpmn/validate/validate-procedure.ts';
import { dueAt } from '../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Limit } from '../domain/limits/limit.ts';
import { parseLimit } from '../domain/limits/parse-limit.ts';
import { roles } from '../domain/permissions/roles.ts';
import { serviceVariables, startVariableNames } from '../domain/procedures/given-variables.ts';
import { serviceNames } from '../domain/procedures/service-names.ts';
import type { Form } from '../domain/forms/form.ts';
import type { CompileProcedure } from '../migrations/publish-procedure.ts';
import { pinDecisions } from './procedures/pin-decisions.ts';
import { pinForms } from './procedures/pin-forms.ts';
import { readDecisions } from './procedures/read-decisions.ts';

/** What the worker opens cases by (`activities/case-starter.ts`). */
const startsBy: Known['startsBy'] = ['message', 'signal', 'timer', 'condition'];
/** Characters of a graph; the delivered one has about 40,000. */
const graphLimit = 4_000_000;

/** What holds at the time of publishing. */
export interface PublishingHost {
  readonly settings: JsonObject;
  /** Null on an installation without one. */
  readonly calendar: WorkingCalendar | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Judges limits too, by the settings and the calendar in force. */
export const compileWith =
  ({ settings, calendar, at }: PublishingHost): CompileProcedure =>
  (request, callable) =>
    compile(request, callable, {
      settings,
      at,
      problemOf: (value) => limitProblem(value, calendar, at),
    });

/** Where no case runs yet, limits are not judged: they depend on settings and on the calendar. */
export const compileProcedure: CompileProcedure = (request, callable) => compile(request, callable);

const limitProblem = (
  value: LimitValue,
  calendar: WorkingCalendar | null,
  at: number,
): LimitProblem | null => {
  const limit = parseLimit(value);
  if (limit === null) return { code: 'limit-not-valid', params: {} };
  const year = calendar === null ? new Date(at).getUTCFullYear() : missingYear(limit, calendar, at);
  return year === null ? null : { code: 'limit-not-covered', params: { year } };
};

const missingYear = (limit: Limit, calendar: WorkingCalendar, at: number): number | null => {
  const due = dueAt(at, limit, calendar);
  return due.ok ? null : due.missingYear;
};

/**
 * Parses a diagram with its decisions and judges it: as it was written (deployment profile), as a procedure,
 * against the roles, services, forms, decisions and procedures of the centre, and, when nothing else is wrong,
 * whether it always comes to its end.
 */
const compile = async (
  { xml, forms, decisions: texts = [], process }: Parameters<CompileProcedure>[0],
  callable: Parameters<CompileProcedure>[1],
  limits?: LimitCheck,
): ReturnType<CompileProcedure> => {
  const given = await readDecisions(texts);
  const { procedure, findings: read } = await parseProcedure(xml, {
    called: mapValues(callable, ({ graph }) => graph),
    decisions: mapValues(Object.fromEntries(given.decisions), ({ model }) => model),
    ...(process === undefined ? {} : { process }),
  });
  const findings: Finding[] = [
    ...given.findings,
    ...distinct([...read, ...(await judgeDiagram(xml, 'deployment'))]),
    ...(await conversationFindings(xml)),
  ];
  if (procedure === null || graphSize(procedure) > graphLimit) {
    if (procedure !== null)
      findings.push(errorAt('procedure-too-large', procedure.id, { limit: graphLimit }));
    return { procedure: null, forms, decisions: [], findings };
  }
  const pinned = pinForms(procedure, forms, callable);
  const { decisions, findings: unused } = pinDecisions(procedure, given.decisions, callable);
  const known = {
    roles,
    services: serviceNames,
    forms: pinned.forms.map((form) => form.key),
    startsBy,
    variables: {
      given: [...startVariableNames, ...serviceVariables],
      fields: fieldsOf(pinned.forms),
    },
    ...(limits === undefined ? {} : { limits, inForce: limits }),
  };
  findings.push(...validateProcedure(procedure, known), ...pinned.findings, ...unused);
  const isRunnable = findings.every(({ severity }) => severity !== 'error');
  return {
    procedure,
    forms: pinned.forms,
    decisions,
    findings: isRunnable ? [...findings, ...soundnessFindings(procedure)] : findings,
  };
};

const mapValues = <T, R>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => R,
): Readonly<Record<string, R>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

const fieldsOf = (forms: readonly Form[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(forms.map(({ key, fields }) => [key, fields.map(({ name }) => name)]));

/** Both readings say the same of a text that cannot be read. */
const distinct = (findings: readonly Finding[]): Finding[] => {
  const told = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...told.values()];
};
