import { can } from '../../domain/permissions/can.ts';
import { proposalReaders } from '../../domain/supervision/proposal-readers.ts';
import type { ActionFacts } from '../../domain/actions/action-facts.ts';
import { offeredActions } from '../../domain/actions/offered-actions.ts';
import type { CaseDetail } from '../contract/cases.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { loadOpenTasks } from '../tasks/load-task.ts';
import { takenBackIn } from '../tasks/take-back.ts';
import { cardsOf } from '../supervision/case-cards.ts';
import { proposalsOf } from '../supervision/case-proposals.ts';
import { viewCaseTask } from '../tasks/task-detail.ts';
import { openAdHoc, viewAdHoc, withActivities } from './ad-hoc.ts';
import { actionFacts } from './case-facts.ts';
import {
  assessmentOf,
  attachmentsOf,
  commentsOf,
  conditionOf,
  incidentsOf,
  reportsOf,
} from './case-parts.ts';
import { viewCase } from './case-rows.ts';
import { clocksOf } from './clocks.ts';
import { duplicateLinks } from './duplicate-links.ts';
import type { LoadedCase } from './load-case.ts';
import { pendingIntervention, viewInterventions } from './interventions.ts';
import { maskReporter } from './mask-reporter.ts';
import { replayedState } from './replayed-state.ts';
import { passedStages, stageFinishers, stageProgress } from './stage-progress.ts';
import { standstillsOf } from './standstills-of.ts';
import { waitsIn } from './waits.ts';

const seesProposals = ({ principal, case: { resource } }: ActionFacts): boolean =>
  proposalReaders.some((permission) => can(principal, permission, resource).allowed);

/** The version that the case runs on. */
export const procedureOfCase = async (
  services: ApiServices,
  loaded: Pick<LoadedCase, 'procedure_key' | 'procedure_version'>,
): Promise<PublishedProcedure> => {
  const procedure = await services.procedures.version(
    loaded.procedure_key,
    loaded.procedure_version,
  );
  if (procedure !== null) return procedure;
  throw new Error(
    `Expected version ${String(loaded.procedure_version)} of ${loaded.procedure_key}, but there is none`,
  );
};

/** What is read beside the case's own row. */
const readParts = async (services: ApiServices, reader: Reader, loaded: LoadedCase) => {
  const { database } = services;
  const [procedure, clocks, open, facts, attachments, comments, links, calendar, pending] =
    await Promise.all([
      procedureOfCase(services, loaded),
      clocksOf(services, loaded),
      loadOpenTasks(services, reader, loaded.id),
      actionFacts(services, reader, loaded),
      attachmentsOf(database, loaded.id),
      commentsOf(database, loaded.id),
      duplicateLinks(database, loaded.id),
      services.calendars.inForce(),
      pendingIntervention(database, loaded.id),
    ]);
  const [
    received,
    incidents,
    condition,
    assessment,
    finishers,
    state,
    stood,
    tasks,
    cards,
    proposals,
  ] = await Promise.all([
    reportsOf(database, loaded.id, links.duplicates),
    incidentsOf(database, loaded.id),
    conditionOf(database, loaded.condition_id),
    assessmentOf(database, loaded.id, loaded.round),
    stageFinishers(database, loaded.id),
    replayedState(services, loaded, procedure.graph),
    standstillsOf(database, loaded.id),
    Promise.all(open.map(async (task) => viewCaseTask(services, task, facts))),
    cardsOf(database, loaded.id, { now: services.now(), calendar }),
    proposalsOf(database, loaded.id),
  ]);
  return {
    procedure,
    clocks,
    tasks,
    facts,
    attachments,
    comments,
    received,
    links,
    calendar,
    incidents,
    condition,
    assessment,
    finishers,
    state,
    stood,
    cards,
    proposals,
    pending,
  };
};

/** What may be done beside the procedure; null once the case stands still for good. */
const interventionsIn = async (
  { database }: ApiServices,
  { id }: LoadedCase,
  { state, procedure, pending }: Awaited<ReturnType<typeof readParts>>,
  facts: ActionFacts,
): Promise<CaseDetail['interventions']> =>
  state === null
    ? null
    : viewInterventions(database, { id, graph: procedure.graph, state }, pending, facts);

/** Everything about a case on one page. */
export const caseDetail = async (
  services: ApiServices,
  reader: Reader,
  loaded: LoadedCase,
): Promise<CaseDetail> => {
  const parts = await readParts(services, reader, loaded);
  const { clocks, procedure, state } = parts;
  const adHoc = state === null ? [] : openAdHoc(loaded.id, procedure.graph, state);
  const facts = withActivities(parts.facts, adHoc);
  const { reporter } = parts.received;
  const summary = viewCase(loaded, services.now(), parts.calendar);
  const { longitude, latitude, address } = loaded;
  const { key, version, hash, name, nameEn } = procedure;
  return {
    ...summary,
    description: loaded.description,
    location: { longitude, latitude, address, grid: summary.grid },
    reporter:
      reporter === null
        ? null
        : {
            ...maskReporter(reporter),
            inFull: can(facts.principal, 'case.read-personal', facts.case.resource).allowed,
          },
    condition: parts.condition,
    stages: stageProgress({
      graph: procedure.graph,
      stored: loaded.stages,
      clocks,
      finishers: parts.finishers,
      passed: state === null ? new Set() : passedStages(procedure.graph, state),
      ended: loaded.ended_at !== null,
      now: services.now().getTime(),
    }),
    clocks,
    tasks: parts.tasks,
    waits: state === null ? [] : waitsIn(procedure.graph, state, parts.stood),
    adHoc: viewAdHoc(adHoc, facts),
    interventions: await interventionsIn(services, loaded, parts, facts),
    takeBack:
      state === null || loaded.state !== 'open'
        ? []
        : await takenBackIn(services, reader, { id: loaded.id, graph: procedure.graph, state }),
    procedure: { key, version, hash, name, nameEn },
    actions: [...offeredActions(facts)],
    attachments: parts.attachments,
    comments: parts.comments,
    reports: parts.received.reports,
    ...parts.links,
    cards: parts.cards,
    cardProposals: seesProposals(facts) ? parts.proposals : [],
    incidents: parts.incidents,
    round: loaded.round,
    endCode: loaded.end_code,
    assessment: parts.assessment,
    serverTime: services.now().toISOString(),
  };
};
