import { sql } from 'kysely';
import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { openedTo } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

/** @throws Problem `purpose-required` for a protected case that the reader has not said a purpose for */
export const requireOpened = (found: {
  readonly opened: boolean;
  readonly case: { readonly id: string; readonly number: string };
  /** The task, if the reader can take it: whoever works on a case is not asked. */
  readonly offered?: string | null;
}): void => {
  if (found.opened) return;
  const { id: caseId, number } = found.case;
  throw new Problem('purpose-required', {
    params: { caseId, number, taskId: found.offered ?? null },
  });
};

/** The same where only the level of the case was read. @throws Problem `purpose-required` */
export const requireOpenedCase = async (
  services: ApiServices,
  reader: Reader,
  { id, secrecy }: { readonly id: string; readonly secrecy: SecrecyLevel },
): Promise<void> => {
  if (secrecy === 'ordinary') return;
  const { rows } = await sql<{ readonly opened: boolean; readonly number: string }>`
    select ${openedTo(reader.id)} as opened, coalesce(c.number, c.report_number) as number
    from "case" c where c.id = ${id}`.execute(services.database);
  for (const { opened, number } of rows) requireOpened({ opened, case: { id, number } });
};
