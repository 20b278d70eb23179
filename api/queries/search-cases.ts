import { sql } from 'kysely';
import { bigrams } from '../../domain/text/bigrams.ts';
import type { Condition } from '../scope-predicate.ts';

/** `ilike` pattern of a text that may stand anywhere. */
export const asPattern = (text: string): string =>
  `%${text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)}%`;

/**
 * Cases whose number is `q`, or whose title, address or description contains it. `caseId` is the
 * column that names the case. Bigrams find the candidates by index, whatever two characters they are;
 * the text itself decides.
 */
export const matchesSearch = (q: string, caseId: ReturnType<typeof sql>): Condition => {
  const wanted = q.trim();
  const grams = bigrams(wanted);
  const candidates = grams.length === 0 ? sql`true` : sql`s.bigrams @> ${grams}::text[]`;
  const pattern = asPattern(wanted);
  return sql<boolean>`${caseId} = any(array(
    select f.id from "case" f where f.number = upper(${wanted}) or f.report_number = upper(${wanted})
    union all
    select s.case_id from case_search s join "case" f on f.id = s.case_id
    where ${candidates} and (f.title ilike ${pattern} or f.address ilike ${pattern} or f.description ilike ${pattern}
      or f.report_number ilike ${pattern} or f.number ilike ${pattern})
    limit 2000))`;
};
