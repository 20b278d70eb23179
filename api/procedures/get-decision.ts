import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';

/** The DMN text of a decision that a version asks. @throws Problem `not-found` */
export const getDecision = async (
  services: ApiServices,
  { key, version, hash }: { readonly key: string; readonly version: number; readonly hash: string },
): Promise<string> => {
  const row = await services.database
    .selectFrom('decision_text as t')
    .innerJoin('procedure_decision as d', 'd.hash', 't.hash')
    .where('d.procedure_key', '=', key)
    .where('d.version', '=', version)
    .where('t.hash', '=', hash)
    .select('t.text')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row.text;
};
