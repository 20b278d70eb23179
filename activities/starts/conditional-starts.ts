import { sql } from 'kysely';
import type { Surroundings } from '../../bpmn/model/start-schedule.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { ConditionalStartTable } from '../../migrations/schema/conditional-start.ts';
import type { StartRules } from './start-rules.ts';
import type { Start, StartedProcedure } from './start.ts';

type Row = Omit<ConditionalStartTable, 'procedure_key'> & StartedProcedure;

/**
 * The first condition that has become true since it was last decided (BPMN 2.0.2, 10.5.2: false, then true).
 * That it holds is remembered in the transaction that opens the case. What is neither true nor false leaves it
 * as it was.
 */
export const takeConditionalStart =
  ({ startConditionHolds }: StartRules) =>
  async (db: Db, around: Surroundings): Promise<Start | null> => {
    const { rows } = await sql<Row>`
      select s.trigger, s.element, s.condition, s.held, p.key, v.version, v.hash, p.name as title
      from conditional_start s
      join procedure p on p.key = s.procedure_key
      join procedure_version v on v.procedure_key = p.key and v.version = p.current_version
      order by p.key, s.trigger
      for update of s skip locked for key share of p skip locked
    `.execute(db);
    for (const { trigger, element, condition, held, ...about } of rows) {
      const holds = startConditionHolds(condition, around) ?? held;
      if (holds === held) continue;
      await db
        .updateTable('conditional_start')
        .set({ held: holds })
        .where('procedure_key', '=', about.key)
        .where('trigger', '=', trigger)
        .execute();
      if (!holds) continue;
      const businessKey = `${trigger} ${new Date(around.at).toISOString()}`;
      return {
        ...about,
        id: `${about.key} ${businessKey}`,
        element,
        variables: {},
        businessKey,
        origin: 'condition',
        cause: { type: 'condition' },
      };
    }
    return null;
  };
