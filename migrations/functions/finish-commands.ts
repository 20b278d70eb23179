import { sql } from 'kysely';
import type { Db } from './call-function.ts';

/**
 * The engine refused the command: keeps the code under it, undoes the claim that came with it, frees
 * the message that it carried. False when the command was not pending any more.
 */
export const refuseCommand = async (
  db: Db,
  commandId: string,
  code: string,
  detail: object = {},
): Promise<boolean> => {
  const { rows } = await sql<{ refused: boolean }>`
    select refuse_command(${commandId}, ${code}, ${JSON.stringify(detail)}::jsonb) as refused
  `.execute(db);
  return rows[0]?.refused ?? false;
};

/**
 * Whether a refusal `task-not-open` came too early: the task stands open in the database, and an
 * earlier command of the case may be lost to the engine (decision 11). Then the earlier ones become
 * due at once, and this one a second later.
 */
export const putBehind = async (db: Db, commandId: string): Promise<boolean> => {
  const { rows } = await sql<{ early: boolean }>`
    select put_behind(${commandId}) as early
  `.execute(db);
  return rows[0]?.early ?? false;
};

/** The sender takes the command over at once: where the engine and the database disagree, it mends the case. */
export const leaveToSender = async (db: Db, commandId: string): Promise<void> => {
  await db
    .updateTable('command')
    .set({ next_attempt_at: sql`now()` })
    .where('id', '=', commandId)
    .where('confirmed_at', 'is', null)
    .execute();
};

/**
 * The engine itself answered these commands (their Updates returned): they will not be sent again.
 * Cheap in bulk; calling it late or never costs one repeated Update each, which the engine answers
 * from its memory. Commands whose answer was projected but never confirmed are sent again, because a
 * projection may be committed by a workflow task that the engine lost (decision 11).
 */
export const confirmCommands = async (db: Db, ids: readonly string[]): Promise<number> => {
  const { rows } = await sql<{ confirmed: number }>`
    select confirm_commands(${[...ids]}::text[]) as confirmed
  `.execute(db);
  return rows[0]?.confirmed ?? 0;
};
