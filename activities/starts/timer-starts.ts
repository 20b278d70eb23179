import { sql } from 'kysely';
import type { TimerRule } from '../../bpmn/model/event-definition.ts';
import type { StartSchedule, Surroundings } from '../../bpmn/model/start-schedule.ts';
import { zoneOffset } from '../../domain/calendar/zone-offset.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { prepared } from '../../migrations/prepared.ts';
import { scheduleIn, scheduleRow } from '../../migrations/schedule-row.ts';
import type { TimerStartTable } from '../../migrations/schema/timer-start.ts';
import type { Logger } from '../logger.ts';
import type { StartRules } from './start-rules.ts';
import type { StartedProcedure, TakeStart } from './start.ts';

type Row = Pick<
  TimerStartTable,
  'trigger' | 'element' | 'kind' | 'text' | 'since' | 'turn' | 'due_at'
>;

/**
 * The firing that has been due for longest. The row of its timer moves to the next one in the transaction that
 * opens the case, so that each is fired once. A procedure that is just being published waits for its turn.
 */
export const takeTimerStart =
  ({ fireStart }: StartRules, timeZone: string): TakeStart =>
  async (db, { at }) => {
    const { rows } = await prepared(sql<Row & StartedProcedure>`
      select s.trigger, s.element, s.kind, s.text, s.since, s.turn, s.due_at,
        p.key, v.version, v.hash, p.name as title
      from timer_start s
      join procedure p on p.key = s.procedure_key
      join procedure_version v on v.procedure_key = p.key and v.version = p.current_version
      where s.due_at <= ${new Date(at)}
      order by s.due_at, p.key, s.trigger limit 1
      for update of s skip locked for key share of p skip locked
    `).execute(db);
    const [row] = rows;
    if (row === undefined) return null;
    const schedule = scheduleIn(row);
    const firing = fireStart(schedule, at, zoneOffset(schedule.since, timeZone));
    if (firing === null) return null;
    const { key, version, hash, title, trigger, element } = row;
    const { due, turn, missed, next } = firing;
    await keepSchedule(db, { key, trigger }, next);
    const businessKey = `${trigger} ${new Date(due).toISOString()}`;
    return {
      key,
      version,
      hash,
      title,
      id: `${key} ${businessKey}`,
      element,
      variables: {},
      businessKey,
      origin: 'timer',
      cause: { type: 'timer', due, turn, missed },
    };
  };

/**
 * Timers that settings decide follow them. One that a setting leaves without a time goes on as it was, and the log
 * says so.
 */
export const followSettings = (
  { scheduleStart }: StartRules,
  log: Logger,
): ((db: Db, around: Surroundings) => Promise<void>) => {
  const told = new Map<string, string>();
  return async (db, around) => {
    const { rows } = await sql<Row & { readonly key: string; readonly timer: unknown }>`
      select s.*, p.key from timer_start s join procedure p on p.key = s.procedure_key
      where s.timer #> '{value,expression}' is not null
      order by p.key, s.trigger
      for update of s skip locked for key share of p skip locked
    `.execute(db);
    for (const row of rows) {
      const before = scheduleIn(row);
      const schedule = scheduleStart(asTimer(row.timer), around, before);
      if (schedule === before) continue;
      const { key, trigger } = row;
      if ('problem' in schedule) {
        const start = `${key} ${trigger}`;
        if (told.get(start) === schedule.text) continue;
        told.set(start, schedule.text);
        log.warn({ start, ...schedule }, 'timer of a start stays as it was');
        continue;
      }
      await keepSchedule(db, { key, trigger }, schedule);
    }
  };
};

const keepSchedule = async (
  db: Db,
  { key, trigger }: { readonly key: string; readonly trigger: string },
  schedule: StartSchedule,
): Promise<void> => {
  await db
    .updateTable('timer_start')
    .set(scheduleRow(schedule))
    .where('procedure_key', '=', key)
    .where('trigger', '=', trigger)
    .execute();
};

const asTimer = (timer: unknown): TimerRule =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only publishing writes them
  timer as TimerRule;
