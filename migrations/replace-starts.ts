import type { Insertable } from 'kysely';
import { startConditionHolds } from '../bpmn/engine/start-condition.ts';
import { scheduleStart } from '../bpmn/engine/start-schedule.ts';
import { startTriggersOf, type StartTrigger } from '../bpmn/engine/triggers.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { Surroundings } from '../bpmn/model/start-schedule.ts';
import { caseSettings } from '../domain/settings/case-settings.ts';
import type { Db } from './functions/call-function.ts';
import { scheduleIn, scheduleRow } from './schedule-row.ts';
import type { ConditionalStartTable } from './schema/conditional-start.ts';
import type { StartSubscriptionTable } from './schema/start-subscription.ts';
import type { TimerStartTable } from './schema/timer-start.ts';
import { settingsInForce } from './settings-in-force.ts';

/**
 * New cases are of the current version: what starts them is what it says. A timer or condition that stays the
 * same goes on where it was.
 */
export const replaceStarts = async (
  db: Db,
  procedure: Procedure,
  when: Pick<Surroundings, 'at' | 'offset'>,
): Promise<void> => {
  const triggers = startTriggersOf(procedure);
  await replaceSubscriptions(db, procedure.id, triggers);
  const { variables: settings } = caseSettings(await settingsInForce(db));
  const around = { settings, ...when };
  await replaceTimers(db, { key: procedure.id, triggers, around });
  await replaceConditions(db, { key: procedure.id, triggers, around });
};

interface Replaced {
  readonly key: string;
  readonly triggers: readonly StartTrigger[];
  readonly around: Surroundings;
}

const replaceSubscriptions = async (
  db: Db,
  key: string,
  triggers: readonly StartTrigger[],
): Promise<void> => {
  await db.deleteFrom('start_subscription').where('procedure_key', '=', key).execute();
  const rows = triggers.flatMap(({ element, trigger }): Insertable<StartSubscriptionTable>[] => {
    const row = { procedure_key: key, element };
    if (trigger.type === 'message')
      return [{ ...row, kind: trigger.type, name: trigger.message.message }];
    return trigger.type === 'signal' ? [{ ...row, kind: trigger.type, name: trigger.signal }] : [];
  });
  if (rows.length > 0)
    await db
      .insertInto('start_subscription')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

const replaceTimers = async (db: Db, { key, triggers, around }: Replaced): Promise<void> => {
  const known = await db
    .deleteFrom('timer_start')
    .where('procedure_key', '=', key)
    .returningAll()
    .execute();
  const before = new Map(known.map((row) => [row.trigger, scheduleIn(row)]));
  const rows = triggers.flatMap(({ element, wait, trigger }): Insertable<TimerStartTable>[] => {
    if (trigger.type !== 'timer') return [];
    const schedule = scheduleStart(trigger.timer, around, before.get(wait) ?? null);
    if ('problem' in schedule)
      throw new Error(
        `Expected ${wait} to be refused before it is kept, but it is ${schedule.problem}: ${schedule.text}`,
      );
    const timer = JSON.stringify(trigger.timer);
    return [{ procedure_key: key, trigger: wait, element, timer, ...scheduleRow(schedule) }];
  });
  if (rows.length > 0) await db.insertInto('timer_start').values(rows).execute();
};

const replaceConditions = async (db: Db, { key, triggers, around }: Replaced): Promise<void> => {
  const known = await db
    .deleteFrom('conditional_start')
    .where('procedure_key', '=', key)
    .returningAll()
    .execute();
  const before = new Map(
    known.map(({ trigger, condition, held }) => [trigger, { condition, held }]),
  );
  const rows = triggers.flatMap(
    ({ element, wait, trigger }): Insertable<ConditionalStartTable>[] => {
      if (trigger.type !== 'condition') return [];
      const { condition } = trigger;
      const same = before.get(wait);
      const held =
        same?.condition === condition ? same.held : startConditionHolds(condition, around) === true;
      return [{ procedure_key: key, trigger: wait, element, condition, held }];
    },
  );
  if (rows.length > 0) await db.insertInto('conditional_start').values(rows).execute();
};
