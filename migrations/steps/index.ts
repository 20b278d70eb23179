import type { Migration } from 'kysely/migration';
import { organisation } from './2026-11-22-01-organisation.ts';
import { reference } from './2026-11-22-02-reference.ts';
import { cases } from './2026-11-22-03-cases.ts';
import { exchange } from './2026-11-22-04-exchange.ts';
import { functions } from './2026-11-22-05-functions.ts';
import { passwords } from './2026-11-25-01-passwords.ts';
import { caseDue } from './2026-11-25-03-case-due.ts';
import { incidents } from './2026-11-25-04-incidents.ts';
import { plans } from './2026-11-25-05-plans.ts';
import { duplicates } from './2026-11-25-06-duplicates.ts';
import { leanerWrites } from './2026-11-25-07-leaner-writes.ts';
import { delegations } from './2026-11-25-08-delegations.ts';
import { savedViews } from './2026-11-25-09-saved-views.ts';
import { messageLocks } from './2026-11-26-01-message-locks.ts';
import { fewerStatements } from './2026-11-26-02-fewer-statements.ts';
import { eventsBetweenCases } from './2026-11-26-03-events-between-cases.ts';
import { askedBack } from './2026-11-26-04-asked-back.ts';
import { decisions } from './2026-11-26-05-decisions.ts';
import { timedStarts } from './2026-11-26-06-timed-starts.ts';
import { messagesFromOutside } from './2026-11-26-07-messages-from-outside.ts';
import { boardCounts } from './2026-11-26-08-board-counts.ts';
import { procedureDrafts } from './2026-11-26-10-procedure-drafts.ts';
import { rehearsals } from './2026-11-26-11-rehearsals.ts';
import { organisationChanges } from './2026-11-26-12-organisation-changes.ts';
import { apiTokens } from './2026-11-26-13-api-tokens.ts';
import { calendarPreviews } from './2026-11-26-14-calendar-previews.ts';
import { forecasts } from './2026-11-26-15-forecasts.ts';
import { supervisionCards } from './2026-11-26-16-supervision-cards.ts';
import { grids } from './2026-11-26-17-grids.ts';
import { cancelledImports } from './2026-11-26-18-cancelled-imports.ts';
import { taskDrafts } from './2026-11-26-19-task-drafts.ts';
import { serviceStates } from './2026-11-26-20-service-states.ts';
import { tasksAtHand } from './2026-11-26-21-tasks-at-hand.ts';
import { backups } from './2026-11-26-22-backups.ts';
import { cataloguePeriods } from './2026-11-26-23-catalogue-periods.ts';
import { toldAnswers } from './2026-11-26-24-told-answers.ts';
import { cardApprovals } from './2026-11-26-25-card-approvals.ts';
import { jointCases } from './2026-11-27-01-joint-cases.ts';
import { securityLog } from './2026-11-27-03-security-log.ts';
import { ledgerChecks } from './2026-11-27-04-ledger-checks.ts';
import { sealHeads } from './2026-11-27-05-seal-heads.ts';
import { protectedCases } from './2026-11-27-08-protected-cases.ts';
import { callerSearch } from './2026-11-27-09-caller-search.ts';
import { messagesOfSteps } from './2026-11-27-10-messages-of-steps.ts';
import { correlationTexts } from './2026-11-27-11-correlation-texts.ts';
import { lateTasks } from './2026-11-27-12-late-tasks.ts';
import { messagesAgain } from './2026-11-27-13-messages-again.ts';
import { longRunning } from './2026-11-27-14-long-running.ts';
import { taskFlags } from './2026-11-28-01-task-flags.ts';

/** Every step in order. A released step never changes; what is new is a new step at the end. */
export const steps: Readonly<Record<string, Migration>> = {
  '2026-11-22-01-organisation': organisation,
  '2026-11-22-02-reference': reference,
  '2026-11-22-03-cases': cases,
  '2026-11-22-04-exchange': exchange,
  '2026-11-22-05-functions': functions,
  '2026-11-25-01-passwords': passwords,
  '2026-11-25-03-case-due': caseDue,
  '2026-11-25-04-incidents': incidents,
  '2026-11-25-05-plans': plans,
  '2026-11-25-06-duplicates': duplicates,
  '2026-11-25-07-leaner-writes': leanerWrites,
  '2026-11-25-08-delegations': delegations,
  '2026-11-25-09-saved-views': savedViews,
  '2026-11-26-01-message-locks': messageLocks,
  '2026-11-26-02-fewer-statements': fewerStatements,
  '2026-11-26-03-events-between-cases': eventsBetweenCases,
  '2026-11-26-04-asked-back': askedBack,
  '2026-11-26-05-decisions': decisions,
  '2026-11-26-06-timed-starts': timedStarts,
  '2026-11-26-07-messages-from-outside': messagesFromOutside,
  '2026-11-26-08-board-counts': boardCounts,
  '2026-11-26-10-procedure-drafts': procedureDrafts,
  '2026-11-26-11-rehearsals': rehearsals,
  '2026-11-26-12-organisation-changes': organisationChanges,
  '2026-11-26-13-api-tokens': apiTokens,
  '2026-11-26-14-calendar-previews': calendarPreviews,
  '2026-11-26-15-forecasts': forecasts,
  '2026-11-26-16-supervision-cards': supervisionCards,
  '2026-11-26-17-grids': grids,
  '2026-11-26-18-cancelled-imports': cancelledImports,
  '2026-11-26-19-task-drafts': taskDrafts,
  '2026-11-26-20-service-states': serviceStates,
  '2026-11-26-21-tasks-at-hand': tasksAtHand,
  '2026-11-26-22-backups': backups,
  '2026-11-26-23-catalogue-periods': cataloguePeriods,
  '2026-11-26-24-told-answers': toldAnswers,
  '2026-11-26-25-card-approvals': cardApprovals,
  '2026-11-27-01-joint-cases': jointCases,
  '2026-11-27-03-security-log': securityLog,
  '2026-11-27-04-ledger-checks': ledgerChecks,
  '2026-11-27-05-seal-heads': sealHeads,
  '2026-11-27-08-protected-cases': protectedCases,
  '2026-11-27-09-caller-search': callerSearch,
  '2026-11-27-10-messages-of-steps': messagesOfSteps,
  '2026-11-27-11-correlation-texts': correlationTexts,
  '2026-11-27-12-late-tasks': lateTasks,
  '2026-11-27-13-messages-again': messagesAgain,
  '2026-11-27-14-long-running': longRunning,
  '2026-11-28-01-task-flags': taskFlags,
};
