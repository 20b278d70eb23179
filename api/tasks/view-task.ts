import { remainingAt } from '../../domain/clocks/clock-state.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { maskedTitle } from '../../domain/secrecy/masked-title.ts';
import type { Named } from '../contract/common.ts';
import type { Task } from '../contract/tasks.ts';
import { namedOrNull } from '../named.ts';
import { elementIn, type PublishedProcedure } from '../procedure-store.ts';
import { maskUnlessOpened } from '../secrecy/mask-unless-opened.ts';
import type { ApiServices } from '../services.ts';
import type { TaskRow } from './task-rows.ts';

/** What was stored as judged; only `record_progress` writes it. */
export const judgedOf = (stored: unknown): JudgedClock | null =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the judge itself
  stored === null || stored === undefined ? null : (stored as JudgedClock);

const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const remainingOf = (row: TaskRow, at: Date, calendar: WorkingCalendar | null): number | null => {
  const judged = judgedOf(row.judged);
  // A closed task shows what was left when it was closed, if its clock stopped with it.
  if (judged === null || calendar === null || (row.state !== 'open' && judged.stoppedAt === null))
    return null;
  return remainingAt(judged, at.getTime(), calendar);
};

const delegationOf = ({
  delegation,
  delegation_people: people,
  opened,
}: TaskRow): Task['delegation'] => {
  if (delegation === null) return null;
  const named = (id: string): Named => people?.find((one) => one.id === id) ?? { id, name: id };
  const { state, owner, delegate, by, at, reason, comment, resolvedAt } = delegation;
  return {
    state,
    owner: named(owner),
    delegate: named(delegate),
    by: by === null ? null : named(by),
    at: new Date(at).toISOString(),
    reason: opened ? reason : maskedTitle,
    comment: opened ? (comment ?? null) : null,
    resolvedAt: resolvedAt === undefined ? null : new Date(resolvedAt).toISOString(),
  };
};

/** Rows have the name by which the procedure asked for the task; the English one stands in the procedure. */
const nameEnIn = (
  procedure: PublishedProcedure | null,
  { element, name }: { readonly element: string; readonly name: string },
): string => {
  const nameEn = procedure === null ? '' : (elementIn(procedure.graph, element)?.nameEn ?? '');
  return nameEn === '' ? name : nameEn;
};

const awaitedBy = (
  { waits_for: id, awaited }: TaskRow,
  procedure: PublishedProcedure | null,
): Task['waitsFor'] =>
  id === null || awaited === null ? null : { ...awaited, id, nameEn: nameEnIn(procedure, awaited) };

/** A task as people see it at that moment. */
export const viewTask = async (services: ApiServices, row: TaskRow, at: Date): Promise<Task> => {
  const [procedure, calendar] = await Promise.all([
    services.procedures.version(row.procedure_key, row.procedure_version),
    services.calendars.inForce(),
  ]);
  return {
    ...contentOf(maskUnlessOpened(row), at, calendar),
    nameEn: nameEnIn(procedure, row),
    waitsFor: awaitedBy(row, procedure),
  };
};

const contentOf = (
  row: TaskRow,
  at: Date,
  calendar: WorkingCalendar | null,
): Omit<Task, 'nameEn' | 'waitsFor'> => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: row.case_number,
  title: row.title,
  address: row.address,
  longitude: row.longitude,
  latitude: row.latitude,
  stage: row.stage,
  element: row.element,
  name: row.name,
  unit: namedOrNull({ id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en }),
  role: row.role,
  assignee: namedOrNull({
    id: row.assignee_id,
    name: row.assignee_name,
    nameEn: row.assignee_name_en,
  }),
  claimedAt: isoOrNull(row.claimed_at),
  channel: row.channel,
  category: row.category,
  className: row.class_name,
  classNameEn: row.class_name_en,
  urgency: row.urgency,
  createdAt: row.opened_at.toISOString(),
  closedAt: isoOrNull(row.closed_at),
  dueAt: isoOrNull(row.due_at),
  warnAt: isoOrNull(row.warn_at),
  clockState: row.clock_state,
  remainingMillis: remainingOf(row, at, calendar),
  limitUnit: judgedOf(row.judged)?.limit?.unit ?? null,
  returns: row.returns,
  outcomes: row.outcomes,
  outcome: row.outcome,
  state: row.state,
  version: row.version,
  delegation: delegationOf(row),
  card: row.card,
  flagged: row.flagged,
  secrecy: row.secrecy,
});
