import { dayNumber } from '../../domain/calendar/day-number.ts';
import { zoneOffset } from '../../domain/calendar/zone-offset.ts';
import { bigrams } from '../../domain/text/bigrams.ts';
import { centreUnit } from '../../migrations/centre-unit.ts';
import {
  openReport as storeReport,
  type OpenReportAnswer,
} from '../../migrations/functions/open-report.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { LedgerActor } from '../../migrations/functions/ledger-actor.ts';
import { engineVersion, type Actor, type CaseInput } from '../../workflows/contract.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { canonicalHash } from '../canonical-hash.ts';
import type { OpenedReport, OpenReport } from '../contract/reports.ts';
import type { Repeatable } from '../idempotency.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import { protectFromTheStart } from '../secrecy/set-secrecy.ts';
import type { ApiServices } from '../services.ts';
import { checkReport, type ReportFacts } from './check-report.ts';
import { startVariables } from './start-variables.ts';
import { untilOpened } from './until-opened.ts';

/** Who reports, and how it came. */
export interface Reporting {
  readonly actor: Actor & { readonly person: string };
  readonly repeatable: Repeatable;
  /** Kept with the report (`details`): where an imported row came from. */
  readonly details?: JsonObject;
  /** Longest wait for the case to be open, in milliseconds; 0: do not wait at all. */
  readonly waitMillis?: number;
}

export interface Opened extends OpenedReport {
  /** The same channel and external id, or the same key and body, came before. */
  readonly repeated: boolean;
}

/** Procedure of every report until there are others to choose from. */
export const reportProcedure = 'ordinary-event';
const longestWait = 2_000;

interface Prepared {
  readonly report: OpenReport;
  readonly facts: ReportFacts;
  readonly procedure: PublishedProcedure;
  readonly reporting: Reporting;
  readonly input: CaseInput;
}

const prepare = async (
  services: ApiServices,
  report: OpenReport,
  reporting: Reporting,
): Promise<Prepared> => {
  const [facts, procedure, settings, centre] = await Promise.all([
    checkReport(services.database, report, services.now()),
    services.procedures.current(reportProcedure),
    services.settings.forCase(),
    centreUnit(services.database),
  ]);
  if (centre === null) throw new Error('Expected a unit that is the centre, but there is none');
  if (procedure === null)
    throw new Problem('procedure-invalid', {
      detail: `No version of ${reportProcedure} is published`,
    });
  const caseId = newId();
  return {
    report,
    facts,
    procedure,
    reporting,
    input: {
      caseId,
      engineVersion,
      graphHash: procedure.hash,
      settings,
      offset: zoneOffset(services.now().getTime(), services.config.timeZone),
      begin: {
        kind: 'start',
        variables: startVariables(report, facts, {
          caseId,
          centre: centre.id,
          settings: settings.variables,
        }),
        actor: reporting.actor,
      },
    },
  };
};

const textsOf = (report: OpenReport): string =>
  [report.title, report.description, report.location?.address ?? ''].join('\n');

/** What was not said is null, in the shape that the database function takes. */
const placeRow = ({ location }: OpenReport, facts: ReportFacts) => ({
  longitude: location?.longitude ?? null,
  latitude: location?.latitude ?? null,
  address: location?.address ?? null,
  grid: facts.grid?.id ?? null,
});

const reporterRow = ({ reporter }: OpenReport) => ({
  reporterName: reporter?.name ?? null,
  reporterPhone: reporter?.phone ?? null,
  wantsCallback: reporter?.wantsCallback ?? false,
});

const reportRow = ({ report, facts, reporting }: Prepared) => ({
  id: newId(),
  ...placeRow(report, facts),
  ...reporterRow(report),
  channel: report.channel,
  externalId: report.externalId ?? null,
  title: report.title.trim(),
  description: report.description,
  category: facts.classId,
  occurredAt: report.occurredAt === undefined ? null : new Date(report.occurredAt).toISOString(),
  urgency: report.urgency ?? 'normal',
  details: { selfHandled: report.selfHandled ?? false, ...reporting.details },
  createdBy: reporting.actor.person,
});

const caseRow = ({ input, procedure }: Prepared) => ({
  id: input.caseId,
  conditionId: null,
  unit: null,
  procedureKey: procedure.key,
  procedureVersion: procedure.version,
  graphHash: procedure.hash,
  settings: input.settings,
  variables: input.begin.kind === 'start' ? input.begin.variables : {},
});

const ledgerActorOf = ({ actor: { person, role, unit } }: Reporting): LedgerActor => ({
  person,
  ...(role === undefined ? {} : { role }),
  ...(unit === undefined ? {} : { unit }),
});

const store = async (
  services: ApiServices,
  db: Db,
  prepared: Prepared,
): Promise<OpenReportAnswer> => {
  const { report, input, reporting } = prepared;
  return storeReport(db, {
    report: reportRow(prepared),
    case: caseRow(prepared),
    command: {
      id: newId(),
      principal: reporting.actor.person,
      idempotencyKey: reporting.repeatable.key,
      bodyHash: reporting.repeatable.bodyHash,
      payload: { input },
    },
    actor: ledgerActorOf(reporting),
    origin: reporting.actor.origin,
    reportDigest: canonicalHash(report),
    day: dayNumber(services.now().getTime(), services.config.timeZone),
    bigrams: bigrams(textsOf(report)),
    attachments: (report.attachments ?? []).map((id) => ({ id, purpose: null })),
  });
};

const storeProtected = (
  services: ApiServices,
  prepared: Prepared,
  reason: string,
): Promise<OpenReportAnswer> =>
  services.database.transaction().execute(async (transaction) => {
    const answer = await store(services, transaction, prepared);
    if (answer.code === 'opened')
      await protectFromTheStart(
        transaction,
        {
          caseId: answer.caseId,
          actor: ledgerActorOf(prepared.reporting),
          origin: prepared.reporting.actor.origin,
        },
        reason,
      );
    return answer;
  });

/** While the engine is known to be away nobody waits for it: the sender opens the case. */
const start = async (services: ApiServices, input: CaseInput): Promise<'started' | 'pending'> =>
  services.engine.isAway() ? 'pending' : services.engine.start(input);

/**
 * Stores a report with its case and starts the case. What this answers is stored and never lost; a
 * case that the engine could not open in time is opened later by the command sender.
 * @throws Problem `validation-failed`, `idempotency-key-reused`
 */
export const openReport = async (
  services: ApiServices,
  report: OpenReport,
  reporting: Reporting,
): Promise<Opened> => {
  const prepared = await prepare(services, report, reporting);
  const answer = await (report.protected === undefined
    ? store(services, services.database, prepared)
    : storeProtected(services, prepared, report.protected.reason));
  if (answer.code === 'idempotency-key-reused') throw new Problem(answer.code);
  if (answer.code === 'validation-failed') {
    throw fieldProblem(answer.code, `/${answer.path}`, {
      code: 'unknown-reference',
      message: 'must be own files that nothing refers to yet',
    });
  }
  const repeated = answer.code === 'repeated';
  const started = repeated ? 'started' : await start(services, prepared.input);
  const wait = started === 'started' ? (reporting.waitMillis ?? longestWait) : 0;
  const opened =
    answer.caseState !== 'opening' || (await untilOpened(services.database, answer.caseId, wait));
  return {
    id: answer.reportId,
    number: answer.reportNumber,
    caseId: answer.caseId,
    caseNumber: answer.caseNumber,
    opened,
    repeated,
  };
};
