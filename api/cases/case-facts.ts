import { sql } from 'kysely';
import type { CaseFacts, ActionFacts } from '../../domain/actions/action-facts.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { CaseState } from '../../domain/actions/action-table.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { Reader } from '../reader.ts';
import { ownScope } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { cardSettings } from '../../domain/supervision/card-settings.ts';
import { openCardOf, openCardRow } from '../supervision/open-card-row.ts';
import { proposalOf, waitingProposal } from '../supervision/waiting-proposal.ts';
import { pendingIntervention } from './interventions.ts';
import { judgedOf } from '../tasks/view-task.ts';

/** As much of a case as its facts are made of. */
export interface FactCase {
  readonly id: string;
  readonly state: CaseState;
  readonly grid_id: string | null;
  readonly secrecy: SecrecyLevel;
  readonly ended_at: Date | null;
  readonly settings: CaseSettings;
}

interface FactRow {
  readonly own: boolean;
  readonly units: string[];
  readonly units_above: string[];
  readonly open_tasks: number;
  readonly open_incidents: number;
  readonly parkings: number;
  readonly clock: unknown;
  readonly extension_pending: boolean;
}

/** The clock that an extension moves, and the form of the task that answers a request for one. */
export const handlingClock = 'handle';
const extensionForm = 'review-extension';

const readFacts = async (
  services: ApiServices,
  reader: Reader,
  caseId: string,
): Promise<FactRow> => {
  const own = ownScope(reader);
  const found = await sql<FactRow>`
    with recursive answering as (
      select unit_id as id from "case" where id = ${caseId} and unit_id is not null
      union select unit_id from task where case_id = ${caseId} and state = 'open' and unit_id is not null
    ), above as (
      select unit.parent_id as id from unit join answering on answering.id = unit.id where unit.parent_id is not null
      union select unit.parent_id from unit join above on above.id = unit.id where unit.parent_id is not null
    )
    select ${caseInScope(own)} as own,
      array(select id from answering) as units,
      array(select id from above) as units_above,
      (select count(*)::integer from task o where o.case_id = c.id and o.state = 'open') as open_tasks,
      (select count(*)::integer from incident i where i.case_id = c.id and i.state = 'open') as open_incidents,
      (select count(*)::integer from ledger_entry e where e.case_id = c.id and e.type = 'case-parked') as parkings,
      (select k.judged from clock k where k.case_id = c.id and k.name = ${handlingClock} and not k.cancelled
        order by (k.stopped_at is not null), k.step desc limit 1) as clock,
      exists (select 1 from task x where x.case_id = c.id and x.state = 'open' and x.form = ${extensionForm}) as extension_pending
    from "case" c where c.id = ${caseId}`.execute(services.database);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`Expected the case ${caseId}, but it is gone`);
  return row;
};

const reopenUntil = (loaded: FactCase, calendar: WorkingCalendar | null): number | null => {
  const window = parseLimit(loaded.settings.variables['reopenWindow']);
  if (loaded.ended_at === null || window === null || calendar === null) return null;
  const due = dueAt(loaded.ended_at.getTime(), window, calendar);
  return due.ok ? due.due : null;
};

/** What decides on the actions on a case; the task, if any, and open activities are added by the caller. */
export const actionFacts = async (
  services: ApiServices,
  reader: Reader,
  loaded: FactCase,
): Promise<ActionFacts & { readonly task: null }> => {
  const [row, card, proposal, pending, calendar, values] = await Promise.all([
    readFacts(services, reader, loaded.id),
    openCardRow(services.database, loaded.id),
    waitingProposal(services.database, loaded.id),
    pendingIntervention(services.database, loaded.id),
    services.calendars.inForce(),
    services.settings.values(),
  ]);
  const facts: CaseFacts = {
    state: loaded.state,
    resource: { own: row.own, units: row.units, unitsAbove: row.units_above, grid: loaded.grid_id },
    secrecy: loaded.secrecy,
    openTasks: row.open_tasks,
    openIncidents: row.open_incidents,
    parkings: row.parkings,
    clock: judgedOf(row.clock),
    extensionPending: row.extension_pending,
    card: card === null ? null : openCardOf(card),
    cardProposal: proposal === null ? null : proposalOf(proposal),
    intervention: pending === null ? null : { by: pending.by },
    reopenUntil: reopenUntil(loaded, calendar),
    startable: [],
    endable: [],
  };
  return {
    now: services.now().getTime(),
    principal: reader.principal,
    case: facts,
    task: null,
    rules: {
      extensionQuota: loaded.settings.extensionQuota,
      parkQuota: loaded.settings.parkQuota,
      cardApproval: cardSettings(values).approval,
      parkMaximumDays: typeof values.parkMaximumDays === 'number' ? values.parkMaximumDays : 0,
    },
  };
};
