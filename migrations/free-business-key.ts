import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a message may start a case of a procedure: its correlation is the business key, and one case at a time
 * runs under it. Without correlation each message starts a case.
 */
export const freeBusinessKey = (
  procedureKey: RawBuilder<unknown>,
  correlation: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`
  (${correlation} is null or not exists (
    select from "case" c
    where c.procedure_key = ${procedureKey} and c.business_key = ${correlation}
      and c.state in ('opening', 'open', 'suspended')))`;
